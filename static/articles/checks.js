// The checks beside the story, while it is typed. Expects
//   <section data-checks="URL"><span data-checks-state></span><div data-checks-list>…</div><p data-checks-said role="status">
// and in the list, some of it in <details data-folded>, <li data-finding data-field data-start data-end data-severity
// data-words> with <a data-jump href="#field"> and buttons of checks-cures.js. Words are sent a moment after the last key; of two answers the later counts. Exact
// words of the body are underlined, which is never saved.

import { pm } from "django-prose-editor/editor";

import { cure, goToWords } from "./checks-cures.js";
import { textOfBody, textOfField } from "./checks-text.js";
import { lead } from "./checks-lead.js";
import { reveal, setCount } from "./story/frame.js";

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const PAUSE = 400 // milliseconds after the last key
const WORDS = ["kicker", "headline", "standfirst", "lead_caption", "slug", "language", "story_date"]
const UNDERLINES = new PluginKey("checks")

document.addEventListener("story:ready", ({ detail: { editor, form } }) => {
  const panel = document.querySelector("[data-checks]")
  if (panel && editor) new Checks(panel, editor, form)
})

class Checks {
  constructor(panel, editor, form) {
    Object.assign(this, { panel, editor, form })
    this.list = panel.querySelector("[data-checks-list]")
    this.state = panel.querySelector("[data-checks-state]")
    this.said = panel.querySelector("[data-checks-said]")
    this.current = ""
    this.counts = this.list.querySelector("p")?.textContent
    editor.registerPlugin(underlines())
    editor.on("update", () => this.later())
    for (const kind of ["input", "change"]) form.addEventListener(kind, ({ target }) => { if (WORDS.includes(target.name) || target.name === "headline_is_working") this.later() })
    panel.addEventListener("click", (event) => this.clicked(event))
    document.addEventListener("keydown", (event) => this.key(event))
    // Back from a record that was opened to cure something: what is on file may have changed.
    document.addEventListener("visibilitychange", () => { if (this.away && !document.hidden) { this.away = false; this.later(0) } })
    this.underline()
    // The page does not wait for the rules; and a refused form holds words that are not saved.
    if (this.list.matches("[data-wait]") || form.querySelector(".errornote")) this.later(0)
  }

