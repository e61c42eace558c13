// Entities with their parts in a claim, as chips: the name, what it is in the claim (or how a speaker speaks), and a
// button that takes it out; behind them a field that completes names on file. Arrows and Enter choose, Escape closes the
// list, Backspace in the empty field takes the last one back.

import { el, json } from "./dom.js";

const PAUSE = 120 // milliseconds after the last key

export class EntityChips {
  /** `roles` are [value, label] pairs to choose from, the first for new ones (or `fallback()`); one role is not asked.
   *  `standings` are asked where given. `changed()` is called after every change by a person. */
  constructor({ id, label, help = "", roles, standings = null, fallback = () => roles[0][0], url, changed }) {
    Object.assign(this, { id, label, roles, standings, fallback, url, changed })
    this.held = []
    this.offered = []
    this.at = -1
    this.list = el("ul", { className: "entity-chips-held", aria: { label } })
    this.input = el("input", { type: "text", id, autocomplete: "off", spellcheck: false, aria: { role: "combobox", expanded: "false", controls: `${id}-options`, autocomplete: "list" } })
    this.options = el("ul", { id: `${id}-options`, className: "entity-chips-options", hidden: true, aria: { role: "listbox", label: `${label}: on file` } })
    this.error = el("p", { className: "errorlist", id: `${id}-error` })
    this.box = el("div", { className: "field entity-chips" }, el("label", { htmlFor: id, textContent: label }), this.list, el("div", { className: "entity-chips-add" }, this.input, this.options), help ? el("p", { className: "help", textContent: help }) : null, this.error)
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), PAUSE) })
    this.input.addEventListener("keydown", (event) => this.key(event))
    this.input.addEventListener("blur", () => this.close())
    // Before the blur that would close the list.
    this.options.addEventListener("mousedown", (event) => { event.preventDefault(); const item = event.target.closest("[data-at]"); if (item) this.take(Number(item.dataset.at)) })
  }

  /** What is posted: "role:key:standing". */
  get values() { return this.held.map(({ id, role, standing }) => `${role}:${id}:${standing || ""}`) }

  /** Words in the field that name nobody yet. */
  get typed() { return this.input.value.trim() }

  set(parties) {
    this.held = parties.map((party) => ({ ...party }))
    this.input.value = ""
    this.close()
    this.draw()
  }

  disable(off) {
    for (const control of this.box.querySelectorAll("input, select, button")) control.disabled = off
  }

  draw() {
    this.list.replaceChildren(...this.held.map((party) => {
      const choose = (choices, name, words) => {
        const select = el("select", { aria: { label: words } }, ...choices.map(([value, label]) => new Option(label, value, false, value === party[name])))
        select.addEventListener("change", () => { party[name] = select.value; this.changed() })
        return select
      }
      const remove = el("button", { type: "button", className: "chip-remove", textContent: "×", aria: { label: `Take out ${party.text}` } })
      remove.addEventListener("click", () => { this.held.splice(this.held.indexOf(party), 1); this.draw(); this.input.focus(); this.changed() })
      return el("li", { title: party.note || "" },
        this.roles.length > 1 ? choose(this.roles, "role", `What ${party.text} is in it`) : null,
        el("span", { className: "chip-name", textContent: party.text }),
        this.standings ? choose(this.standings, "standing", `How ${party.text} speaks`) : null,
        remove)
    }))
    this.list.hidden = !this.held.length
  }

  async ask() {
    const query = this.typed
    if (query.length < 2) { this.close(); return }
    const asked = (this.asked = Symbol("query"))
    const { results } = await json(`${this.url}?q=${encodeURIComponent(query)}`).catch(() => ({ results: [] }))
    if (asked !== this.asked || document.activeElement !== this.input) return
    this.offered = results.filter(({ id }) => !this.held.some((party) => party.id === id))
    this.at = this.offered.length ? 0 : -1
    this.show()
  }

  show() {
    this.options.replaceChildren(...(this.offered.length ? this.offered.map(({ text, note }, at) => el("li", { id: `${this.id}-${at}`, data: { at: String(at) }, aria: { role: "option", selected: String(at === this.at) } }, text, " ", el("small", { textContent: note })))
      : [el("li", { className: "quiet", aria: { role: "option", selected: "false", disabled: "true" } }, "Nobody on file has this name.")]))
    this.options.hidden = false
    this.input.setAttribute("aria-expanded", "true")
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.id}-${this.at}`)
    else this.input.removeAttribute("aria-activedescendant")
    this.options.children[Math.max(0, this.at)]?.scrollIntoView({ block: "nearest" })
  }

  close() {
    clearTimeout(this.timer)
    this.asked = null
    this.options.hidden = true
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
  }

  take(at) {
    const entity = this.offered[at]
    if (!entity) return
    this.held.push({ ...entity, role: this.fallback(), standing: this.standings ? this.standings[0][0] : "" })
    this.input.value = ""
    this.error.textContent = ""
    this.close()
    this.draw()
    this.changed()
  }

  key(event) {
    const open = !this.options.hidden
    if (event.isComposing) return
    if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      this.at = Math.max(0, Math.min(this.offered.length - 1, this.at + (event.key === "ArrowDown" ? 1 : -1)))
      this.show()
    } else if (open && event.key === "Escape") this.close()
    // A plain Enter on typed words chooses; with Ctrl it saves, and in the empty field as well.
    else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && this.typed) this.choose(open)
    else if (event.key === "Backspace" && !this.input.value && this.held.length) { this.held.pop(); this.draw(); this.changed() }
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  async choose(open) {
    if (!open) await this.ask()
    if (this.at >= 0) this.take(this.at)
    else this.error.textContent = `${this.typed} is not on file: choose from the list, or clear the field.`
  }
}
