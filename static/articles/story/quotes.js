// Typographic quotes as they are typed, in the text, the kicker, the headline and the standfirst, in the story's language.
//
// What was typed stands in the history before what it became: Ctrl+Z, or Backspace right after, gives it back. Whoever
// does not want it switches it off; the browser remembers that for the person. "Make all quotes typographic" goes over
// the whole story as one step.

import { Extension, pm } from "django-prose-editor/editor";

import { oneStep } from "./one-step.js";
import { edits, typed } from "./quotes-rule.js";

const { Plugin, PluginKey } = pm.state
const FIELDS = "#id_kicker, #id_headline, #id_standfirst"
const LEAF = "\ufffc"

const language = () => document.getElementById("id_language")?.value || "en"

export const Quotes = Extension.create({
  name: "Quotes",

  addOptions() {
    return { person: "" }
  },

  addStorage() {
    return { isOn: true, switch: () => {}, all: () => {} }
  },

  onBeforeCreate() {
    const key = `story-quotes-${this.options.person}`
    this.storage.isOn = remembered(key) !== "off"
    this.storage.switch = () => {
      this.storage.isOn = !this.storage.isOn
      remember(key, this.storage.isOn ? "on" : "off")
      this.editor.view.dispatch(this.editor.state.tr) // so that the button shows it
    }
    this.storage.all = () => makeAll(this.editor)
  },

  onCreate() {
    inFields(this.storage)
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-q": () => { this.storage.all(); return true } }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "quotes",
      groups: "tools",
      priority: 60,
      button: buttons.text("“ ”", "“ ” Typographic quotes as you type"),
      active: () => this.storage.isOn,
      command: () => this.storage.switch(),
    })
    menu.defineItem({
      name: "allQuotes",
      groups: "tools",
      priority: 50,
      button: buttons.text("All “ ”", "All “ ”: make all quotes typographic"),
      command: () => this.storage.all(),
    })
  },

  addProseMirrorPlugins() {
    const { storage } = this
    let last = null // {doc, at}: where a character was changed just now
    return [
      new Plugin({
        key: new PluginKey("quotes"),
        props: {
          handleTextInput(view, from, to, text) {
            if (!storage.isOn || text.length !== 1 || view.composing) return false
            const $from = view.state.doc.resolve(from)
            if ($from.parent.type.spec.code) return false
            const made = typed($from.parent.textBetween(0, $from.parentOffset, null, LEAF), text, language())
            if (!made) return false
            view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
            view.dispatch(pm.history.closeHistory(view.state.tr.insertText(made.put, from - made.back, from + 1)))
            last = { doc: view.state.doc, at: view.state.selection.from }
            return true
          },
          handleKeyDown(view, event) {
            const { selection, doc } = view.state
            if (event.key !== "Backspace" || event.ctrlKey || event.altKey || event.metaKey || last?.doc !== doc || !selection.empty || selection.from !== last.at) return false
            last = null
            return pm.history.undo(view.state, view.dispatch)
          },
        },
      }),
    ]
  },
})

function inFields(storage) {
  let changing = false
  let last = null
  for (const field of document.querySelectorAll(FIELDS)) {
    field.addEventListener("beforeinput", (event) => {
      if (changing || !storage.isOn || event.inputType !== "insertText" || event.data?.length !== 1 || event.isComposing) return
      const at = field.selectionStart
      const made = typed(field.value.slice(0, at), event.data, language())
      if (!made) return
      event.preventDefault()
      changing = true
      document.execCommand("insertText", false, event.data)
      field.setSelectionRange(at - made.back, at + 1)
      document.execCommand("insertText", false, made.put)
      changing = false
      last = { field, value: field.value, at: field.selectionStart, typedTo: at + 1 }
    })
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Backspace" || event.ctrlKey || event.altKey || event.metaKey || last?.field !== field || last.value !== field.value) return
      if (field.selectionStart !== last.at || field.selectionEnd !== last.at) return
      event.preventDefault()
      changing = true
      document.execCommand("undo")
      changing = false
      field.setSelectionRange(last.typedTo, last.typedTo) // the browser selects what it brought back
      last = null
    })
  }
}

/** Every quote of the story, as one step. */
function makeAll(editor) {
  const { state } = editor
  const tr = state.tr
  const found = []
  state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    if (node.type.spec.code) return false
    for (const edit of edits(node.textBetween(0, node.content.size, null, LEAF), language())) {
      found.push({ ...edit, from: position + 1 + edit.from, to: position + 1 + edit.to })
    }
    return false
  })
  for (const { from, to, put } of found.reverse()) tr.replaceWith(from, to, put ? state.schema.text(put, state.doc.nodeAt(from).marks) : [])
  const changes = [...document.querySelectorAll(FIELDS)].map((field) => ({ field, value: applied(field.value) })).filter(({ field, value }) => field.value !== value)
  oneStep(editor, tr, changes)
  const count = found.length + changes.length
  editor.storage.CleanPaste?.bar?.say([count ? "All quotes, dashes and dots are typographic now. Ctrl+Z takes it back" : "Every quote is typographic already"])
}

function applied(text) {
  let out = text
  for (const { from, to, put } of edits(text, language()).reverse()) out = out.slice(0, from) + put + out.slice(to)
  return out
}

function remembered(key) {
  try { return localStorage.getItem(key) } catch { return null }
}

function remember(key, value) {
  try { localStorage.setItem(key, value) } catch { /* a browser that keeps nothing: on again next time */ }
}
