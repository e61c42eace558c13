// The lead picture in the drawer: shown, chosen, taken in, described and focused without leaving the story. Expects
// <select name="lead_image"> in the story's form, which stays the field that is posted, and urls.pictures.

import { el } from "../dom.js";
import { choosePicture } from "./picture-choose.js";
import { describePicture } from "./picture-describe.js";

document.addEventListener("story:ready", ({ detail: { form, urls } }) => {
  const select = form.elements.lead_image
  if (select?.tagName === "SELECT" && urls.pictures) new LeadPicture(form, select, urls.pictures)
})

class LeadPicture {
  constructor(form, select, address) {
    Object.assign(this, { form, select, address })
    const field = select.closest(".field")
    this.box = el("div", { className: "lead-picture", role: "group", "aria-label": "Lead picture" })
    field.querySelector(".related-widget-wrapper")?.after(this.box)
    if (!this.box.isConnected) select.after(this.box)
    field.classList.add("has-picture")
    select.addEventListener("change", () => { if (Number(select.value) !== this.picture?.id) this.load() })
    this.box.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault() })
    this.box.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return
      event.preventDefault()
      this.choose(event.dataTransfer.files)
    })
    this.load()
  }

  async load() {
    this.picture = null
    if (this.select.value) {
      const response = await fetch(`${this.address}?pk=${this.select.value}`, { headers: { Accept: "application/json" } }).catch(() => null)
      if (response?.ok) {
        const { results, shapes, rights } = await response.json()
        this.picture = results[0]
        Object.assign(this, { shapes, rights })
      }
    }
    this.show()
  }

  show() {
    const { picture } = this
    const button = (textContent, onclick) => el("button", { type: "button", textContent, onclick })
    const acts = el("p", { className: "acts" }, button(picture ? "Change…" : "Choose a picture…", () => this.choose()))
    if (!picture) {
      this.box.replaceChildren(acts)
      return
    }
    if (picture.describe) acts.append(button("Text and focus…", () => this.describe()))
    acts.append(button("Remove", () => this.take(null)))
    const facts = el("dl", { className: "facts" }, el("dt", {}, "Alt text"), el("dd", {}, picture.alt || "–"), el("dt", {}, "Credit"), el("dd", {}, picture.credit || "–"))
    const gaps = el("ul", { className: "picture-gaps" }, ...picture.gaps.map((gap) => el("li", {}, gap)))
    this.box.replaceChildren(el("img", { src: picture.src, alt: picture.alt, width: picture.width, height: picture.height }), facts, ...(picture.gaps.length ? [gaps] : []), acts)
  }

  async choose(files) {
    const chosen = await choosePicture({ address: this.address, form: this.form, files, current: this.picture?.id })
    if (chosen) this.take(chosen)
    this.box.querySelector("button")?.focus()
  }

  async describe() {
    const changed = await describePicture({ picture: this.picture, shapes: this.shapes, rights: this.rights, form: this.form })
    if (changed) {
      this.picture = changed
      this.show()
      document.dispatchEvent(new CustomEvent("story:picture"))
    }
    this.box.querySelectorAll("button")[1]?.focus()
  }

  take(picture) {
    if (picture && ![...this.select.options].some((option) => option.value === String(picture.id))) this.select.append(new Option(picture.title, picture.id))
    this.picture = picture
    this.select.value = picture ? picture.id : ""
    for (const kind of ["input", "change"]) this.select.dispatchEvent(new Event(kind, { bubbles: true }))
    if (picture && !this.shapes) this.load()
    else this.show()
  }
}
