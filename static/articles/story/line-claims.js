// Which of the story's claims headline and standfirst print, as chips under each. Expects
//   <div data-line-claims="headline" data-name="headline_claims"><input type="hidden" name="headline_claims_shown" value="1">…</div>
// with <label data-uid><input type="checkbox" name="headline_claims" value='{"uid","exact","line"}'>. Ticked ones are
// confirmed; the machine proposes others that share the line's words. A line that says much else since asks again.
// Ctrl+Alt+C in the field opens the claim dialog for the line, or for the words selected in it.

import { el, json, short } from "../dom.js";
import { ask, known } from "./claims-store.js";

const LINES = ["headline", "standfirst"]
const PAUSE = 700 // milliseconds after the last key in a line
const LITTLE = 0.2 // of the words: a first guess while one types, articles/lines.py has the last word

const lines = new Map()

/** uid -> the lines that print it, confirmed. */
export function linesPrinting() {
  const found = new Map()
  for (const line of lines.values()) for (const { uid } of line.standing()) found.set(uid, [...(found.get(uid) || []), line.name])
  return found
}

/** Select the words of a line that print a claim; with `edit`, open its record in the dialog. */
export function showLine(name, uid, { edit = false } = {}) {
  lines.get(name)?.show(uid, edit)
}

document.addEventListener("story:ready", ({ detail: { editor, form, urls } }) => {
  if (!editor) return
  for (const name of LINES) {
    const box = document.querySelector(`[data-line-claims="${name}"]`)
    const field = form.elements[name]
    if (box && field) lines.set(name, new LineClaims(name, box, field, editor))
  }
  if (!lines.size) return
  let timer
  const propose = async () => {
    const uids = [...new Set(editor.storage.claim.stretches().map(({ uid }) => uid))]
    const body = { uids: uids.join(","), language: form.elements.language?.value || "" }
    for (const line of lines.values()) body[line.name] = line.words
    const near = uids.length && urls.lines ? await json(urls.lines, body).catch(() => null) : {}
    if (near) for (const line of lines.values()) line.propose(near[line.name] || [])
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(propose, PAUSE) }
  for (const line of lines.values()) line.field.addEventListener("input", () => { line.draw(); later() })
  document.addEventListener("story:claims", later)
  propose()
  document.dispatchEvent(new CustomEvent("story:line-claims"))
})

