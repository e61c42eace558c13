// Choosing a picture: looked up among those on file, or taken in right there. `choosePicture` gives the one that was
// chosen, or null; its answers come from the picture desk (entities/admin/picture_desk.py).

import { el } from "../dom.js";
import { dialog, post } from "./elements.js";

const PAUSE = 200 // milliseconds after the last key
let shown = null

/** {address of the list, the story's form for its token, files that were dropped, key of the one in use} -> picture. */
export function choosePicture({ address, form, files = null, current = 0 }) {
  shown ||= new Chooser(address, form)
  return shown.open(files, current)
}

class Chooser {
  constructor(address, form) {
    Object.assign(this, { address, form, page: 1, asked: 0 })
    this.search = el("input", { type: "search", "aria-label": "Search pictures", placeholder: "Search title, alt text, credit" })
    this.grid = el("ul", { className: "picture-grid" })
    this.more = el("button", { type: "button", textContent: "Show more", hidden: true, onclick: () => this.look(this.page + 1) })
    this.said = el("p", { role: "status", className: "dialog-said" })
    this.upload = el("details", { className: "picture-upload" })
    this.dialog = dialog("choose-picture", "Choose a picture", this.search, this.said, this.grid, this.more, this.upload)
    this.search.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.look(1), PAUSE) })
    this.search.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.grid.querySelector("button")?.focus() } })
    this.grid.addEventListener("keydown", (event) => this.walk(event))
    this.dialog.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault() })
    this.dialog.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { event.preventDefault(); this.drop(event.dataTransfer.files) } })
    this.dialog.addEventListener("close", () => { this.done?.(this.chosen); this.done = null })
  }

  async open(files, current) {
    Object.assign(this, { chosen: null, current })
    this.search.value = ""
    this.dialog.showModal()
    this.search.focus()
    const chosen = new Promise((done) => { this.done = done })
    await this.look(1)
    if (files) this.drop(files)
    return chosen
  }

  async look(page) {
    const number = ++this.asked
    const response = await fetch(`${this.address}?${new URLSearchParams({ q: this.search.value, page })}`, { headers: { Accept: "application/json" } }).catch(() => null)
    if (number !== this.asked) return // of two answers the later counts
    if (!response?.ok) { this.said.textContent = "The pictures cannot be read now: try again."; return }
    const { results, more, upload, rights } = await response.json()
    const tiles = results.map((picture) => this.tile(picture))
    if (page === 1) this.grid.replaceChildren(...tiles)
    else this.grid.append(...tiles)
    this.page = page
    this.more.hidden = !more
    this.said.textContent = results.length || page > 1 ? "" : "No picture with these words."
    if (upload && !this.uploads) this.buildUpload(upload, rights)
    if (page > 1) tiles[0]?.querySelector("button").focus()
  }

  tile(picture) {
    const note = picture.gaps.length ? "Not to be printed yet" : picture.credit
    return el("li", {}, el("button", { type: "button", "aria-pressed": String(picture.id === this.current), title: picture.gaps.join(" "), onclick: () => this.take(picture) },
      el("img", { src: picture.src, alt: "", loading: "lazy", width: picture.width, height: picture.height }),
      el("span", { className: "picture-title" }, picture.title),
      el("span", { className: picture.gaps.length ? "picture-note bad" : "picture-note" }, note)))
  }

  walk(event) {
    const tiles = [...this.grid.querySelectorAll("button")]
    const at = tiles.indexOf(document.activeElement)
    if (at < 0) return
    const across = tiles.filter((tile) => tile.offsetTop === tiles[0].offsetTop).length
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key]
    if (!by) return
    event.preventDefault()
    tiles[at + by]?.focus()
  }

  take(picture) {
    this.chosen = picture
    this.dialog.close()
  }

  buildUpload(address, rights) {
    const field = (label, input) => el("div", { className: "field" }, el("label", { htmlFor: (input.id = `upload-${input.name}`), textContent: label }), input, el("p", { className: "errorlist", hidden: true, id: `upload-${input.name}-error` }))
    this.file = el("input", { type: "file", name: "file", accept: "image/jpeg,image/png,image/webp,image/avif", required: true })
    const button = el("button", { type: "submit", className: "default", textContent: "Take it in" })
    this.uploads = el("form", { noValidate: true },
      field("File (or drop one anywhere here)", this.file),
      field("Title, for colleagues", el("input", { name: "title", maxLength: 200 })),
      field("Alternative text", el("input", { name: "alt", maxLength: 400 })),
      field("Credit", el("input", { name: "credit", maxLength: 200 })),
      field("Licence", el("input", { name: "licence", maxLength: 100 })),
      field("Rights", el("select", { name: "rights" }, ...rights.map(([value, words]) => new Option(words, value)))),
      field("Rights end on", el("input", { type: "date", name: "rights_expire_on" })),
      el("p", { className: "acts" }, button))
    this.upload.append(el("summary", {}, "Take in a new picture"), this.uploads)
    this.file.addEventListener("change", () => {
      const { title } = this.uploads.elements
      if (this.file.files[0] && !title.value) title.value = this.file.files[0].name.replace(/\.\w+$/, "").replace(/[-_]+/g, " ")
    })
    this.uploads.addEventListener("submit", async (event) => {
      event.preventDefault()
      button.disabled = true
      this.said.textContent = "Taking it in…"
      const { ok, data } = await post(address, new FormData(this.uploads), this.form).catch(() => ({ ok: false, data: { errors: { "": "The server cannot be reached: try again." } } }))
      button.disabled = false
      if (ok) {
        this.said.textContent = ""
        this.uploads.reset()
        this.upload.open = false
        this.take(data.picture)
        return
      }
      showErrors(this.uploads, data.errors || {}, this.said)
    })
  }

  drop(files) {
    if (!this.uploads) { this.said.textContent = "Your role may not take pictures in: ask an editor."; return }
    this.upload.open = true
    this.file.files = files
    this.file.dispatchEvent(new Event("change"))
    this.uploads.elements.alt.focus()
  }
}

/** Put each field's words under it, and the rest into `said`. */
export function showErrors(form, errors, said) {
  let first = null
  for (const line of form.querySelectorAll(".errorlist")) { line.hidden = true; line.textContent = "" }
  for (const input of form.elements) input.removeAttribute("aria-invalid")
  const rest = []
  for (const [name, words] of Object.entries(errors)) {
    const input = form.elements[name]
    const line = input && document.getElementById(`${input.id}-error`)
    if (!line) { rest.push(words); continue }
    line.hidden = false
    line.textContent = words
    input.setAttribute("aria-invalid", "true")
    input.setAttribute("aria-describedby", line.id)
    first ||= input
  }
  said.textContent = rest.join(" ") || "Not taken: see what is marked."
  first?.focus()
}
