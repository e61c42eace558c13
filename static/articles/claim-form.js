// The form inside the claim dialog: the fields of one claim, filled in by the analyser, from a record or by hand, and the
// public text as it will read, composed anew by the server while they change. What a person typed is never overwritten.

import { el, json } from "./dom.js";
import { EntityChips } from "./entity-chips.js";

const PAUSE = 200 // milliseconds after the last change
const OURS = ["own", "analysis", "hearsay"] // modes that need nobody who says it
const LONGER = "As it may stand alone, claimant and cue inside"

export class ClaimForm {
  /** `options` are those of the editor's claim extension; `id` begins the ids of the fields. */
  constructor(options, id) {
    this.options = options
    this.id = id
    this.fields = {}
    this.errors = {}
    this.build()
    this.reset()
  }

  build() {
    const { choices } = this.options
    const select = (name, blank = null) => el("select", {}, ...(blank ? [new Option(blank, "")] : []), ...(choices[name] || []).map(([value, label]) => new Option(label, value)))
    const roles = (choices.role || []).filter(([value]) => value !== "claimant")
    const chips = (name, label, rest) => new EntityChips({ id: `${this.id}-${name}`, label, url: this.options.entities, changed: () => { this.touched.add("party"); this.later() }, ...rest })
    this.speakers = chips("speakers", "Speakers on file", { roles: [["claimant", "Claimant"]], standings: choices.standing || [] })
    this.parties = chips("parties", "Others in it", { roles, fallback: () => (["accuse", "charge"].includes(this.fields.speech_act.value) ? "accused" : "subject") })
    this.composed = el("p", { className: "help claim-composed", hidden: true })
    this.preview = el("p", { className: "help claim-preview", aria: { live: "polite" } })
    this.formError = el("p", { className: "errorlist", aria: { role: "alert" } })
    this.element = el("div", { className: "claim-form" },
      this.field("public_text", LONGER, el("textarea", { rows: 2, required: true }), this.composed, this.preview),
      this.field("statement", "Statement, without the cue (never printed)", el("textarea", { rows: 2, required: true })),
      el("div", { className: "form-row" }, this.field("mode", "Attribution mode", select("mode")), this.field("speech_act", "Act", select("speech_act")), this.field("cue", "Cue", el("input", { type: "text" })), this.field("claimant_label", "Who, as the story names them", el("input", { type: "text" }))),
      el("div", { className: "form-row" }, this.speakers.box, this.parties.box),
      this.field("harm", "Harm", select("harm", "as proposed"), (this.harm = el("p", { className: "help", id: `${this.id}-harm-why` }))),
      this.formError)
    this.errors.party = this.parties.error
    this.element.addEventListener("input", ({ target }) => { if (target.name) { this.touched.add(target.name); this.errors[target.name].textContent = ""; target.removeAttribute("aria-invalid") } this.later() })
  }

  field(name, label, control, ...below) {
    control.id = `${this.id}-${name}`
    control.name = name
    this.fields[name] = control
    this.errors[name] = el("p", { className: "errorlist", id: `${control.id}-error` })
    return el("div", { className: `field field-${name}` }, el("label", { htmlFor: control.id, textContent: label }), control, ...below, this.errors[name])
  }

  reset() {
    clearTimeout(this.timer)
    this.asked = null
    this.touched = new Set()
    this.context = {}
    this.hidden = {}
    this.ownWords = false
    for (const control of Object.values(this.fields)) { control.value = control.matches("select") ? control.options[0]?.value ?? "" : ""; control.removeAttribute("aria-invalid") }
    this.speakers.set([])
    this.parties.set([])
    this.clearErrors()
    this.composed.hidden = true
    this.preview.textContent = this.harm.textContent = ""
  }

  clearErrors() {
    for (const error of Object.values(this.errors)) error.textContent = ""
    for (const control of Object.values(this.fields)) control.removeAttribute("aria-invalid")
    this.speakers.error.textContent = this.formError.textContent = ""
  }

