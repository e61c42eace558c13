// The dialog behind "Mark claim": choose a claim on file, or write a new one down, without leaving the text.
//
// It is a native <dialog> at the end of the page, outside the story's form, whose fields would otherwise be posted and
// whose Enter would submit. Escape closes it, gives the selection back and keeps what was typed for the next time.

const el = (tag, props = {}, ...children) => {
  const { data = {}, aria = {}, ...rest } = props
  const node = Object.assign(document.createElement(tag), rest)
  Object.assign(node.dataset, data)
  for (const [name, value] of Object.entries(aria)) node.setAttribute(name === "role" ? "role" : `aria-${name}`, value)
  node.append(...children.filter((child) => child !== null))
  return node
}

const csrf = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || ""
let counter = 0

async function json(url, body) {
  const response = await fetch(url, body ? { method: "POST", headers: { "X-CSRFToken": csrf() }, body: new URLSearchParams(body) } : {})
  if (!(response.headers.get("content-type") || "").includes("json")) {
    throw new Error(response.status === 403 ? "Your role may not do this." : `The server answered ${response.status}. Nothing was changed.`)
  }
  return response.json()
}

export class ClaimDialog {
  /** `actions` = {mark(range, claim), unmark(range), back(range)} carry out the decision in the editor. */
  constructor(options, actions) {
    this.options = options
    this.actions = actions
    this.results = []
    this.chosen = -1
    this.build()
  }

  remove() { this.dialog.remove() }

  build() {
    const id = `claim-dialog-${++counter}`
    this.quote = el("blockquote", { className: "claim-dialog-quote" })
    this.note = el("p", { className: "claim-dialog-note", aria: { role: "status" } })
    this.held = el("div", { className: "claim-dialog-held", hidden: true })
    this.search = el("input", { type: "search", id: `${id}-search`, placeholder: "Words of the claim, or its id", autocomplete: "off", aria: { role: "combobox", expanded: "true", controls: `${id}-list`, autocomplete: "list" } })
    this.list = el("ul", { id: `${id}-list`, className: "claim-dialog-list", aria: { role: "listbox", label: "Claims on file" } })
    this.listId = id
    this.newButton = el("button", { type: "button", textContent: "New claim", hidden: !this.options.mayRecord })
    this.form = this.buildForm(id)
    this.dialog = el("dialog", { className: "claim-dialog", aria: { labelledby: `${id}-title` } },
      el("header", {}, el("h2", { id: `${id}-title`, textContent: "Mark claim" }), el("button", { type: "button", className: "quiet-button", textContent: "Close", onclick: () => this.dialog.close() })),
      this.quote, this.note, this.held,
      el("div", { className: "claim-dialog-search" }, el("label", { htmlFor: this.search.id, textContent: "On file" }), this.search, this.newButton),
      this.list, this.form)
    document.body.append(this.dialog)
    this.dialog.addEventListener("close", () => { if (!this.done) this.actions.back(this.target.range) })
    this.search.addEventListener("input", () => { this.form.hidden = true; clearTimeout(this.timer); this.timer = setTimeout(() => this.find(this.search.value), 150) })
    this.search.addEventListener("keydown", (event) => this.keys(event))
    this.list.addEventListener("click", (event) => { const item = event.target.closest("li[data-at]"); if (item) this.mark(this.results[Number(item.dataset.at)]) })
    this.newButton.addEventListener("click", () => this.showForm())
    this.dialog.addEventListener("keydown", (event) => { if (event.altKey && event.key.toLowerCase() === "n" && this.options.mayRecord) { event.preventDefault(); this.showForm() } })
  }

