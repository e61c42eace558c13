// What the story's form holds. Fields that are saved while one types are read and put in one by one, as
// [[input's name, value], …]; all others ("the rest": planning, reasons, choices) only wait for Save.

const OWN = /^(csrfmiddlewaretoken|base_revision|base_stamps|_.*)$/

const OF_LINE = /^(headline|standfirst)_claims$/

export class Fields {
  constructor(form, editor, names) {
    Object.assign(this, { form, editor, names })
    this.restBefore = new Map()
    this.learnRest()
  }

  entries() {
    return [...new FormData(this.form)].filter(([, value]) => typeof value === "string")
  }

  belongs(name, key) {
    return name === "box" ? key.startsWith("box_") : key === name || (OF_LINE.test(name) && key === `${name}_shown`)
  }

  /** {field: [[input's name, value], …]} of the fields that are saved while one types. */
  read() {
    const entries = this.entries()
    return Object.fromEntries(this.names.map((name) => [name, entries.filter(([key]) => this.belongs(name, key))]))
  }

  readRest() {
    const found = new Map()
    for (const [key, value] of this.entries()) {
      if (OWN.test(key) || this.names.some((name) => this.belongs(name, key))) continue
      found.set(key, [...(found.get(key) || []), value])
    }
    return found
  }

  /** What the rest holds now is what the server has, for inputs that were not there before. */
  learnRest({ anew = false } = {}) {
    if (anew) this.restBefore.clear()
    for (const key of this.restKeys()) if (!this.restBefore.has(key)) this.restBefore.set(key, "[]")
    for (const [key, values] of this.readRest()) if (anew || this.restBefore.get(key) === "[]") this.restBefore.set(key, JSON.stringify(values))
  }

  restKeys() {
    return [...new Set([...this.form.elements].map((element) => element.name).filter((key) => key && !OWN.test(key) && !this.names.some((name) => this.belongs(name, key))))]
  }

  /** {input's name: [value, …]} of the rest that was changed. */
  changedRest() {
    const now = this.readRest()
    const changed = {}
    for (const key of this.restKeys()) {
      const values = now.get(key) || []
      if (this.restBefore.has(key) && JSON.stringify(values) !== this.restBefore.get(key)) changed[key] = values
    }
    return changed
  }

  /** Put in what somebody else saved, or what was kept. Says whether it could be. */
  put(name, entries) {
    if (name === "body") return this.putBody(entries[0]?.[1] || "")
    if (name === "box" || OF_LINE.test(name)) return false
    const input = this.form.elements[name]
    if (!input || input instanceof RadioNodeList) return false
    this.putInto(input, entries.map(([, value]) => value))
    return true
  }

  putRest(key, values) {
    const input = this.form.elements[key]
    if (!input || input instanceof RadioNodeList) return false
    this.putInto(input, values)
    return true
  }

  putInto(input, values) {
    if (input.type === "checkbox") input.checked = values.length > 0
    else if (input.localName === "select") {
      const [value = "", label = value] = values
      if (value && ![...input.options].some((option) => option.value === value)) input.add(new Option(label, value))
      input.value = value
      window.django?.jQuery?.(input).trigger("change")
    } else input.value = values[0] || ""
    // Chips draw themselves anew; areas of one line grow with what stands in them.
    input.dispatchEvent(new CustomEvent("story:put", { bubbles: true }))
  }

  putBody(html) {
    const { editor } = this
    editor.commands.setContent(html, { emitUpdate: false })
    this.form.elements.body.value = html
    return true
  }
}

/** A name for people: the label of a field. */
export function labelOf(form, name) {
  const input = form.elements[name]
  const label = form.querySelector(`label[for="id_${CSS.escape(name)}"], label[for="id_${CSS.escape(name)}_input"]`)
  return (label?.textContent || input?.getAttribute?.("aria-label") || name).trim().replace(/[:·]$/, "").toLowerCase()
}
