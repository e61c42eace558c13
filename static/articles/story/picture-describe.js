// What stands beside a picture, and the point of it that stays in sight: a dialog with the picture, the crops that the
// site makes of it, and its texts. `describePicture` gives the picture as it is then, or null. The crops are those of
// entities/pictures/geometry.py: the largest box of a shape, as near to the focus as the edges allow.

import { el } from "../dom.js";
import { dialog, post } from "./elements.js";
import { showErrors } from "./picture-choose.js";

const CROP = 132 // pixels across
let shown = null

/** {picture, shapes: {name: [across, down]}, rights: [[value, words]], the story's form} -> picture. */
export function describePicture({ picture, shapes, rights, form }) {
  shown ||= new Describer(shapes, rights, form)
  return shown.open(picture)
}

class Describer {
  constructor(shapes, rights, form) {
    Object.assign(this, { shapes, form })
    const field = (label, input) => el("div", { className: "field" }, el("label", { htmlFor: (input.id = `picture-${input.name}`), textContent: label }), input, el("p", { className: "errorlist", hidden: true, id: `picture-${input.name}-error` }))
    this.image = el("img", { draggable: false })
    this.cross = el("span", { className: "focus-cross", "aria-hidden": "true" })
    this.stage = el("button", { type: "button", className: "focus-stage", "aria-describedby": "focus-help" }, this.image, this.cross)
    this.crops = el("ul", { className: "focus-crops", "aria-label": "How the site crops it" })
    const range = (name) => el("input", { type: "range", name, min: 0, max: 100 })
    this.x = range("focal_x")
    this.y = range("focal_y")
    this.said = el("p", { role: "status", className: "dialog-said" })
    this.fields = el("form", { noValidate: true },
      el("div", { className: "focus-picker" }, this.stage, this.crops),
      el("p", { className: "help", id: "focus-help" }, "Click what must stay in sight, or move the point with the arrow keys."),
      el("div", { className: "focus-ranges" }, field("Focus from left, %", this.x), field("Focus from top, %", this.y)),
      field("Alternative text: what it shows, for those who cannot see it", el("textarea", { name: "alt", maxLength: 400, rows: 2 })),
      field("Credit", el("input", { name: "credit", maxLength: 200 })),
      field("Licence", el("input", { name: "licence", maxLength: 100 })),
      field("Rights", el("select", { name: "rights" }, ...rights.map(([value, words]) => new Option(words, value)))),
      field("Rights end on", el("input", { type: "date", name: "rights_expire_on" })),
      el("p", { className: "help" }, "These belong to the picture: every story that shows it shows them."),
      this.said,
      el("p", { className: "acts dialog-foot" }, el("button", { type: "submit", className: "default", textContent: "Save the picture" })))
    this.dialog = dialog("describe-picture", "Text and focus", this.fields)
    this.stage.addEventListener("click", (event) => this.point(event))
    this.stage.addEventListener("keydown", (event) => this.key(event))
    for (const input of [this.x, this.y]) input.addEventListener("input", () => this.draw())
    this.fields.addEventListener("submit", (event) => { event.preventDefault(); this.save() })
    this.dialog.addEventListener("close", () => { this.done?.(this.changed); this.done = null })
  }

  open(picture) {
    Object.assign(this, { picture, changed: null })
    this.image.src = picture.src
    this.image.alt = picture.alt || picture.title
    Object.assign(this.image, { width: picture.width, height: picture.height })
    const { elements } = this.fields
    for (const name of ["alt", "credit", "licence", "rights"]) elements[name].value = picture[name]
    elements.rights_expire_on.value = picture.expires
    ;[this.x.value, this.y.value] = picture.focus
    for (const line of this.fields.querySelectorAll(".errorlist")) line.hidden = true
    this.said.textContent = picture.inPrint ? "This picture is in print: what you change shows there at once." : ""
    this.crops.replaceChildren(...Object.entries(this.shapes).map(([name, [across, down]]) => {
      const view = el("div", { className: "focus-crop" }, el("img", { src: picture.src, alt: "" }))
      Object.assign(view.style, { width: `${CROP}px`, height: `${Math.round(CROP * down / across)}px` })
      view.dataset.shape = name
      return el("li", {}, view, el("span", {}, `${across} : ${down}`))
    }))
    this.dialog.showModal()
    this.draw()
    this.stage.focus()
    return new Promise((done) => { this.done = done })
  }

  point(event) {
    if (!event.detail) return // Enter on the button: nowhere in particular
    const box = this.image.getBoundingClientRect()
    this.x.value = Math.round((event.clientX - box.left) / box.width * 100)
    this.y.value = Math.round((event.clientY - box.top) / box.height * 100)
    this.draw()
  }

  key(event) {
    const step = event.shiftKey ? 10 : 1
    const [across, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] || []
    if (across === undefined) return
    event.preventDefault()
    this.x.value = Number(this.x.value) + across
    this.y.value = Number(this.y.value) + down
    this.draw()
  }

  draw() {
    const [x, y] = [Number(this.x.value), Number(this.y.value)]
    this.stage.setAttribute("aria-label", `Focus ${x} % from left, ${y} % from top`)
    Object.assign(this.cross.style, { left: `${x}%`, top: `${y}%` })
    for (const view of this.crops.querySelectorAll(".focus-crop")) {
      const [left, top, width] = cropBox(this.picture.width, this.picture.height, this.shapes[view.dataset.shape], x, y)
      const scale = CROP / width
      Object.assign(view.firstChild.style, { width: `${this.picture.width * scale}px`, left: `${-left * scale}px`, top: `${-top * scale}px` })
    }
  }

  async save() {
    const { ok, data } = await post(this.picture.describe, new FormData(this.fields), this.form).catch(() => ({ ok: false, data: { errors: { "": "The server cannot be reached: try again." } } }))
    if (!ok) { showErrors(this.fields, data.errors || { "": "That was refused." }, this.said); return }
    this.changed = data.picture
    this.dialog.close()
  }
}

/** The largest box of that shape, as near to the focus as the edges allow: [left, top, width] in pixels. */
export function cropBox(width, height, [across, down], x, y) {
  const boxWidth = Math.min(width, height * across / down)
  const boxHeight = Math.min(height, width * down / across)
  const left = Math.min(Math.max(width * x / 100 - boxWidth / 2, 0), width - boxWidth)
  const top = Math.min(Math.max(height * y / 100 - boxHeight / 2, 0), height - boxHeight)
  return [left, top, boxWidth]
}
