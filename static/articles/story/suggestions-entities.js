// Whom the story names, as chips in the panel Suggestions: <li data-entity="KEY" data-name data-choice> with buttons
// data-choose="rejected|found", and a field that adds one by name. The rows of the settings decide the same with the
// story's form: they are kept in step.

import { tell } from "./suggestions-toast.js";

const MOST_NAMED = 4

export class Entities {
  /** `panel` posts, reads anew and holds the list: see suggestions.js. */
  constructor(panel) {
    this.panel = panel
    this.known = new Map()
    panel.panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-entity] [data-choose]")
      if (button) this.choose(button.closest("[data-entity]"), button.dataset.choose)
    })
  }

  /** What the last reading found new in the story is said, with a way back. `fresh` is the list that comes next. */
  note(fresh) {
    const before = new Set([...this.panel.list.querySelectorAll("[data-entity]")].map(({ dataset }) => dataset.entity))
    const found = [...fresh.querySelectorAll('[data-entity][data-choice="found"]')].filter(({ dataset }) => !before.has(dataset.entity))
    if (!found.length) return
    const names = found.slice(0, MOST_NAMED).map(({ dataset }) => dataset.name)
    const rest = found.length - names.length
    const keys = found.map(({ dataset }) => Number(dataset.entity))
    tell(`Added: ${names.join(", ")}${rest ? ` and ${rest} more` : ""}.`, () => this.send(keys, "rejected"))
  }

  dress() {
    const field = this.panel.list.querySelector("#entity-add")
    if (!field) return
    const names = this.panel.list.querySelector("#entity-add-names")
    let timer = 0
    field.addEventListener("input", () => {
      const key = this.known.get(field.value)
      if (key) { field.value = ""; this.send([key], "editor"); return }
      clearTimeout(timer)
      timer = setTimeout(async () => {
        if (field.value.trim().length < 2) return
        const answer = await fetch(`${this.panel.urls.entity_search}?q=${encodeURIComponent(field.value.trim())}`).then((response) => response.json()).catch(() => ({ results: [] }))
        this.known = new Map(answer.results.map(({ id, text }) => [text, id]))
        names.replaceChildren(...answer.results.map(({ text, note }) => new Option(note, text)))
        this.first = answer.results[0]
      }, 200)
    })
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault() // Enter would save the story
      const wanted = field.value.trim().toLowerCase()
      if (wanted && this.first?.text.toLowerCase().startsWith(wanted)) { field.value = ""; this.send([this.first.id], "editor") }
    })
  }

  choose(chip, choice) {
    chip.classList.add("is-going")
    this.send([Number(chip.dataset.entity)], choice, chip.dataset.choice)
  }

  /** Tell the server, one after the other, and read the list anew. `before` is what Undo brings back. */
  send(keys, choice, before = "found") {
    this.panel.queue(async () => {
      let said = ""
      for (const entity of keys) {
        ({ said } = await this.panel.post(this.panel.urls.mentions, { entity, choice }))
        inStep(entity, choice)
      }
      tell(keys.length > 1 ? "Taken out of the story." : said, () => this.send(keys, choice === before ? "found" : before, choice))
      this.panel.later(0, true)
    })
  }
}

/** The same row in the settings: the form would else bring the old choice back. */
function inStep(entity, choice) {
  for (const held of document.querySelectorAll("#mentions-group .has_original input[name$=-entity]")) {
    const select = held.value === String(entity) && held.closest(".form-row").querySelector("select")
    if (select) select.value = choice
  }
}
