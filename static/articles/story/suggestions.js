// Suggestions beside the story, while it is written. Expects, from the server and put in anew after each reading,
//   <div data-suggestions><span data-suggestions-state></span><div data-suggestions-list>
//     <li data-suggestion="ID" data-kind="claim|mention|newcomer|uncued" data-find-in='{"start", "end", "words", "spans", "cue"}'>
//     with the story form's own buttons: _accept, _accept_light, _dismiss, _use, _choose, _create, _analyse
//     <li data-entity="KEY" data-name data-choice> with buttons data-choose="rejected|found"
//
// The text is read after each save that changed it; typing goes on meanwhile. Alt+Shift+S leads from the caret to the next
// suggestion: there Enter accepts and goes on, E edits, X dismisses, 1 to 9 choose, U uses the claim on file, J and K
// move, Ctrl+Z takes the last one back, Escape returns to the text. Nothing moves under the pointer: what was decided
// stays where it is, and a new list waits until pointer and focus have left the old one.

import { saveNow } from "./autosave.js";
import { openPanel, setCount } from "./frame.js";
import { drop, findWords, marked, partsOf, place, point, removeMarks, setMarks, standing, tints, uids } from "./suggestions-marks.js";
import { tell } from "./suggestions-toast.js";
import { Entities } from "./suggestions-entities.js";

const PAUSE = 500 // milliseconds after a save
const RETRIES = [2_000, 8_000, 30_000] // after a reading that failed

document.addEventListener("story:ready", ({ detail: { editor, form, urls } }) => {
  const panel = document.querySelector("[data-suggestions]")
  if (panel && editor && urls.suggestions) new Suggestions(panel, editor, form, urls)
})

class Suggestions {
  constructor(panel, editor, form, urls) {
    Object.assign(this, { panel, editor, form, urls })
    this.list = panel.querySelector("[data-suggestions-list]")
    this.state = panel.querySelector("[data-suggestions-state]")
    this.here = ""
    this.work = Promise.resolve() // decisions go to the server one after the other
    this.marks = new Map() // uid -> suggestion, of marks set here; the editor's own undo takes them back
    this.undone = new Map()
    this.last = []
    this.failed = 0
    this.entities = new Entities(this)
    editor.registerPlugin(tints())
    editor.on("transaction", ({ transaction }) => this.followed(transaction))
    panel.addEventListener("click", (event) => this.clicked(event))
    panel.addEventListener("keydown", (event) => this.key(event))
    // What is set in the panel is no part of the story's form.
    for (const kind of ["input", "change"]) panel.addEventListener(kind, (event) => event.stopPropagation())
    panel.addEventListener("pointerleave", () => this.show())
    panel.addEventListener("focusout", () => setTimeout(() => this.show()))
    document.addEventListener("keydown", (event) => this.chord(event))
    document.addEventListener("story:saved", () => this.later())
    document.addEventListener("story:claims", () => this.later(PAUSE, true))
    panel.querySelector("[data-suggestions-keys]").hidden = false
    this.dress()
    this.draw()
    this.later(0)
  }

  // --- reading ----------------------------------------------------------------------------------------------------------

  /** What a reading goes by: asked again only where it has changed. */
  wording() { return this.editor.state.doc.textContent + [...uids(this.editor)].join() }

  /** Of the list that stands here or waits to. */
  version() { return this.waiting === undefined ? this.list.querySelector("[data-version]")?.dataset.version || "" : "" }

