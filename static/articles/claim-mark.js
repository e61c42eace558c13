// The claim mark of the story editor: <span data-claim="UID" class="claim claim--MODE">…</span>.
//
// A mark holds nothing but the claim's uid; the class repeats the record's mode and is rewritten by the server at every
// save. Marks never nest, stand outside of bold and links, and do not grow when somebody types at their end.
// Loaded by django-prose-editor, which reads the exported name; addresses come through `.configure()`.

import { getMarkRange, Mark, pm } from "django-prose-editor/editor";

// With semicolons: Django gives hashed names only to imports that end in one.
import { ClaimDialog } from "./claim-dialog.js";

const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view
const { Fragment, Slice } = pm.model

const UID = /^[a-z0-9]{10}$/
const MODE = /^claim--([a-z_]+)$/

export const Claim = Mark.create({
  name: "claim",
  priority: 1100, // above links, so that the mark is the outer element
  inclusive: false,
  keepOnSplit: true,

  addOptions() {
    return { search: "", quick: "", entities: "", suggest: "", mayRecord: false, choices: {} }
  },

  addAttributes() {
    return {
      uid: { default: null, parseHTML: (node) => node.getAttribute("data-claim"), renderHTML: () => ({}) },
      mode: {
        default: "on_record",
        parseHTML: (node) => [...node.classList].map((name) => MODE.exec(name)?.[1]).find(Boolean) || "on_record",
        renderHTML: () => ({}),
      },
    }
  },

  parseHTML() {
    return [{ tag: "span[data-claim]", getAttrs: (node) => UID.test(node.getAttribute("data-claim")) && null }]
  },

  renderHTML({ mark }) {
    // In the order in which the server writes them: opening a story and saving it makes no difference.
    return ["span", { "data-claim": mark.attrs.uid, class: `claim claim--${mark.attrs.mode}` }, 0]
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-c": () => { this.storage.open(); return true } }
  },

  addStorage() {
    return { open: () => {}, dialog: null }
  },

  onBeforeCreate() {
    this.editor.options.injectCSS = false // an inline style that the content policy refuses; its rules are in story.css
  },

  onCreate() {
    const dialog = new ClaimDialog(this.options, {
      mark: (range, claim) => apply(this.editor, range, claim),
      unmark: (range) => this.editor.chain().focus().setTextSelection(range).unsetMark("claim").setTextSelection(range.to).run(),
      back: (range) => this.editor.chain().focus().setTextSelection(range).run(),
    })
    this.storage.dialog = dialog
    this.storage.open = () => dialog.open(target(this.editor))
  },

  onDestroy() {
    this.storage.dialog?.remove()
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "claim",
      groups: "claim",
      button: buttons.text("Mark claim", "Mark claim (Ctrl+Alt+C)"),
      active: (editor) => editor.isActive("claim"),
      command: () => this.storage.open(),
    })
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("claim"),
        props: {
          attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Story body" },
          decorations: tinted,
          transformCopied: dropCutMarks,
        },
      }),
    ]
  },
})

/** What the dialog is about: the claim under the caret, the selection, or the sentence around the caret. */
function target(editor) {
  const { state } = editor
  const type = state.schema.marks.claim
  let { from, to } = state.selection
  const held = getMarkRange(state.doc.resolve(from), type) || (from === to ? null : getMarkRange(state.doc.resolve(to), type))
  if (held && from >= held.from && to <= held.to) {
    const uid = markAt(state.doc, held.from, type)?.attrs.uid
    return { range: held, text: text(state.doc, held), uid, ...block(state.doc, held) }
  }
  if (from === to) ({ from, to } = sentence(state.doc, from))
  const range = trimmed(state.doc, { from, to })
  const cut = range.from < range.to && claims(state.doc, type).find((claim) => overlap(claim, range))
  return { range, text: text(state.doc, range), cut: Boolean(cut), ...block(state.doc, range) }
}

