// The words of a story that is written, for the notes beside it. An object of this kind (notes-page.js makes another):
//   capture()     what is selected: {field, anchor}, anchor null for a whole field; or {problem} in words
//   draw(noted)   show passages, [{key, field, exact, prefix, suffix, start}]; gives the keys of those that were found
//   mark(key)     set one passage off; preview(noted) shows one that is being written on, null ends that
//   go(noted)     select its words and bring them into sight; false where they are not found
//   back()        where the writer was when capture() was called; saved() resolves when the server has the text
//   watch({change, here})   calls `change` when the text rests after a change, `here(key, clicked)` at a passage
//
// Passages are decorations: never saved, they move with the text, and go where their own words are changed.

import { pm } from "django-prose-editor/editor";

import { goToWords } from "../checks-cures.js";
import { textOfBody, textOfField } from "../checks-text.js";
import { saveNow } from "./autosave.js";
import { reveal } from "./frame.js";
import { anchorBetween, placeOf } from "./note-anchor.js";
import { useWords } from "./notes.js";

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const NOTED = new PluginKey("noted")
const PAUSE = 400 // milliseconds after the last key
const LONGEST = 3000 // characters of a passage, as the server has it
/** field of the form -> what notes call it, where that is another name */
const CALLED = { lead_caption: "caption" }
const FIELDS = { caption: "lead_caption" }
const WORDS = ["kicker", "headline", "standfirst", "caption"]

class EditorWords {
  constructor({ editor, form }) {
    Object.assign(this, { editor, form })
    this.before = null
    this.key = ""
    this.shown = null
    this.clicked = () => {}
    editor.registerPlugin(passages((key) => this.clicked(key)))
  }

  watch({ change, here }) {
    let timer = 0
    const later = () => { clearTimeout(timer); timer = setTimeout(change, PAUSE) }
    this.editor.on("update", later)
    this.form.addEventListener("input", ({ target }) => { if (WORDS.includes(called(target.name))) later() })
    this.editor.on("selectionUpdate", () => here(this.at(this.editor.state.selection.from), false))
    this.clicked = (key) => here(key, true)
  }

  /** The noted passage at a position of the text. */
  at(position) {
    const [found] = NOTED.getState(this.editor.state).find(position, position, ({ key }) => key)
    return found?.spec.key || ""
  }

  capture() {
    const active = document.activeElement
    if (this.editor.view.hasFocus() || !active || active === document.body || active.closest("[data-notes]")) return this.captureBody()
    const known = document.querySelector("[data-composer-field]")
    const name = called(active.name || active.closest("[class*=field-]")?.className.match(/\bfield-(\w+)/)?.[1] || "")
    if (!known.querySelector(`option[value="${CSS.escape(name)}"]`) || !name) return this.captureBody()
    this.before = () => active.focus()
    if (!WORDS.includes(name)) return { field: name, anchor: null }
    const { selectionStart: from, selectionEnd: to } = active
    this.before = () => { active.focus(); active.setSelectionRange(from, to) }
    return { field: name, anchor: from < to ? anchorBetween(textOfField(active), from, to) : null }
  }

  captureBody() {
    const { from, to, empty } = this.editor.state.selection
    this.before = () => { this.editor.view.focus(); this.editor.commands.setTextSelection({ from, to }) }
    const anchor = empty ? null : anchorBetween(textOfBody(this.editor.state.doc), from, to)
    if (anchor && anchor.exact.length > LONGEST) return { problem: "That is too much to be quoted. Select less of it." }
    return { field: "body", anchor }
  }

  back() {
    if (this.before) this.before()
    else this.editor.commands.focus()
  }

  async saved() {
    // A story that cannot be saved now is noted on nevertheless: its words are found with the next save.
    try { await saveNow() } catch { /* said by the saving state */ }
  }

  input(field) { return this.form.elements[FIELDS[field] || field] }

  /** Where a passage stands: {from, to} in the text, or {field, from, to}; null where that is not certain. */
  place(noted, body = () => textOfBody(this.editor.state.doc)) {
    if (noted.field === "body") {
      const [held] = NOTED.getState(this.editor.state).find(undefined, undefined, ({ key }) => key === noted.key)
      return held || placeOf(body(), noted)
    }
    const input = WORDS.includes(noted.field) && this.input(noted.field)
    const found = input && placeOf(textOfField(input), noted)
    return found && { field: input, ...found }
  }

  draw(noted) {
    this.noted = noted
    const { state, view } = this.editor
    let read = null
    const body = () => (read ||= textOfBody(state.doc)) // not read while every passage is held
    const places = noted.map((each) => [each, this.place(each, body)]).filter(([, place]) => place)
    const drawn = places.filter(([{ field }]) => field === "body").map(([{ key }, { from, to }]) => this.passage(state.doc, key, from, to))
    const preview = this.shown?.field === "body" && placeOf(body(), this.shown)
    if (preview) drawn.push(this.passage(state.doc, "", preview.from, preview.to))
    view.dispatch(state.tr.setMeta(NOTED, DecorationSet.create(state.doc, drawn)).setMeta("addToHistory", false))
    return new Set(places.map(([{ key }]) => key))
  }

  passage(doc, key, from, to) {
    const here = !key || key === this.key ? " noted--here" : ""
    return Decoration.inline(from, to, { class: `noted${here}` }, { key, words: doc.textBetween(from, to, "\n", "\n") })
  }

  mark(key) {
    if (key === this.key) return
    this.key = key
    if (this.noted) this.draw(this.noted)
  }

  preview(noted) {
    this.shown = noted
    if (this.noted) this.draw(this.noted)
  }

  go(noted) {
    const place = noted.exact ? this.place(noted) : null
    if (place) return goToWords(this.editor, place.field ? place : { from: place.from, to: place.to })
    if (noted.exact) return false
    if (noted.field === "body") this.editor.commands.focus()
    else if (noted.field) goToField(this.input(noted.field))
    return true
  }
}

useWords((detail) => new EditorWords(detail))

const called = (name) => CALLED[name] || name

/** A setting may be a chip field or hidden behind a widget: the first thing in its row that can have the focus. */
function goToField(input) {
  const box = (input instanceof RadioNodeList ? input[0] : input)?.closest(".field, .form-row, .field-box")
  if (!box) return
  reveal(box)
  box.scrollIntoView({ block: "center" })
  ;[...box.querySelectorAll("input:not([type=hidden]), select, textarea, button, [tabindex='0']")].find((part) => part.checkVisibility())?.focus({ preventScroll: true })
}

/** Passages in the text: kept while their words are what they were, wherever these move. */
function passages(clicked) {
  return new Plugin({
    key: NOTED,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, held) {
        const fresh = tr.getMeta(NOTED)
        if (fresh) return fresh
        if (!tr.docChanged) return held
        const moved = held.map(tr.mapping, tr.doc)
        const touched = []
        tr.mapping.maps.forEach((map, i) => map.forEach((_from, _to, from, to) => {
          const rest = tr.mapping.slice(i + 1)
          touched.push(...moved.find(rest.map(from, -1), rest.map(to, 1)))
        }))
        return moved.remove(touched.filter(({ from, to, spec }) => tr.doc.textBetween(from, to, "\n", "\n") !== spec.words))
      },
    },
    props: {
      decorations(state) { return NOTED.getState(state) },
      handleClick(view, position) {
        const [found] = NOTED.getState(view.state).find(position, position, ({ key }) => key)
        if (found) clicked(found.spec.key)
        return false
      },
    },
  })
}