  later(pause = PAUSE, anyway = false) {
    this.anyway ||= anyway
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.read(), pause)
  }

  async read(again = false) {
    const wording = this.wording()
    if (!again && !this.anyway && wording === this.asked) return
    if (this.reading) { this.anyway = true; return }
    const known = this.anyway || again || this.rows().some((row) => row.dataset.decided) ? "" : this.version()
    this.anyway = false
    this.reading = true
    this.state.textContent = "reading…"
    try {
      await this.work
      const { html, said } = await this.post(this.urls.suggestions, { marked: [...uids(this.editor)], again, version: known })
      this.asked = wording
      this.failed = 0
      if (html !== null) this.waiting = html
      this.show()
      this.state.textContent = said
      if (again) tell(said || "Read.")
    } catch (error) {
      this.state.textContent = `Not read now: ${error.message}`
      const pause = RETRIES[this.failed++]
      if (pause) this.later(pause, true)
    }
    this.reading = false
    if (this.anyway) this.later()
  }

  /** Put a waiting list in the place of the old one, unless somebody is at it. */
  show() {
    if (this.waiting === undefined || this.busy()) return
    const fresh = new DOMParser().parseFromString(this.waiting, "text/html").body
    this.waiting = undefined
    const open = (root) => [...root.querySelectorAll("details")]
    const names = new Set(open(this.list).filter((box) => box.open).map(name))
    for (const box of open(fresh)) box.open = names.has(name(box))
    this.entities.note(fresh)
    this.list.replaceChildren(...fresh.childNodes)
    this.dress()
    this.draw()
  }

  busy() {
    const empty = !this.list.querySelector("[data-suggestion]")
    return !empty && (this.panel.matches(":hover") || this.panel.contains(document.activeElement))
  }

  /** What only a script can do is offered, and what only a form needs is taken out of the form. */
  dress() {
    for (const button of this.list.querySelectorAll("[data-edit], [data-choose], .entity-add")) button.hidden = false
    for (const button of this.list.querySelectorAll("[name=_analyse]")) button.textContent = "Read again" // it reads by itself
    for (const field of this.list.querySelectorAll("select[name]")) { field.dataset.name = field.name; field.removeAttribute("name") }
    for (const button of this.list.querySelectorAll("button[type=submit]")) button.type = "button"
    this.entities.dress()
    this.count()
  }

  rows() { return [...this.list.querySelectorAll("[data-suggestion]")] }

  open(kinds = ["claim", "mention", "newcomer"]) { return this.rows().filter((row) => !row.dataset.decided && kinds.includes(row.dataset.kind)) }

  row(id) { return this.list.querySelector(`[data-suggestion="${id}"]`) }

  count() { setCount("suggestions", this.open(["claim", "mention"]).length) }

  draw() {
    const seen = this.open().filter((row) => row.dataset.findIn)
    place(this.editor, seen.map((row) => ({ id: row.dataset.suggestion, kind: row.dataset.kind, ...JSON.parse(row.dataset.findIn) })), this.here)
    this.stand()
  }

  /** Rows whose words are not in the text as it is now say so: they wait for the next reading. */
  stand() {
    const here = standing(this.editor)
    for (const row of this.rows()) if (row.dataset.findIn) row.toggleAttribute("data-gone", !row.dataset.decided && !here.has(row.dataset.suggestion))
  }

  // --- the editor's own undo --------------------------------------------------------------------------------------------

  followed(transaction) {
    if (!transaction.docChanged) return
    clearTimeout(this.standing)
    this.standing = setTimeout(() => this.stand(), 200)
    if (!transaction.getMeta("history$")) return
    const here = uids(this.editor)
    const gone = [...this.marks].filter(([uid]) => !here.has(uid))
    if (gone.length) this.reopened(gone)
    for (const [uid, id] of this.undone) {
      if (!here.has(uid)) continue
      this.undone.delete(uid)
      this.marks.set(uid, id)
      this.decided([id], "Accepted.")
      this.queue(() => this.post(this.verb(id, "accept"), {}))
    }
  }

  /** Marks set here are gone: their suggestions are open again, here and on the server. */
  reopened(gone) {
    for (const [uid, id] of gone) { this.marks.delete(uid); this.undone.set(uid, id) }
    const ids = gone.map(([, id]) => id)
    this.restore(ids)
    return this.queue(async () => {
      await this.post(this.verb(ids[0], "undo"), { also: ids.slice(1).map(Number) })
      if (ids.some((id) => !this.row(id))) this.later(0, true)
    })
  }

  // --- deciding ---------------------------------------------------------------------------------------------------------

  verb(id, verb) { return `${this.urls.suggestions}${id}/${verb}/` }

  async post(url, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value }
    let response
    try { response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }) } catch { throw new Error("the server cannot be reached.") }
    const answer = await response.json().catch(() => ({}))
    if (response.ok) return answer
    throw Object.assign(new Error(answer.error || `the server answered ${response.status}.`), { status: response.status })
  }

  /** One after the other; what goes wrong is said. */
  queue(act) {
    this.work = this.work.then(act).catch((error) => tell(capital(error.message)))
    return this.work
  }

  /** Accept statements: their claims go on file, their marks where they stand now, in one step of undo. */
  accept(ids, { ask, words = "Accepted.", follows = [] }) {
    const refused = this.refusal(ids, follows)
    if (refused) { tell(refused); return }
    this.decided(ids, "Accepting…", false) // their tints stay: the marks are set where these stand by then
    this.queue(async () => {
      let answer
      try { answer = await ask() } catch (error) {
        this.restore(ids)
        if (error.status === 409) this.later(0, true)
        throw error
      }
      const claims = answer.claims.map((claim) => ({ ...claim, id: String(claim.id) }))
      const taken = new Set(claims.map(({ id }) => id))
      this.restore(ids.filter((id) => !taken.has(id)))
      const passages = claims.map((claim) => ({ ...claim, parts: this.passage(claim.id, follows) }))
      const lost = passages.filter(({ uid, parts }) => !parts.length || parts.some((part) => marked(this.editor.state, part, uid)))
      const found = passages.filter((passage) => !lost.includes(passage))
      for (const { id, uid } of found) this.marks.set(uid, id)
      if (found.length) setMarks(this.editor, found)
      this.decided(found.map(({ id }) => id), words)
      if (lost.length) {
        const gone = lost.map(({ id }) => id)
        this.restore(gone)
        await this.post(this.verb(gone[0], "undo"), { also: gone.slice(1).map(Number) })
      }
      const done = found.map(({ id, uid }) => ({ id, uid }))
      this.remember(() => this.takeBack(done))
      tell(lost.length ? "Some words changed meanwhile: these were not accepted." : answer.said, done.length ? () => this.undo() : null)
      document.dispatchEvent(new CustomEvent("story:claims", { detail: {} }))
      if (found.length) saveNow().catch((error) => tell(capital(error.message)))
    })
  }

  passage(id, follows) {
    const parts = partsOf(this.editor, id)
    if (!parts.length) return parts
    const more = follows.map(({ start, end, words }) => findWords(this.editor, start, end, words)).filter(Boolean)
    return [...parts, ...more]
  }

  refusal(ids, follows) {
    for (const id of ids) {
      const parts = this.passage(id, follows)
      if (!parts.length) return "The words have changed since they were read: they are read again with the next save."
      const other = parts.map((part) => marked(this.editor.state, part)).find(Boolean)
      if (other) return `Part of these words is marked already: “${other.length > 60 ? `${other.slice(0, 60)}…` : other}”.`
    }
    return ""
  }

  takeBack(done) {
    const gone = done.filter(({ uid }) => this.marks.has(uid))
    if (!gone.length) return Promise.resolve()
    removeMarks(this.editor, new Set(gone.map(({ uid }) => uid)))
    const told = this.reopened(gone.map(({ id, uid }) => [uid, id]))
    saveNow().catch((error) => tell(capital(error.message)))
    return told
  }

  /** Carry out any other decision; `undo` says whether it can be taken back. */
  decide(id, verb, body, { undo = true } = {}) {
    this.decided([id], "…")
    this.queue(async () => {
      let answer
      try { answer = await this.post(this.verb(id, verb), body) } catch (error) {
        this.restore([id])
        if (error.status === 409) this.later(0, true)
        throw error
      }
      const ids = answer.ids.map(String)
      this.decided(ids, answer.said)
      if (undo) {
        this.remember(() => this.queue(async () => {
          const { ids: opened } = await this.post(this.verb(ids[0], "undo"), { also: ids.slice(1).map(Number) })
          this.restore(opened.map(String))
          this.later(0, true)
        }))
      }
      tell(answer.said, undo ? () => this.undo() : null)
      if (verb !== "dismiss") this.later(0, true)
    })
  }

  remember(back) { this.last.push(back) }

  undo() { this.last.pop()?.() }

  /** Rows that were decided stay where they are and say what became of them. */
  decided(ids, words, settled = true) {
    for (const id of ids) {
      const row = this.row(id)
      if (!row) continue
      row.dataset.decided = words
      let done = row.querySelector(".suggestion-done")
      if (!done) {
        done = document.createElement("p")
        done.className = "suggestion-done"
        row.append(done)
      }
      done.textContent = words
    }
    if (settled) drop(this.editor, ids)
    this.count()
    this.light()
  }

  restore(ids) {
    for (const id of ids) {
      const row = this.row(id)
      if (!row) continue
      delete row.dataset.decided
      row.querySelector(".suggestion-done")?.remove()
    }
    if (ids.length) this.draw()
    this.count()
    this.light()
  }

  /** The button that accepts all below harm serious says how many are left to accept. */
  light() {
    const button = this.list.querySelector("[name=_accept_light]")
    const number = this.open(["claim"]).filter((row) => row.hasAttribute("data-light")).length
    if (button) { button.textContent = `Accept the ${number} below harm serious`; button.disabled = !number }
  }

  // --- pointer ----------------------------------------------------------------------------------------------------------

  clicked(event) {
    const button = event.target.closest("button")
    const row = event.target.closest("[data-suggestion]")
    if (!button) return
    const id = row?.dataset.suggestion
    if (button.matches("[data-find]") && row?.dataset.findIn) { event.stopPropagation(); this.jump(id) }
    else if (button.name === "_accept") this.acceptRow(row, button)
    else if (button.name === "_accept_light") this.acceptLight()
    else if (button.name === "_use") this.use(row, button)
    else if (button.name === "_dismiss") this.then(row, () => this.decide(id, "dismiss", {}))
    else if (button.name === "_choose") this.then(row, () => this.decide(id, "choose", { entity: button.value.split(":")[1] }))
    else if (button.name === "_create") this.then(row, () => this.decide(id, "create", { kind: row.querySelector("select").value }, { undo: false }))
    else if (button.name === "_analyse") saveNow().then(() => this.read(true)).catch((error) => tell(capital(error.message)))
    else if (button.matches("[data-edit]")) this.edit(row)
    else return
    event.preventDefault()
  }

  acceptRow(row, button) {
    const number = Number(button.value.split("+")[1] || 0)
    const follows = [...row.querySelectorAll("[data-follows]")].slice(0, number)
      .map(({ dataset }) => ({ start: Number(dataset.follows), end: Number(dataset.until), words: dataset.words }))
    const id = row.dataset.suggestion
    this.then(row, () => this.accept([id], { ask: () => this.post(this.verb(id, "accept"), {}), follows }))
  }

  acceptLight() {
    const here = standing(this.editor)
    const ids = this.open(["claim"]).map((row) => row.dataset.suggestion).filter((id) => here.has(id) && this.row(id).hasAttribute("data-light") && !this.refusal([id], []))
    if (!ids.length) return
    this.accept(ids, { ask: () => this.post(`${this.urls.suggestions}accept-light/`, { ids: ids.map(Number) }) })
  }

  use(row, button) {
    const id = row.dataset.suggestion
    const claim = button.value.split(":")[1]
    this.then(row, () => this.accept([id], { ask: () => this.post(this.verb(id, "join"), { claim }), words: "Joined." }))
  }

  /** The claim dialog over the passage, filled in from it. The mark that it sets settles the suggestion. */
  edit(row) {
    const parts = partsOf(this.editor, row.dataset.suggestion)
    if (!parts.length) { tell("The words have changed since they were read: they are read again with the next save."); return }
    this.leave(false)
    this.editor.commands.setTextSelection({ from: parts[0].from, to: parts.at(-1).to })
    this.editor.storage.claim.open()
  }

  jump(id) {
    const [first] = partsOf(this.editor, id)
    if (first) this.editor.chain().setTextSelection(first).focus().scrollIntoView().run()
  }

  // --- keys -------------------------------------------------------------------------------------------------------------

  chord(event) {
    if (event.code !== "KeyS" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return
    event.preventDefault()
    this.enter()
  }

  /** To the next suggestion after the caret, else the first. */
  enter() {
    this.show()
    const rows = this.open()
    if (!rows.length) { tell(this.reading ? "The text is being read." : "Nothing to decide."); return }
    const caret = this.editor.state.selection.from
    const next = rows.find((row) => row.dataset.kind !== "newcomer" && (partsOf(this.editor, row.dataset.suggestion)[0]?.from ?? -1) >= caret)
    this.go(next || rows[0])
  }

  /** Make a row the one that is decided: its words are tinted and in sight, its first act has the focus. */
  go(row) {
    this.here = row.dataset.suggestion
    openPanel("suggestions")
    for (const each of this.rows()) each.toggleAttribute("data-here", each === row)
    for (let box = row.closest("details"); box; box = box.parentElement.closest("details")) box.open = true
    row.tabIndex = -1
    const act = row.querySelector("[data-first], .suggestion-acts button:not([hidden])") || row
    act.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
    point(this.editor, this.here)
    const [first] = partsOf(this.editor, this.here)
    if (!first) return
    const { top, bottom } = this.editor.view.coordsAtPos(first.from)
    if (top < innerHeight * 0.2 || bottom > innerHeight * 0.6) scrollBy(0, top - innerHeight / 3)
  }

  /** Decide a row, and go on to the next where somebody goes by the keys. */
  then(row, act) {
    const walking = this.here === row.dataset.suggestion
    const next = walking && this.after(row)
    act()
    if (!walking) return
    if (!row.dataset.decided) this.go(row) // refused
    else if (next) this.go(next)
    else { this.leave(); tell("Nothing left to decide.", this.last.length ? () => this.undo() : null) }
  }

  after(row) {
    const rows = this.open()
    const at = rows.indexOf(row)
    return rows[at + 1] || rows[at - 1]
  }

  /** Back to where the caret was. */
  leave(focus = true) {
    this.here = ""
    for (const row of this.rows()) row.removeAttribute("data-here")
    point(this.editor, "")
    if (focus) this.editor.view.focus()
  }

  key(event) {
    const row = event.target.closest("[data-suggestion]")
    if (!row || event.target.matches("input, select, textarea") || event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (mod && key === "z" && !event.shiftKey && this.last.length) { this.undo(); this.stop(event); return }
    if (mod) return
    if (event.key === "Enter" && event.repeat) return this.stop(event) // a key held down accepts one
    const press = (selector) => { row.querySelector(selector)?.click(); return true }
    const choice = /^[1-9]$/.test(key) && row.querySelectorAll("[name=_choose]")[Number(key) - 1]
    const rows = this.open()
    const move = (by) => { const to = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + by))]; if (to) this.go(to); return true }
    if (this.here !== row.dataset.suggestion && !row.dataset.decided && row.dataset.kind !== "uncued") { this.here = row.dataset.suggestion; point(this.editor, this.here) }
    const done = key === "j" || key === "arrowdown" ? move(1)
      : key === "k" || key === "arrowup" ? move(-1)
      : key === "x" || key === "delete" ? press("[name=_dismiss]")
      : key === "e" ? press("[data-edit]")
      : key === "u" ? press("[name=_use]")
      : choice ? (choice.click(), true)
      : key === "escape" ? (this.leave(), true)
      : key === "enter" && event.target === row ? press(".suggestion-acts button")
      : false
    if (done) this.stop(event)
  }

  stop(event) {
    event.preventDefault()
    event.stopPropagation()
  }
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1)
const name = (box) => `${box.closest("[data-suggestion]")?.dataset.suggestion || ""} ${box.id || box.className}`