function apply(editor, { from, to }, claim) {
  const mark = editor.state.schema.marks.claim.create({ uid: claim.uid, mode: claim.mode })
  const tr = editor.state.tr.addMark(from, to, mark)
  tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(editor.state.schema.marks.claim).scrollIntoView()
  editor.view.dispatch(tr)
  editor.commands.focus()
}

/** Every stretch of a claim mark: {uid, from, to}, in document order, neighbours of one uid joined. */
function claims(doc, type) {
  const found = []
  doc.descendants((node, position) => {
    const mark = node.isText && type.isInSet(node.marks)
    if (!mark) return
    const last = found.at(-1)
    if (last?.uid === mark.attrs.uid && last.to === position) last.to = position + node.nodeSize
    else found.push({ uid: mark.attrs.uid, from: position, to: position + node.nodeSize })
  })
  return found
}

const overlap = (a, b) => a.from < b.to && b.from < a.to
const markAt = (doc, position, type) => { const node = doc.nodeAt(position); return node && type.isInSet(node.marks) }
const text = (doc, { from, to }) => doc.textBetween(from, to, " ", " ")

function trimmed(doc, { from, to }) {
  const words = doc.textBetween(from, to, "\n", "\ufffc")
  if (!words.trim()) return { from, to: from }
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) }
}

/** The text block that holds the start of a range, and where the range lies in it, as the analyser wants to know it. */
function block(doc, { from, to }) {
  const $from = doc.resolve(from)
  const start = $from.start()
  const all = $from.parent.textBetween(0, $from.parent.content.size, null, "\ufffc")
  return { block: all, start: from - start, end: Math.min(to - start, all.length) }
}

function sentence(doc, position) {
  const $position = doc.resolve(position)
  const { block: all, start } = block(doc, { from: position, to: position })
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(all)) {
    if (index <= start && start <= index + segment.length) return { from: $position.start() + index, to: $position.start() + index + segment.length }
  }
  return { from: position, to: position }
}

/** The claim under the caret is tinted wherever it stands. */
function tinted(state) {
  const type = state.schema.marks.claim
  const at = type.isInSet(state.selection.$from.marks()) || markAt(state.doc, state.selection.from, type)
  if (!at) return null
  const same = claims(state.doc, type).filter(({ uid }) => uid === at.attrs.uid)
  return DecorationSet.create(state.doc, same.map(({ from, to }) => Decoration.inline(from, to, { class: "claim--here" })))
}

/** A copied part of a claim loses its mark: half a statement is another statement. A whole one keeps it. */
function dropCutMarks(slice, view) {
  const { from, to } = view.state.selection
  const cut = claims(view.state.doc, view.state.schema.marks.claim).filter((claim) => overlap(claim, { from, to }) && (claim.from < from || claim.to > to))
  const drop = new Set(cut.map(({ uid }) => uid))
  return drop.size ? new Slice(without(slice.content, drop), slice.openStart, slice.openEnd) : slice
}

function without(fragment, drop) {
  const nodes = []
  fragment.forEach((node) => nodes.push(node.isText ? node.mark(node.marks.filter((mark) => !drop.has(mark.attrs.uid))) : node.copy(without(node.content, drop))))
  return Fragment.fromArray(nodes)
}

// "Show in the text": buttons with data-find select their words, in the editor or in the field that data-place names.
document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-find]")
    if (!button) return
    const words = button.dataset.find
    const field = /^(headline|standfirst|kicker)/.exec(button.dataset.place || "")
    const input = field && document.getElementById(`id_${field[0]}`)
    const at = input ? input.value.indexOf(words) : -1
    if (at >= 0) {
      input.focus()
      input.setSelectionRange(at, at + words.length)
      return
    }
    const found = inText(editor.state.doc, words)
    if (found) editor.chain().focus().setTextSelection(found).scrollIntoView().run()
  })
})

function inText(doc, words) {
  let found = null
  doc.descendants((node, position) => {
    if (found || !node.isTextblock) return !found
    const at = node.textBetween(0, node.content.size, null, "\ufffc").indexOf(words)
    if (at >= 0) found = { from: position + 1 + at, to: position + 1 + at + words.length }
    return false
  })
  return found
}
