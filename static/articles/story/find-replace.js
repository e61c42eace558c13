// Find and replace in the body, the headline and the standfirst.
//
// Ctrl+F is the browser's own everywhere but in the words of the story, where its search would not see what stands out of
// sight and cannot replace; pressed again in our bar, it is the browser's. Ctrl+H, or Ctrl+Alt+F where Ctrl+H is taken
// (Cmd+H hides a window on a Mac), opens the bar with "Replace with". What is replaced keeps its emphasis and its claim.

import { Extension, pm } from "django-prose-editor/editor";

import { FindBar } from "./find-bar.js";
import { marksOf, matcher, matchesIn } from "./find-matches.js";
import { fill, oneStep } from "./one-step.js";

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const FIELDS = ["headline", "standfirst"]
const key = new PluginKey("find")

export const FindReplace = Extension.create({
  name: "FindReplace",

  addStorage() {
    return { finder: null }
  },

  onBeforeCreate() {
    this.storage.finder = new Finder(this.editor)
  },

  onCreate() {
    this.storage.finder.attach()
  },

  onDestroy() {
    this.storage.finder.bar?.remove()
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({ name: "find", groups: "tools", priority: 90, button: buttons.material("search", "Find and replace"), command: () => this.storage.finder.open({ replace: true }) })
  },

  addKeyboardShortcuts() {
    return {
      "Mod-f": () => this.storage.finder.open({}),
      "Mod-h": () => this.storage.finder.open({ replace: true }),
      "Mod-Alt-f": () => this.storage.finder.open({ replace: true }),
    }
  },

  addProseMirrorPlugins() {
    const { finder } = this.storage
    return [
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, held) => (tr.getMeta(key) !== undefined ? tr.getMeta(key) : held.map(tr.mapping, tr.doc)),
        },
        props: { decorations: (state) => key.getState(state) },
        view: () => ({ update: (view, before) => { if (finder.isOpen && !view.state.doc.eq(before.doc)) queueMicrotask(() => finder.search()) } }),
      }),
    ]
  },
})

class Finder {
  constructor(editor) {
    this.editor = editor
    this.matches = []
    this.at = -1
    this.isOpen = false
    this.busy = false
  }

  attach() {
    this.bar = new FindBar(this)
    ;(this.editor.storage.menu?.dom || this.editor.view.dom.parentNode.firstChild).after(this.bar.element)
    for (const field of this.fields()) {
      field.addEventListener("input", () => { if (this.isOpen) this.search() })
      field.addEventListener("keydown", (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return
        const letter = event.key.toLowerCase()
        if ((letter === "f" && !event.altKey) || letter === "h" || (letter === "f" && event.altKey)) {
          event.preventDefault()
          this.open({ replace: letter === "h" || event.altKey, words: field.value.slice(field.selectionStart, field.selectionEnd) })
        }
      })
    }
  }

  fields() {
    return FIELDS.map((name) => document.getElementById(`id_${name}`)).filter((field) => field && !field.readOnly && !field.disabled)
  }

  open({ replace = false, words = null }) {
    const { state } = this.editor
    const { from, to } = state.selection
    const selected = words ?? state.doc.textBetween(from, to, "\n", " ")
    this.isOpen = true
    this.start = from
    this.bar.show({ replace, words: selected && !selected.includes("\n") ? selected : null })
    this.search({ from })
    return true
  }

  /** Close, and select the current match where it stands. */
  close() {
    const match = this.matches[this.at]
    this.isOpen = false
    this.bar.hide()
    this.paint([])
    if (match?.field) {
      match.field.focus()
      match.field.setSelectionRange(match.from, match.to)
    } else if (match) this.editor.chain().focus().setTextSelection({ from: match.from, to: match.to }).scrollIntoView().run()
    else this.editor.commands.focus()
    this.matches = []
  }

  /** Find anew; the current match stays the one it was, or becomes the first from `from` on in the body. */
  search({ from = null } = {}) {
    if (this.busy || !this.isOpen) return
    const { state } = this.editor
    const held = this.matches[this.at]
    const pattern = matcher(this.bar.query)
    this.matches = pattern ? matchesIn(state.doc, this.fields(), pattern) : []
    const anchor = from ?? (held && !held.field ? held.from : null)
    const same = held?.field ? this.matches.findIndex(({ field, from: start }) => field === held.field && start >= held.from) : -1
    const next = anchor === null ? -1 : this.matches.findIndex(({ field, from: start }) => !field && start >= anchor)
    this.at = this.matches.length ? Math.max(same, next, 0) : -1
    this.paint(this.matches)
    this.bar.say()
    this.look()
  }

  step(by) {
    if (!this.matches.length) return
    this.at = (this.at + by + this.matches.length) % this.matches.length
    this.paint(this.matches)
    this.bar.say()
    this.look()
  }

  replace(words) {
    const match = this.matches[this.at]
    if (!match) return
    if (match.field) {
      fill(match.field, match.field.value.slice(0, match.from) + words + match.field.value.slice(match.to))
      this.search()
      return
    }
    const { state, view } = this.editor
    view.dispatch(pm.history.closeHistory(replaced(state.tr, state, match, words)))
    this.search({ from: match.from + words.length })
  }

  /** Everything at once, as one step of the history. */
  replaceAll(words) {
    const { state } = this.editor
    const count = this.matches.length
    const tr = state.tr
    const texts = new Map()
    for (const match of [...this.matches].reverse()) {
      if (!match.field) replaced(tr, state, match, words)
      else {
        const text = texts.get(match.field) ?? match.field.value
        texts.set(match.field, text.slice(0, match.from) + words + text.slice(match.to))
      }
    }
    this.busy = true // the fields tell of every change
    oneStep(this.editor, tr, [...texts].map(([field, value]) => ({ field, value })))
    this.busy = false
    this.search()
    queueMicrotask(() => this.bar.tell(`${count} replaced. One undo takes it back.`)) // after the search that the change sets off
  }

  paint(matches) {
    const { state, view } = this.editor
    const set = matches.flatMap(({ field, from, to }, i) => (field ? [] : [Decoration.inline(from, to, { class: i === this.at ? "find-match find-here" : "find-match" })]))
    view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, set)).setMeta("addToHistory", false))
    for (const field of this.fields()) field.classList.toggle("find-here", this.isOpen && matches[this.at]?.field === field)
  }

  /** Bring the current match into view, without taking the focus from the bar. */
  look() {
    const match = this.matches[this.at]
    const node = match?.field || (match && this.editor.view.dom.querySelector(".find-here"))
    node?.scrollIntoView({ block: "nearest" })
  }
}

/** The words keep what all of the replaced ones had: emphasis, link and claim. */
function replaced(tr, state, { from, to }, words) {
  return tr.replaceWith(from, to, words ? state.schema.text(words, marksOf(state.doc, from, to)) : [])
}