  /** Put values in, but for what a person has typed already. `hidden` values are posted and not shown. */
  fill({ fields = {}, parties, context, harm_label: label, harm_reason: reason }) {
    for (const [name, value] of Object.entries(fields)) {
      if (!this.fields[name]) this.hidden[name] = value
      else if (!this.touched.has(name) && value !== null && value !== undefined) this.fields[name].value = value
    }
    if (parties && !this.touched.has("party")) {
      this.speakers.set(parties.filter(({ role }) => role === "claimant"))
      this.parties.set(parties.filter(({ role }) => role !== "claimant"))
    }
    if (context) this.context = context
    if (label) this.harm.textContent = `Proposed: ${label.toLowerCase()} (${reason}).`
  }

  /** The public text is somebody's own words from the start: a record that is being changed. */
  keepPublicText() { this.ownWords = true }

  get isOwnWording() { return this.ownWords || this.touched.has("public_text") }

  disable(off) {
    for (const control of Object.values(this.fields)) control.disabled = off
    this.speakers.disable(off)
    this.parties.disable(off)
  }

  values() {
    const values = { ...this.hidden }
    for (const [name, control] of Object.entries(this.fields)) values[name] = control.value.trim()
    values.party = [...this.speakers.values, ...this.parties.values]
    // A name that nobody has on file is still a name: it goes where the story's own words go.
    if (this.speakers.typed && !values.claimant_label) values.claimant_label = this.speakers.typed
    return values
  }

  /** Whether something is missing, or words would be lost if the form were sent now: said beside the field. */
  refuses() {
    const { public_text: text, statement, mode, claimant_label: label } = this.fields
    const missing = {}
    if (!text.value.trim()) missing.public_text = ["Write the sentence that readers may see by itself."]
    if (!statement.value.trim()) missing.statement = ["Say what is stated."]
    const speaks = OURS.includes(mode.value) || label.value.trim() || this.speakers.values.length || this.speakers.typed
    if (!speaks) missing.claimant_label = ["Say who: choose an entity, or write the source as the story names it."]
    if (Object.keys(missing).length) { this.showErrors(missing); return true }
    if (!this.parties.typed) return false
    this.parties.error.textContent = `${this.parties.typed} is not chosen yet: choose from the list, or clear the field.`
    this.parties.input.focus()
    return true
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.compose(), PAUSE)
  }

  /** Ask the server how the claim will read now. */
  async compose() {
    const asked = (this.asked = Symbol("compose"))
    const { content = "", source = "", sentence = "" } = this.context
    const statement = this.touched.has("statement") ? this.fields.statement.value : ""
    const body = { ...this.values(), content: statement || content || this.fields.statement.value, source, sentence: statement ? "" : sentence }
    const told = await json(this.options.compose, body).catch(() => null)
    if (!told || asked !== this.asked) return
    this.preview.textContent = told.label ? `Beside it readers see: ${told.label}` : ""
    this.harm.textContent = `Proposed: ${told.harm_label.toLowerCase()} (${told.harm_reason}).`
    if (!told.public_text) return
    const field = this.fields.public_text
    const differs = told.public_text !== field.value
    if (!this.isOwnWording) field.value = told.public_text
    this.composed.hidden = !this.isOwnWording || !differs
    if (this.composed.hidden) return
    const use = el("button", { type: "button", className: "quiet-button", textContent: "Use it" })
    use.addEventListener("click", () => { field.value = told.public_text; this.touched.delete("public_text"); this.ownWords = false; this.composed.hidden = true; field.focus() })
    this.composed.replaceChildren(`From the fields: ${told.public_text} `, use)
  }

  /** Put the server's objections beside their fields, and go to the first. */
  showErrors(errors) {
    this.clearErrors()
    for (const [name, messages] of Object.entries(errors)) {
      const place = this.errors[name]
      const control = this.fields[name]
      if (!place) { this.formError.textContent = [this.formError.textContent, ...messages].filter(Boolean).join(" "); continue }
      place.textContent = messages.join(" ")
      if (control) { control.setAttribute("aria-invalid", "true"); control.setAttribute("aria-describedby", place.id) }
    }
    this.element.querySelector("[aria-invalid=true]")?.focus()
  }
}
