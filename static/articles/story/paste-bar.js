// The bar below the text after a paste or an import: what was left out, and what may be taken as headline and standfirst.
//
//   <div class="paste-bar"><p role="status">2 pictures were left out.</p> <button>Take …</button> <button>Close</button></div>

import { isHeading } from "./paste-text.js";

const LONGEST_STANDFIRST = 200
const BYLINE = /^by\s+\p{Lu}/iu

export class PasteBar {
  constructor(editor) {
    this.editor = editor
    this.words = Object.assign(document.createElement("p"), { className: "paste-bar-words" })
    this.words.setAttribute("role", "status")
    this.button = Object.assign(document.createElement("button"), { type: "button", hidden: true })
    this.button.addEventListener("click", () => this.take())
    this.shut = Object.assign(document.createElement("button"), { type: "button", className: "quiet-button", textContent: "Close" })
    this.shut.addEventListener("click", () => { this.close(); editor.commands.focus() })
    this.bar = Object.assign(document.createElement("div"), { className: "paste-bar", hidden: true })
    this.bar.append(this.words, this.button, this.shut)
    this.bar.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); this.shut.click() } })
    editor.view.dom.after(this.bar)
    this.offered = null
    this.proposed = {}
  }

  remove() { this.bar.remove() }

  /** Say sentences; none closes the bar. */
  say(sentences) {
    this.words.textContent = sentences.length ? `${sentences.join("; ")}.` : ""
    this.button.hidden = true
    this.offered = null
    this.bar.hidden = !sentences.length
  }

  /** After words came in: {notes, isWhole, blocks}; isWhole: the text was empty before. A file may propose lines itself. */
  after({ notes, isWhole, blocks, proposed = {} }) {
    this.say(notes)
    this.proposed = proposed
    if (isWhole && blocks > 1) this.offer("headline")
  }

  offer(name) {
    const field = document.getElementById(`id_${name}`)
    const { doc } = this.editor.state
    const line = doc.firstChild?.textContent.trim() ?? ""
    const looks = name === "headline" ? isHeading(line) : [...line].length <= LONGEST_STANDFIRST && !BYLINE.test(line)
    const fits = looks || this.proposed[name] === line
    if (!field || field.value.trim() || !line || doc.childCount < 2 || !doc.firstChild.isTextblock || !fits) return false
    this.offered = { name, line }
    this.button.textContent = name === "headline" ? "Take the first line as headline" : "Take this line as standfirst"
    this.button.title = "Alt+Shift+H"
    this.button.hidden = false
    const short = [...line].length > 80 ? `${[...line].slice(0, 80).join("")}…` : line
    this.words.textContent = `${this.words.textContent} “${short}”`.trim()
    this.bar.hidden = false
    return true
  }

  /** Move the first line of the text into the field that it was offered for. Whether anything was offered. */
  take() {
    if (this.bar.hidden || !this.offered) return false
    const { name, line } = this.offered
    const { editor } = this
    const first = editor.state.doc.firstChild
    if (first.textContent.trim() !== line) { this.close(); return true } // somebody has changed it since
    const field = document.getElementById(`id_${name}`)
    field.focus()
    document.execCommand("insertText", false, line.replace(/\s+/g, " "))
    editor.view.dispatch(editor.state.tr.delete(0, first.nodeSize))
    editor.commands.focus()
    this.say([])
    if (name === "headline") this.offer("standfirst")
    return true
  }

  close() {
    if (this.bar.hidden) return false
    this.say([])
    return true
  }
}