  later(pause = PAUSE) {
    this.flight?.abort()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.check(), pause)
  }

  words() {
    const { elements } = this.form
    const words = { body: this.editor.getHTML() }
    for (const name of WORDS) if (elements[name]) words[name] = elements[name].value
    if (elements.headline_is_working) words.headline_is_working = elements.headline_is_working.checked
    return JSON.stringify(words)
  }

  async check() {
    const flight = (this.flight = new AbortController())
    this.state.textContent = "checking…"
    const token = this.form.elements.csrfmiddlewaretoken.value
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token }
      const response = await fetch(this.panel.dataset.checks, { method: "POST", headers, body: this.words(), signal: flight.signal })
      if (!response.ok) throw new Error(response.status)
      const { html, stopping } = await response.json()
      if (flight === this.flight && !flight.signal.aborted) { this.show(html); lead(stopping) }
    } catch {
      if (flight === this.flight && !flight.signal.aborted) this.state.textContent = "not checked now: these are of the last save"
    }
  }

  /** Put the new list in the place of the old one; what is open, typed or focused in it stays so. */
  show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body
    const active = this.list.contains(document.activeElement) ? document.activeElement : null
    const path = active && [active.closest("[data-finding]")?.id, trail(active)]
    const span = active?.matches("textarea") && [active.selectionStart, active.selectionEnd]
    for (const item of fresh.querySelectorAll("[data-finding]")) {
      const old = document.getElementById(item.id)
      const [box, field] = [item.querySelector("details"), item.querySelector("textarea")]
      if (box) box.open = old?.querySelector("details")?.open || false
      if (field) field.value = old?.querySelector("textarea")?.value || ""
      item.toggleAttribute("data-here", item.id === this.current)
    }
    for (const fold of fresh.querySelectorAll("[data-folded]")) fold.open = this.list.querySelector("[data-folded]")?.open || false
    const typed = fresh.querySelector("[data-as-typed]") !== null
    setCount("checks", fresh.querySelectorAll("[data-finding]").length)
    this.list.replaceChildren(...fresh.childNodes)
    if (path) {
      const again = document.getElementById(path[0])?.querySelector(path[1])
      again?.focus({ preventScroll: true })
      if (span && again) again.setSelectionRange(...span)
    }
    this.state.textContent = typed ? "as typed" : "as saved"
    const counts = this.list.querySelector("p")?.textContent
    if (counts !== this.counts) this.said.textContent = this.counts = counts
    this.underline()
  }

  findings() { return [...this.list.querySelectorAll("[data-finding]")] }

  /** {from, to} in the editor, or {field, from, to}; null for a finding about no words, or whose words are gone. */
  place(item, body = null) {
    const { field, start, end, words } = item.dataset
    if (field === "body" || field === "crosshead") return (body || textOfBody(this.editor.state.doc)).find(Number(start), Number(end), words)
    const input = document.getElementById(item.querySelector("[data-jump]")?.hash.slice(1))
    const found = input && textOfField(input).find(Number(start), Number(end), words)
    return found && { field: input, ...found }
  }

  underline() {
    const { view, state } = this.editor
    const body = textOfBody(state.doc)
    const drawn = this.findings().filter((item) => ["body", "crosshead"].includes(item.dataset.field) && !item.matches(".is-signed")).map((item) => {
      const place = this.place(item, body)
      return place && Decoration.inline(place.from, place.to, { class: `check check--${item.dataset.severity}` })
    })
    view.dispatch(state.tr.setMeta(UNDERLINES, DecorationSet.create(state.doc, drawn.filter(Boolean))).setMeta("addToHistory", false))
  }

  jump(item) {
    this.current = item.id
    reveal(item)
    for (const each of this.findings()) each.toggleAttribute("data-here", each === item)
    const fold = item.closest("[data-folded]")
    if (fold) fold.open = true
    item.scrollIntoView({ block: "nearest" })
    const place = this.place(item)
    if (!place) return item.querySelector("a, button, summary")?.focus({ preventScroll: true })
    goToWords(this.editor, place)
  }

  clicked(event) {
    const item = event.target.closest("[data-finding]")
    const link = event.target.closest("a[target=_blank]")
    if (link) this.away = true
    if (event.target.closest("[data-jump]")) {
      event.preventDefault()
      this.jump(item)
    }
    const button = event.target.closest("[data-cure]")
    if (!button || link) return
    event.preventDefault()
    if (!cure(button, this.editor, this.place(item))) this.say("This cannot be done here: the words stand elsewhere now, or in another claim.")
  }

  key(event) {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return
    const by = { KeyJ: 1, KeyK: -1 }[event.code] // the code, not the key: with Alt it may write another letter
    const items = this.findings()
    if (!by || !items.length) return
    event.preventDefault()
    const now = items.findIndex((item) => item.id === this.current)
    const at = now < 0 ? (by > 0 ? 0 : items.length - 1) : (now + by + items.length) % items.length
    this.jump(items[at])
    this.said.textContent = `${at + 1} of ${items.length}: ${[...items[at].querySelectorAll(":scope > p")].map((line) => line.textContent.trim()).join(". ")}`
  }

  say(words) {
    this.state.textContent = words
    this.said.textContent = words
  }
}

/** How to find an act again in the list that comes next. */
const trail = (element) => element.localName + (element.name ? `[name="${CSS.escape(element.name)}"]` : element.dataset.cure ? `[data-cure="${element.dataset.cure}"]` : element.matches("[data-jump]") ? "[data-jump]" : "")

/** The underlines: they move with the text, and go where it is changed, until the next answer. */
function underlines() {
  return new Plugin({
    key: UNDERLINES,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, held) {
        const fresh = tr.getMeta(UNDERLINES)
        if (fresh) return fresh
        if (!tr.docChanged) return held
        const moved = held.map(tr.mapping, tr.doc)
        const changed = []
        tr.mapping.maps.forEach((map, i) => map.forEach((_from, _to, from, to) => {
          const rest = tr.mapping.slice(i + 1)
          changed.push(...moved.find(rest.map(from, -1), rest.map(to, 1)))
        }))
        return moved.remove(changed)
      },
    },
    props: { decorations(state) { return UNDERLINES.getState(state) } },
  })
}