class LineClaims {
  constructor(name, box, field, editor) {
    Object.assign(this, { name, box, field, editor, proposed: [], dropped: new Set() })
    this.claims = [...box.querySelectorAll("label[data-uid]")]
      .filter((label) => label.hasAttribute("data-again") || label.querySelector("input").checked)
      .map((label) => ({ ...JSON.parse(label.querySelector("input").value), again: label.hasAttribute("data-again") }))
    for (const old of box.querySelectorAll("label, details")) old.remove()
    this.chips = el("ul", { className: "line-chips", aria: { label: "Claims of this line" } })
    box.append(this.chips)
    field.addEventListener("keydown", (event) => {
      if (event.code !== "KeyC" || !event.altKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      this.open()
    })
    this.load()
  }

  get words() { return this.field.value.replace(/\s+/g, " ").trim() }

  async load() {
    this.draw()
    if (await ask(this.claims.map(({ uid }) => uid))) this.draw()
  }

  /** Those that still speak of the line as it is typed. */
  standing() { return this.claims.filter((claim) => this.holds(claim)) }

  holds({ exact, line, again }) {
    if (again || !this.words || (exact && !this.words.includes(exact))) return false
    return line === this.words || isNearly(line, this.words)
  }

  async propose(uids) {
    this.proposed = uids
    await ask(uids)
    this.draw()
  }

  draw() {
    const active = this.chips.contains(document.activeElement) ? [...this.chips.querySelectorAll("button, input")].indexOf(document.activeElement) : -1
    const held = this.claims.map((claim) => this.chip(claim, this.holds(claim)))
    const open = this.proposed.filter((uid) => known(uid) && !this.dropped.has(uid) && !this.claims.some((claim) => claim.uid === uid)).map((uid) => this.proposal(uid))
    this.chips.replaceChildren(...held, ...open)
    this.box.hidden = !held.length && !open.length
    if (active >= 0) [...this.chips.querySelectorAll("button, input")][Math.min(active, this.chips.querySelectorAll("button, input").length - 1)]?.focus()
    const signature = this.standing().map(({ uid }) => uid).join()
    if (signature !== this.signature) {
      this.signature = signature
      document.dispatchEvent(new CustomEvent("story:line-claims"))
    }
  }

  chip(claim, holds) {
    const record = known(claim.uid)
    const text = record?.text || claim.uid
    const posted = el("input", { type: "hidden", name: this.box.dataset.name, value: JSON.stringify({ uid: claim.uid, exact: claim.exact, line: claim.line }) })
    const button = (textContent, act, label = textContent) => el("button", { type: "button", className: "quiet-button", textContent, onclick: act, aria: { label: `${label}: ${short(text, 60)}` } })
    return el("li", { className: holds ? "line-chip" : "line-chip is-open", data: { uid: claim.uid } }, posted,
      el("span", { className: "line-chip-words", textContent: holds ? "Prints" : "Still prints?" }),
      el("button", { type: "button", className: `quote claim claim--${record?.mode || "own"}`, textContent: short(text, 90), title: text, onclick: () => this.show(claim.uid, true), aria: { label: `Edit the claim: ${short(text, 60)}` } }),
      claim.exact ? el("span", { className: "quiet", textContent: `in “${short(claim.exact, 40)}”` }) : null,
      holds ? null : button("Yes, it does", () => this.confirm(claim.uid, this.words.includes(claim.exact) ? claim.exact : "")),
      button("×", () => this.take(claim.uid), "Not printed here"))
  }

  proposal(uid) {
    const { text, mode } = known(uid)
    const button = (textContent, act, label) => el("button", { type: "button", className: "quiet-button", textContent, onclick: act, aria: { label: `${label}: ${short(text, 60)}` } })
    return el("li", { className: "line-chip is-open", data: { uid, proposed: "" } },
      el("span", { className: "line-chip-words", textContent: "Prints?" }),
      el("span", { className: `claim claim--${mode}`, textContent: short(text, 90), title: text }),
      button("Yes", () => this.confirm(uid), "Yes, printed here"),
      button("No", () => { this.dropped.add(uid); this.draw() }, "No, not printed here"))
  }

  confirm(uid, exact = "") {
    const claim = { uid, exact, line: this.words, again: false }
    const at = this.claims.findIndex((held) => held.uid === uid)
    if (at < 0) this.claims.push(claim)
    else this.claims[at] = claim
    this.changed()
  }

  take(uid) {
    this.claims = this.claims.filter((claim) => claim.uid !== uid)
    this.dropped.add(uid)
    this.changed()
  }

  changed() {
    this.draw()
    // The form, and what saves it, learn that something was decided.
    const posted = this.box.querySelector("input")
    posted.dispatchEvent(new Event("input", { bubbles: true }))
    posted.dispatchEvent(new Event("change", { bubbles: true }))
  }

  // --- the dialog -----------------------------------------------------------------------------------------------------

  open(uid = undefined, exact = undefined) {
    const { field } = this
    const selection = { from: field.selectionStart, to: field.selectionEnd }
    const chosen = exact ?? field.value.slice(selection.from, selection.to).replace(/\s+/g, " ").trim()
    const part = chosen && chosen !== this.words ? chosen : ""
    const start = part ? Math.max(0, this.words.indexOf(part)) : 0
    const text = part || this.words
    const target = { line: this.name, range: selection, text, uid, block: this.words, start, end: start + text.length, exact: part }
    this.editor.storage.claim.dialog.open(target, {
      mark: (range, claim) => { this.confirm(claim.uid, part); this.back(range) },
      unmark: (range) => { this.take(uid); this.back(range) },
      back: (range) => this.back(range),
      wider: null,
      near: () => this.proposed,
    })
  }

  back({ from, to }) {
    this.field.focus()
    this.field.setSelectionRange(from, to)
  }

  show(uid, edit) {
    const claim = this.claims.find((held) => held.uid === uid)
    if (!claim) return
    const at = claim.exact ? this.field.value.indexOf(claim.exact) : 0
    this.field.focus()
    this.field.setSelectionRange(Math.max(0, at), at < 0 ? 0 : claim.exact ? at + claim.exact.length : this.field.value.length)
    if (edit) this.open(uid, claim.exact)
  }
}

/** Whether a few words were added or taken out, and none exchanged. */
function isNearly(one, other) {
  const [a, b] = [one, other].map((text) => text.toLowerCase().split(/\s+/).filter(Boolean))
  let row = new Array(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) next[j] = word === b[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1])
    row = next
  }
  const [gone, come] = [a.length - row[b.length], b.length - row[b.length]]
  return !(gone && come) && gone + come <= LITTLE * a.length
}
