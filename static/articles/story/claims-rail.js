// The rail's list of claims, in the order of the text, while one writes. Expects
//   <div data-claims-rail><input type="search" data-claims-filter hidden><div data-claims-list>…</div><p data-claims-said role="status">
// The list that the server printed is replaced as soon as the editor stands. It is built anew only when marks changed: a
// keystroke compares two short strings.

import { el, short } from "../dom.js";
import { ask, askAt, known } from "./claims-store.js";
import { openPanel, setCount } from "./frame.js";
import { linesPrinting, showLine } from "./line-claims.js";

const PAUSE = 120 // milliseconds after marks changed: whoever splits and joins blocks waits for nothing
const MANY = 12 // more than these are filtered by typing
const HARM_TONES = { moderate: "warn", serious: "bad", grave: "bad" }

document.addEventListener("story:ready", ({ detail: { editor, urls } }) => {
  const panel = document.querySelector("[data-claims-rail]")
  askAt({ claims: urls.claims })
  if (editor && panel) new ClaimsRail(panel, editor)
})

class ClaimsRail {
  constructor(panel, editor) {
    Object.assign(this, { panel, editor, here: null, signature: null, made: new Map() })
    this.list = panel.querySelector("[data-claims-list]")
    this.filter = panel.querySelector("[data-claims-filter]")
    this.said = panel.querySelector("[data-claims-said]")
    editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) this.look() })
    editor.on("selectionUpdate", () => this.point())
    document.addEventListener("story:claims", () => this.refresh(true))
    document.addEventListener("story:line-claims", () => this.refresh(true))
    // What has left a sentence, and where a claim is in print, is known after a save.
    document.addEventListener("story:saved", async () => { if (await ask(this.order(), { anew: true })) this.draw() })
    this.filter.addEventListener("input", () => this.sift())
    this.filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); this.rows().find((row) => !row.hidden)?.querySelector("button").click() }
      if (event.key === "ArrowDown") { event.preventDefault(); this.rows().find((row) => !row.hidden)?.querySelector("button").focus() }
    })
    panel.addEventListener("click", (event) => this.clicked(event))
    panel.addEventListener("keydown", (event) => this.key(event))
    document.addEventListener("keydown", (event) => this.chord(event))
    this.refresh(true)
  }

  stretches() { return this.editor.storage.claim.stretches() }

  /** The uids in the order of the text, those that only a line prints before them. */
  order() {
    const text = this.stretches().map(({ uid }) => uid)
    return [...new Set([...linesPrinting().keys()].filter((uid) => !text.includes(uid)).concat(text))]
  }

  /** After a change of the text: anything to do only where marks came, went or changed places. */
  look() {
    const signature = this.stretches().map(({ uid, mode }) => uid + mode).join()
    if (signature === this.signature) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.refresh(), PAUSE)
  }

  async refresh(always = false) {
    const signature = this.stretches().map(({ uid, mode }) => uid + mode).join()
    if (!always && signature === this.signature) return
    this.signature = signature
    this.draw()
    if (await ask(this.order())) this.draw()
  }

  rows() { return [...this.list.querySelectorAll("[data-uid]")] }

  draw() {
    const uids = this.order()
    const active = this.panel.contains(document.activeElement) ? [document.activeElement.closest("[data-uid]")?.dataset.uid, document.activeElement.dataset.act] : null
    const passages = new Map()
    for (const { uid } of this.stretches()) passages.set(uid, (passages.get(uid) || 0) + 1)
    const lines = linesPrinting()
    setCount("claims", uids.length)
    const rows = uids.map((uid) => this.rowOf(uid, passages.get(uid) || 0, lines.get(uid) || []))
    const drawn = this.rows()
    if (rows.length && rows.length === drawn.length && rows.every((row, at) => row === drawn[at])) return
    this.list.replaceChildren(rows.length
      ? el("ol", { className: "claims-rail", aria: { label: "Claims of this story" } }, ...rows)
      : el("p", { className: "quiet", textContent: "No claim is marked yet. Select the words of one and press Ctrl+Alt+C." }))
    this.filter.hidden = uids.length <= MANY
    this.sift()
    this.here = null
    this.point()
    if (active?.[0]) this.list.querySelector(`[data-uid="${active[0]}"] [data-act="${active[1] || "go"}"]`)?.focus({ preventScroll: true })
  }

  /** The row of a claim: the one that stands there, where nothing about it has changed. */
  rowOf(uid, passages, lines) {
    const claim = known(uid)
    const says = JSON.stringify([claim === undefined, claim, passages, lines]) // JSON knows no undefined
    const held = this.made.get(uid)
    if (held?.says === says) return held.row
    const row = this.row(uid, claim, passages, lines)
    this.made.set(uid, { says, row })
    return row
  }

  row(uid, claim, passages, lines) {
    const button = (act, textContent, label = textContent) => el("button", { type: "button", className: "quiet-button", textContent, data: { act }, aria: { label: `${label}: ${short(claim?.text || uid, 60)}` } })
    const go = el("button", { type: "button", className: "quote", data: { act: "go" }, textContent: claim ? claim.text : claim === null ? "Not on file: the next save unwraps it" : "…" })
    const facts = claim ? [
      el("span", { className: `mode-sample mode-${claim.mode}`, textContent: claim.mode_label }),
      ...lines.map((line) => el("button", { type: "button", className: "pill line-pill", data: { act: "line", line }, textContent: line === "headline" ? "Headline" : "Standfirst" })),
      claim.harm !== "none" ? el("span", { className: `pill ${HARM_TONES[claim.harm] || ""}`, textContent: `${claim.harm_label} harm` }) : null,
      claim.contention ? el("span", { className: "pill warn", textContent: claim.contention }) : null,
      claim.reviewed === false ? el("span", { className: "pill warn", textContent: "Not reviewed" }) : null,
      claim.withheld ? el("span", { className: "pill bad", textContent: "Withheld" }) : null,
      claim.anchor ? el("span", { className: "pill bad", textContent: claim.anchor }) : null,
      passages > 1 ? el("span", { className: "quiet", textContent: `${passages} passages` }) : null,
    ] : []
    return el("li", { data: { uid } }, go,
      el("div", { className: "claims-rail-facts" }, ...facts),
      el("div", { className: "claims-rail-acts" },
        claim ? button("edit", "Edit") : null,
        passages ? button("extend", "Extend over sentence") : null,
        passages ? button("unmark", passages > 1 ? "Remove marks" : "Remove mark") : null,
        claim?.check_url ? el("a", { href: claim.check_url, target: "_blank", rel: "noopener", textContent: "Check", data: { act: "check" }, aria: { label: `Open on the claims desk in a new tab: ${short(claim.text, 60)}` } }) : null,
        claim?.url ? el("a", { href: claim.url, target: "_blank", rel: "noopener", textContent: "Record", data: { act: "record" }, aria: { label: `Open the record in a new tab: ${short(claim.text, 60)}` } }) : null))
  }

  sift() {
    const words = this.filter.hidden ? [] : this.filter.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const row of this.rows()) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every((word) => text.includes(word))
      shown += !row.hidden
    }
    if (words.length) this.said.textContent = `${shown} of ${this.rows().length}`
  }

  /** The claim under the caret has its row lit. */
  point() {
    const { from } = this.editor.state.selection
    const at = this.stretches().find((each) => each.from <= from && from <= each.to)
    if (at?.uid === this.here) return
    this.here = at?.uid || null
    for (const row of this.rows()) {
      const here = row.dataset.uid === this.here
      row.toggleAttribute("data-here", here)
      if (here) row.querySelector("button").setAttribute("aria-current", "true")
      else row.querySelector("[aria-current]")?.removeAttribute("aria-current")
      if (here && !this.panel.contains(document.activeElement)) scrollInto(row)
    }
  }

  key(event) {
    const row = event.target.closest("[data-uid]")
    if (event.key === "Escape") { event.preventDefault(); this.editor.commands.focus(); return }
    if (!row || !["ArrowDown", "ArrowUp"].includes(event.key)) return
    event.preventDefault()
    const shown = this.rows().filter((each) => !each.hidden)
    shown[shown.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)]?.querySelector("button").focus()
  }

  /** Alt+Shift+C: from the text to the row of the claim under the caret. */
  chord(event) {
    if (event.code !== "KeyC" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return
    event.preventDefault()
    openPanel("claims")
    const row = this.list.querySelector("[data-here]") || this.rows().find((each) => !each.hidden)
    row?.querySelector("button").focus()
  }

  passage(uid) {
    const { from } = this.editor.state.selection
    const all = this.stretches().filter((each) => each.uid === uid)
    return { all, at: all.findIndex((each) => each.from <= from && from <= each.to) }
  }

  act(name, uid, element) {
    const { claim } = this.editor.storage
    const { all, at } = this.passage(uid)
    const one = all[Math.max(0, at)]
    if (name === "line") showLine(element.dataset.line, uid)
    else if (name === "go" && !all.length) showLine(linesPrinting().get(uid)?.[0], uid)
    else if (name === "go") {
      const next = all[(at + 1) % all.length]
      claim.jump(next)
      this.said.textContent = all.length > 1 ? `Passage ${all.indexOf(next) + 1} of ${all.length}` : ""
    } else if (name === "edit") {
      if (one) claim.edit(one)
      else showLine(linesPrinting().get(uid)?.[0], uid, { edit: true })
    } else if (name === "extend") { claim.jump(one); claim.extend(one) }
    else if (name === "unmark") claim.unmarkAll(at >= 0 && all.length > 1 ? [one] : all)
  }

  clicked(event) {
    const element = event.target.closest("[data-act]")
    const row = element?.closest("[data-uid]")
    if (!row || element.dataset.act === "record") return
    event.preventDefault()
    this.act(element.dataset.act, row.dataset.uid, element)
  }
}

/** Within the rail alone: the text stays where it is read. */
function scrollInto(row) {
  const box = row.closest("[data-rail-panel]")
  if (!box || box.scrollHeight <= box.clientHeight) return
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()]
  if (inner.top < outer.top) box.scrollTop += inner.top - outer.top
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom
}
