// Notes that are begun and not sent outlive a save of the story, and the page's own reload: kept by this tab alone, until
// it is closed. A note may name a source, so nothing of it is kept for longer, or for others.

export class NoteDrafts {
  constructor(notes) {
    this.notes = notes
    this.key = `notes ${location.pathname}`
    this.restore()
    notes.panel.addEventListener("input", () => this.keep())
  }

  areas() { return [...this.notes.list.querySelectorAll("textarea")] }

  keep() {
    const { composer, text, field, anchor } = this.notes
    const typed = Object.fromEntries(this.areas().filter((area) => area.value !== area.defaultValue).map((area) => [area.name, area.value]))
    const draft = composer && text.value.trim() ? { text: text.value, field: field.value, anchor } : null
    try {
      if (draft || Object.keys(typed).length) sessionStorage.setItem(this.key, JSON.stringify({ draft, typed }))
      else sessionStorage.removeItem(this.key)
    } catch { /* a browser that keeps nothing: what is typed lasts as long as the page */ }
  }

  restore() {
    let held
    try { held = JSON.parse(sessionStorage.getItem(this.key)) } catch { /* not ours */ }
    if (!held || !this.notes.composer) return
    for (const area of this.areas()) {
      if (typeof held.typed?.[area.name] !== "string") continue
      area.value = held.typed[area.name]
      area.closest("details").open = true
    }
    if (!held.draft) return
    const { text, field } = this.notes
    text.value = held.draft.text
    field.value = held.draft.field
    this.notes.anchor = held.draft.anchor
    this.notes.fold(false)
    this.notes.showQuote()
  }

  /** An answer or a change went out: its field is as the server has it. */
  sent({ act, note }) {
    const area = this.areas().find(({ name }) => name === `${act}_${note}`)
    if (area) {
      area.value = area.defaultValue
      area.closest("details").open = false
    }
    setTimeout(() => this.keep())
  }
}