  buildForm(id) {
    const { choices } = this.options
    this.fields = {}
    this.errors = {}
    const field = (name, label, control, help = "") => {
      control.id = `${id}-${name}`
      control.name = name
      this.fields[name] = control
      this.errors[name] = el("p", { className: "errorlist", id: `${control.id}-error` })
      return el("div", { className: `field field-${name}` }, el("label", { htmlFor: control.id, textContent: label }), control, help ? el("p", { className: "help", textContent: help }) : null, this.errors[name])
    }
    const select = (name, blank = null) => el("select", {}, ...(blank ? [new Option(blank, "")] : []), ...(choices[name] || []).map(([value, label]) => new Option(label, value)))
    this.near = el("ul", { className: "on-file", hidden: true, aria: { label: "On file already" } })
    this.formError = el("p", { className: "errorlist", aria: { role: "alert" } })
    const form = el("form", { className: "claim-dialog-new", hidden: true, noValidate: true },
      el("h3", { textContent: "New claim" }),
      this.near,
      field("public_text", "As it may stand alone, claimant and cue inside", el("textarea", { rows: 2, required: true })),
      field("statement", "Statement, without the cue (never printed)", el("textarea", { rows: 2, required: true })),
      el("div", { className: "form-row" }, field("mode", "Attribution mode", select("mode")), field("speech_act", "Act", select("speech_act")), field("cue", "Cue", el("input", { type: "text" }))),
      el("div", { className: "form-row" }, field("claimant_label", "Who, as the story names them", el("input", { type: "text" })), this.entityField(field, id, "claimant", "On file as"), field("standing", "Speaking as", select("standing", "–"))),
      el("div", { className: "form-row" }, this.entityField(field, id, "accused", "Accused, if anybody"), field("harm", "Harm", select("harm", "as proposed"))),
      this.formError,
      el("div", { className: "acts" }, el("button", { type: "submit", className: "default", textContent: "Record and mark" })))
    form.addEventListener("input", () => { this.touched = true })
    form.addEventListener("submit", (event) => { event.preventDefault(); this.record() })
    form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.record() } })
    return form
  }

  /** An entity by name: a text field with the browser's own suggestions; its key is kept beside it. */
  entityField(field, id, name, label) {
    const names = el("datalist", { id: `${id}-${name}-names` })
    const input = el("input", { type: "text", autocomplete: "off" })
    input.setAttribute("list", names.id)
    const box = field(name, label, input)
    box.append(names)
    input.known = new Map()
    let timer
    input.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        if (input.value.trim().length < 2 || input.known.has(input.value)) return
        const { results } = await json(`${this.options.entities}?q=${encodeURIComponent(input.value.trim())}`).catch(() => ({ results: [] }))
        names.replaceChildren(...results.map((entity) => { input.known.set(entity.text, entity.id); return new Option(entity.note, entity.text) }))
      }, 200)
    })
    return box
  }

  open(target) {
    const again = this.target && this.target.text === target.text && !this.done
    this.target = target
    this.done = false
    this.quote.textContent = target.text.length > 240 ? `${target.text.slice(0, 240)}…` : target.text
    this.quote.hidden = !target.text
    this.note.textContent = this.problem()
    this.held.hidden = !target.uid
    this.held.replaceChildren()
    if (!again) this.reset()
    this.dialog.showModal()
    if (target.uid) this.showHeld()
    this.search.focus()
    if (this.problem()) return
    if (!again) { this.find(""); if (this.options.mayRecord && !target.uid) this.fillIn() }
  }

  problem() {
    if (this.target.cut) return "This selection cuts into another claim. Select that claim whole, or words outside of it: marks never overlap."
    if (!this.target.text.trim()) return "Select the words of the claim first, or put the caret into its sentence."
    return ""
  }

  reset() {
    this.search.value = ""
    this.form.hidden = true
    this.formError.textContent = ""
    this.form.reset()
    this.touched = false
    this.showNear([])
    for (const [name, error] of Object.entries(this.errors)) { error.textContent = ""; this.fields[name].removeAttribute("aria-invalid") }
  }

  async showHeld() {
    const remove = el("button", { type: "button", className: "danger", textContent: "Remove mark", onclick: () => { this.done = true; this.dialog.close(); this.actions.unmark(this.target.range) } })
    this.held.replaceChildren(remove)
    const { results } = await json(`${this.options.search}?uids=${this.target.uid}`).catch(() => ({ results: [] }))
    const claim = results[0]
    this.held.replaceChildren(
      el("p", {}, el("b", { textContent: claim ? claim.text : "This claim is not on file: the next save unwraps it." })),
      claim ? el("p", { className: "quiet", textContent: claim.label || claim.mode_label }) : "",
      el("div", { className: "acts" }, remove, claim ? el("a", { className: "button", href: claim.url, target: "_blank", rel: "noopener", textContent: "Open its record" }) : null))
  }

  async find(query) {
    const asked = (this.asked = Symbol("query"))
    const words = query || this.target.text.split(/\s+/).filter((word) => word.length > 4).slice(0, 3).join(" ")
    try {
      let { results } = await json(`${this.options.search}?q=${encodeURIComponent(words)}`)
      if (!query && !results.length) ({ results } = await json(`${this.options.search}?q=`))
      if (asked === this.asked) this.show(results)
    } catch (error) { if (asked === this.asked) this.note.textContent = error.message }
  }

  show(results) {
    this.results = results.filter((claim) => claim.uid !== this.target.uid)
    this.chosen = this.search.value && this.results.length ? 0 : -1
    this.list.replaceChildren(...this.results.map((claim, at) => el("li", { id: `${this.listId}-${at}`, data: { at: String(at) }, aria: { role: "option", selected: "false" } },
      el("span", { className: `claim claim--${claim.mode}`, textContent: claim.text }), el("small", { textContent: claim.label || claim.mode_label }))))
    this.list.hidden = !this.results.length
    if (!this.results.length && this.search.value) this.note.textContent = "No claim on file has these words."
    else this.note.textContent = this.problem()
    this.highlight()
  }

  highlight() {
    for (const [at, item] of [...this.list.children].entries()) item.setAttribute("aria-selected", String(at === this.chosen))
    const item = this.list.children[this.chosen]
    if (item) { this.search.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }) }
    else this.search.removeAttribute("aria-activedescendant")
  }

  keys(event) {
    const last = this.results.length - 1
    if (event.key === "ArrowDown") this.chosen = Math.min(last, this.chosen + 1)
    else if (event.key === "ArrowUp") this.chosen = Math.max(0, this.chosen - 1)
    else if (event.key === "Enter") {
      if (this.chosen >= 0) this.mark(this.results[this.chosen])
      else if (this.options.mayRecord) this.showForm()
    } else return
    event.preventDefault()
    this.highlight()
  }

  async fillIn() {
    const { block, start, end, text } = this.target
    const set = (fields) => { for (const [name, value] of Object.entries(fields)) if (this.fields[name] && value) this.fields[name].value = value }
    set({ statement: text, public_text: block })
    const about = this.target
    const filled = await json(this.options.suggest, { text: block, start, end }).catch(() => null)
    // Whoever has begun to type by now keeps their words.
    if (!filled?.fields || this.target !== about || this.touched) return
    this.showNear(filled.similar || [])
    set(filled.fields)
    for (const name of ["claimant", "accused"]) {
      if (filled[name]) { this.fields[name].known.set(filled[name].text, filled[name].id); this.fields[name].value = filled[name].text }
    }
  }

  /** Claims on file that say the same, the opposite or another number than the one about to be written. */
  showNear(similar) {
    this.near.hidden = !similar.length
    this.near.replaceChildren(...similar.map((found) => {
      const claim = { uid: found.uid, mode: found.mode, text: found.public_text, label: found.label }
      const stories = found.stories ? `printed in ${found.stories} stor${found.stories === 1 ? "y" : "ies"}` : "not in print"
      return el("li", {},
        el("p", {}, el("span", { className: `pill ${found.relation === "same" ? "good" : "warn"}`, textContent: `On file: ${found.words}` }), ` ${found.public_text}`),
        el("p", { className: "quiet", textContent: [found.label, found.why, stories].filter(Boolean).join(" · ") }),
        found.usable ? el("p", {},
          found.other_voice ? el("span", { className: "pill warn", textContent: "Said by somebody else" }) : null,
          el("button", { type: "button", className: "quiet-button", textContent: "Use this claim", aria: { label: `Use this claim: ${found.public_text.slice(0, 60)}` }, onclick: () => this.mark(claim) })) : null)
    }))
  }

  showForm() {
    if (this.problem()) return
    this.form.hidden = false
    this.list.hidden = true
    this.fields.public_text.focus()
  }

  async record() {
    const body = {}
    for (const [name, control] of Object.entries(this.fields)) body[name] = control.known ? (control.known.get(control.value) ?? "") : control.value
    // A name that nobody has on file is still a name: it goes where the story's own words go.
    if (this.fields.claimant.value && !body.claimant && !body.claimant_label) body.claimant_label = this.fields.claimant.value
    let answer
    try { answer = await json(this.options.quick, body) } catch (error) { this.formError.textContent = error.message; return }
    for (const [name, error] of Object.entries(this.errors)) {
      const messages = answer.errors?.[name]
      error.textContent = messages ? messages.join(" ") : ""
      this.fields[name].toggleAttribute("aria-invalid", Boolean(messages))
      if (messages) { this.fields[name].setAttribute("aria-invalid", "true"); this.fields[name].setAttribute("aria-describedby", error.id) }
    }
    this.formError.textContent = answer.errors?.__all__?.join(" ") || ""
    if (answer.claim) this.mark(answer.claim)
    else this.form.querySelector("[aria-invalid=true]")?.focus()
  }

  mark(claim) {
    if (this.problem()) return
    this.done = true
    this.dialog.close()
    this.actions.mark(this.target.range, claim)
  }
}
