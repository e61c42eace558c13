// The dialog behind "Mark claim": one view with the claims on file that say nearly the same, and below them the new one,
// filled in. Enter saves what is chosen: one on file, if the arrows went to it, else the new claim. The same dialog
// changes the claim under the caret.
//
// It is a native <dialog> at the end of the page, outside the story's form, whose fields would otherwise be posted and
// whose Enter would submit. Escape closes it, gives the selection back and keeps what was typed for the next time.
// It opens at once: whatever the server has to say comes in later, and never over what was typed meanwhile.

import { ClaimForm } from "./claim-form.js";
import { el, json, short } from "./dom.js";
import { ask, known, remember } from "./story/claims-store.js";

const NEAREST = 2 // claims of the story beside the passage, which it may go on with
let counter = 0

export class ClaimDialog {
  /** `actions` = {mark(range, claim), unmark(range), back(range), jump(claim), wider(range, told) -> {range, …} or {cut}
   *  or null, here() -> uids in the text, near(range) -> uids, language()} carry out the decision in the editor. */
  constructor(options, actions) {
    this.options = options
    this.actions = this.ofEditor = actions
    this.results = []
    this.chosen = -1
    this.build()
  }

  remove() { this.dialog.remove() }

  build() {
    const id = `claim-dialog-${++counter}`
    this.id = id
    this.title = el("h2", { id: `${id}-title`, textContent: "Mark claim" })
    this.quote = el("blockquote", { className: "claim-dialog-quote" })
    this.note = el("p", { className: "claim-dialog-note", aria: { role: "status" } })
    this.jump = el("button", { type: "button", textContent: "Go to that claim", hidden: true })
    this.held = el("div", { className: "claim-dialog-held acts", hidden: true })
    this.search = el("input", { type: "search", id: `${id}-search`, placeholder: "Words of a claim on file, or its id", autocomplete: "off", aria: { role: "combobox", expanded: "true", controls: `${id}-list`, autocomplete: "list" } })
    this.list = el("ul", { id: `${id}-list`, className: "claim-dialog-list", aria: { role: "listbox", label: "Claims on file" } })
    this.form = new ClaimForm(this.options, id)
    this.heading = el("h3", { textContent: "New claim" })
    this.save = el("button", { type: "submit", className: "default" })
    this.hint = el("span", { className: "quiet" })
    this.onFile = el("div", { className: "claim-dialog-search" }, el("label", { htmlFor: this.search.id, textContent: "On file" }), this.search)
    this.page = el("form", { className: "claim-dialog-new", noValidate: true }, this.onFile, this.list, this.heading, this.form.element,
      el("div", { className: "acts" }, this.save, this.hint))
    this.dialog = el("dialog", { className: "claim-dialog", aria: { labelledby: this.title.id } },
      el("header", {}, this.title, el("button", { type: "button", className: "quiet-button", textContent: "Close", onclick: () => this.dialog.close() })),
      this.quote, this.note, this.jump, this.held, this.page)
    document.body.append(this.dialog)
    this.dialog.addEventListener("close", () => { if (!this.done) this.actions.back(this.target.range) })
    this.dialog.addEventListener("keydown", (event) => this.keys(event))
    this.jump.addEventListener("click", () => { const { cut } = this; this.done = true; this.dialog.close(); this.ofEditor.jump(cut) })
    this.search.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.find(this.search.value.trim()), 150) })
    this.list.addEventListener("click", (event) => { const item = event.target.closest("li[data-at]"); if (item) { this.chosen = Number(item.dataset.at); this.go() } })
    this.page.addEventListener("submit", (event) => { event.preventDefault(); this.go() })
    // Whoever writes in the form means the new claim.
    this.form.element.addEventListener("input", () => { if (this.chosen >= 0) { this.chosen = -1; this.highlight() } })
  }

  // --- asking ahead ---------------------------------------------------------------------------------------------------

  /** Ask the analyser about a passage before anybody opens the dialog on it. */
  prefetch(target) {
    if (!this.options.mayRecord || !target.text.trim() || target.uid || target.cut) return null
    const { block, start, end, caret } = target
    const at = caret === undefined ? [start, end] : [caret, caret]
    const key = JSON.stringify([block, at])
    if (this.ahead?.key !== key) {
      const body = { text: block, start: at[0], end: at[1], here: this.ofEditor.here().join(","), language: this.ofEditor.language() }
      this.ahead = { key, answer: json(this.options.suggest, body).catch(() => { this.ahead = null; return null }) }
    }
    return this.ahead.answer
  }

  // --- opening --------------------------------------------------------------------------------------------------------

  open(target, actions = this.ofEditor) {
    const again = this.target && this.target.text === target.text && this.target.uid === target.uid && !this.done
    this.actions = actions
    // The same object where it is opened again: what the server still has to say about it finds it.
    this.target = again ? Object.assign(this.target, target) : target
    this.done = false
    this.cut = target.cut || null
    if (!again) this.reset()
    this.shown()
    if (!this.dialog.open) this.dialog.showModal()
    const first = target.uid ? this.form.fields.public_text : this.search
    ;(this.page.hidden ? (this.jump.hidden ? this.dialog.querySelector("button") : this.jump) : first).focus()
    if ((again && this.filled) || this.page.hidden) return
    this.filling = target.uid ? this.fillFromRecord() : this.fillIn()
  }

  reset() {
    this.told = null
    this.filled = false
    this.search.value = ""
    this.form.reset()
    this.form.disable(false)
    this.mayChange = true
    this.show([])
  }

  /** What depends on the target alone. */
  shown() {
    const { text, uid } = this.target
    this.title.textContent = uid ? "Claim" : this.target.line ? `Claim in the ${this.target.line}` : "Mark claim"
    this.heading.textContent = uid ? "Its record" : "New claim"
    this.quote.textContent = short(text, 240)
    this.quote.hidden = !text
    this.tell()
    this.page.hidden = Boolean(this.cut) || !text.trim()
    this.form.element.hidden = this.heading.hidden = !this.options.mayRecord && !uid
    this.held.hidden = !uid
    if (uid) this.held.replaceChildren(
      el("button", { type: "button", className: "danger", textContent: this.target.line ? `Not in the ${this.target.line}` : "Remove mark", onclick: () => { this.done = true; this.dialog.close(); this.actions.unmark(this.target.range) } }),
      ...(this.actions.wider ? [el("button", { type: "button", textContent: "Extend over sentence", onclick: () => this.extend() })] : []))
    this.highlight()
  }

  tell(words = "") {
    this.jump.hidden = !this.cut
    if (this.cut) {
      const claim = known(this.cut.uid)
      const name = short(claim?.text || this.cut.words || "another claim", 90)
      this.note.textContent = this.cut.whole ? `These words hold another claim: “${name}”. Marks never overlap: select words outside of it.`
        : `This selection cuts into another claim: “${name}”. Marks never overlap: select that claim whole, or words outside of it.`
      if (claim === undefined) ask([this.cut.uid]).then((came) => { if (came) this.tell(words) })
    } else this.note.textContent = words || (this.target.text.trim() ? "" : "Select the words of the claim first, or put the caret into its sentence.")
  }

  async fillIn() {
    const about = this.target
    const { block, text } = about
    this.form.fill({ fields: { statement: text, public_text: block } })
    this.near()
    const filled = await (about.line ? json(this.options.suggest, { text: block, start: about.start, end: about.end, here: this.ofEditor.here().join(","), language: this.ofEditor.language() }).catch(() => null) : this.prefetch(about))
    if (this.target !== about || !filled?.fields) return
    if (about.caret !== undefined && filled.selection) this.correct(filled.selection)
    this.told = filled
    this.filled = true
    this.form.fill(filled)
    if (!this.search.value.trim()) this.near(filled.similar || [])
    this.form.later()
  }

  /** The sentence around the caret, as the server reads it. */
  correct([start, end]) {
    if (start >= end) return
    const { range, block, start: was } = this.target
    const from = range.from - was + start
    const wanted = { from, to: from + end - start }
    if (wanted.from === range.from && wanted.to === range.to) return
    const corrected = this.actions.at(wanted)
    Object.assign(this.target, corrected, { block, caret: this.target.caret })
    this.cut = this.target.cut || null
    this.shown()
  }

  async fillFromRecord() {
    const about = this.target
    let record
    try { record = await json(this.options.one.replace("/uid/", `/${about.uid}/`)) } catch (error) { if (this.target === about) this.missing(error); return }
    if (this.target !== about) return
    remember(record.claim)
    this.filled = true
    this.mayChange = record.may_change
    this.form.keepPublicText()
    this.form.fill({ fields: record.fields, parties: record.parties })
    this.form.disable(!record.may_change)
    this.held.append(el("a", { className: "button", href: record.claim.url, target: "_blank", rel: "noopener", textContent: "Open its record" }))
    if (!record.may_change) this.note.textContent = "You may read this claim. To have it changed, ask an editor or a checker."
    this.highlight()
  }

  missing(error) {
    const gone = error.message.includes("404")
    this.note.textContent = gone ? "This claim is not on file: the next save unwraps it." : error.message
    this.form.element.hidden = this.heading.hidden = gone
    this.mayChange = false
    this.highlight()
  }

  // --- the list -------------------------------------------------------------------------------------------------------

  /** Claims that say nearly the same, and those of the story that stand beside the passage. */
  near(similar = []) {
    const beside = this.actions.near(this.target.range).filter((uid) => uid !== this.target.uid && !similar.some((claim) => claim.uid === uid)).slice(0, NEAREST).map(known).filter(Boolean)
    const shown = similar.map((found) => ({ ...found, text: found.public_text, words: found.relation === "related" ? "" : found.words, same: found.relation === "same" }))
    this.show([...shown, ...beside.filter((claim) => !claim.withheld).map((claim) => ({ ...claim, here: true, words: "stands beside it" }))])
  }

  async find(query) {
    if (!query) { this.near(this.told?.similar || []); return }
    const asked = (this.asked = Symbol("query"))
    try {
      const { results } = await json(`${this.options.search}?q=${encodeURIComponent(query)}`)
      if (asked !== this.asked) return
      const here = new Set(this.ofEditor.here())
      const found = results.filter((claim) => claim.uid !== this.target.uid).map((claim) => ({ ...claim, here: here.has(claim.uid) }))
      this.show(found.sort((a, b) => b.here - a.here), found.length ? 0 : -1)
      this.tell(found.length ? "" : "No claim on file has these words.")
    } catch (error) { if (asked === this.asked) this.note.textContent = error.message }
  }

  show(claims, chosen = -1) {
    this.results = claims
    this.chosen = chosen
    this.list.replaceChildren(...claims.map((claim, at) => el("li", { id: `${this.id}-${at}`, data: { at: String(at) }, aria: { role: "option", selected: "false" } },
      el("span", { className: "claim-dialog-line" },
        claim.here ? el("span", { className: "pill good", textContent: "In this story" }) : null,
        claim.words ? el("span", { className: `pill ${claim.same ? "good" : claim.relation ? "warn" : ""}`, textContent: claim.words }) : null,
        claim.other_voice ? el("span", { className: "pill warn", textContent: "said by somebody else" }) : null,
        claim.contention ? el("span", { className: "pill warn", textContent: claim.contention }) : null,
        claim.withheld ? el("span", { className: "pill bad", textContent: "withheld" }) : null,
        " ", el("span", { className: `claim claim--${claim.mode}`, textContent: claim.text })),
      el("small", { textContent: whatIsKnown(claim) }))))
    this.list.hidden = !claims.length
    this.highlight()
  }

  highlight() {
    for (const [at, item] of [...this.list.children].entries()) item.setAttribute("aria-selected", String(at === this.chosen))
    const item = this.list.children[this.chosen]
    if (item) { this.search.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }) }
    else this.search.removeAttribute("aria-activedescendant")
    this.search.setAttribute("aria-expanded", String(!this.list.hidden))
    this.form.element.classList.toggle("is-aside", this.chosen >= 0)
    const claim = this.results[this.chosen]
    const changes = this.target?.uid && this.mayChange
    this.save.textContent = claim ? (claim.here ? "Join the claim chosen" : "Use the claim chosen") : changes ? "Save changes" : this.target?.uid ? "Done" : this.target?.line ? "Record it for this line" : "Record and mark"
    this.save.hidden = !claim && !this.options.mayRecord && !this.target?.uid
    this.hint.textContent = this.target?.line ? "Enter" : "Enter · Shift+Enter: over the sentence, then the paragraph"
  }

  // --- keys -----------------------------------------------------------------------------------------------------------

  keys(event) {
    if (event.isComposing) return
    const inSearch = event.target === this.search
    if (event.key === "Enter") {
      const saves = event.ctrlKey || event.metaKey
      // A button, a link and what unfolds have an Enter of their own. Nothing here has more lines than one.
      if (!saves && !event.shiftKey && event.target.closest("button, a, summary")) return
      event.preventDefault()
      if (event.shiftKey && !saves) this.extend()
      else this.go()
    } else if (inSearch && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault()
      this.chosen = Math.max(-1, Math.min(this.results.length - 1, this.chosen + (event.key === "ArrowDown" ? 1 : -1)))
      this.highlight()
    } else if (event.altKey && event.code === "KeyN" && !this.page.hidden) {
      event.preventDefault()
      this.chosen = -1
      this.highlight()
      this.form.fields.public_text.focus()
    }
  }

  /** The passage over its sentence; again, over its paragraph. */
  extend() {
    if (this.cut || !this.actions.wider) return
    const wide = this.actions.wider(this.target.range, this.target.uid, this.told?.sentence)
    if (!wide) { this.tell("It covers its paragraph already."); return }
    if (wide.cut) {
      const claim = known(wide.cut.uid)
      this.note.replaceChildren(`Not extended: the words hold part of another claim, “${short(claim?.text || wide.cut.words, 90)}”. Marks never overlap. `,
        el("button", { type: "button", className: "quiet-button", textContent: "Go to that claim", onclick: () => { this.done = true; this.dialog.close(); this.ofEditor.jump(wide.cut) } }))
      return
    }
    const { uid, caret, line } = this.target
    this.target = Object.assign(this.target, wide, { uid, caret, line })
    this.quote.textContent = short(this.target.text, 240)
    this.tell()
  }

  /** Save what is chosen. What the server is still filling in is waited for: nobody means an empty claim. */
  async go() {
    if (this.page.hidden || this.saving) return
    const claim = this.results[this.chosen]
    if (claim) {
      if (claim.withheld) this.tell("Legal has withheld this claim: no further passage may be marked with it.")
      else this.mark(claim)
      return
    }
    this.saving = true
    this.save.disabled = true
    const about = this.target
    try {
      await Promise.race([this.filling, new Promise((done) => { setTimeout(done, 3000) })])
      if (this.target === about && this.dialog.open && !this.page.hidden) await this.record()
    } finally {
      this.saving = false
      this.save.disabled = false
    }
  }

  async record() {
    const { uid } = this.target
    if (uid && !this.mayChange) { this.mark(known(uid)); return }
    if (!uid && !this.options.mayRecord) return
    if (this.form.refuses()) return
    let answer
    try { answer = await json(uid ? this.options.one.replace("/uid/", `/${uid}/`) : this.options.quick, this.form.values()) } catch (error) { this.form.formError.textContent = error.message; return }
    if (!answer.claim) { this.form.showErrors(answer.errors || { __all__: ["The claim could not be saved. Try again."] }); return }
    remember(answer.claim)
    this.mark(answer.claim)
  }

  mark(claim) {
    this.done = true
    this.ahead = null
    this.dialog.close()
    if (!claim) { this.actions.back(this.target.range); return }
    if (claim.harm_label) remember(claim) // the list of near claims tells less: the rail asks for the rest
    this.actions.mark(this.target.range, claim)
    document.dispatchEvent(new CustomEvent("story:claims", { detail: { uid: claim.uid } }))
  }
}

/** What the record says today, and nothing more: its label, how it stands to the new claim, where it is printed. */
function whatIsKnown(claim) {
  const stories = claim.stories === undefined ? "" : claim.stories ? `printed in ${claim.stories} stor${claim.stories === 1 ? "y" : "ies"}` : "not in print"
  return [claim.label || claim.mode_label, claim.why, stories].filter(Boolean).join(" · ")
}
