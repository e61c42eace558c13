// The claim mark of the story editor: <span data-claim="UID" class="claim claim--MODE">…</span>.
//
// A mark holds nothing but the claim's uid; the class repeats the record's mode and is rewritten by the server at every
// save. Marks never nest, stand outside of bold and links, and do not grow when somebody types at their end.
// Loaded by django-prose-editor, which reads the exported name; addresses come through `.configure()`.

import { Mark, pm } from "django-prose-editor/editor";

// With semicolons: Django gives hashed names only to imports that end in one.
import { filledHoles, typedOver, withoutCutMarks } from "./claim-clipboard.js";
import { ClaimDialog } from "./claim-dialog.js";
import { block, cutBy, named, stretchAt, stretches, target, textOf, wider } from "./claim-ranges.js";
import { json, short } from "./dom.js";
import { known } from "./story/claims-store.js";

const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view
const { closeHistory } = pm.history

const AHEAD = 120 // milliseconds a selection stands before the analyser is asked about it
const CLAIMS = new PluginKey("claim")
const UID = /^[a-z0-9]{10}$/
const MODE = /^claim--([a-z_]+)$/

export const Claim = Mark.create({
  name: "claim",
  priority: 1100, // above links, so that the mark is the outer element
  inclusive: false,
  keepOnSplit: true,

  addOptions() {
    return { search: "", quick: "", one: "", compose: "", entities: "", suggest: "", mayRecord: false, choices: {} }
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
    return {
      "Mod-Alt-c": () => { this.storage.open(); return true },
      "Mod-Alt-Enter": () => extendHere(this.editor),
    }
  },

  addStorage() {
    return { open: () => {}, edit: () => {}, extend: () => {}, unmarkAll: () => {}, jump: () => {}, stretches: () => [], dialog: null, said: null }
  },

  onBeforeCreate() {
    this.editor.options.injectCSS = false // an inline style that the content policy refuses; its rules are in story.css
  },

  onCreate() {
    const { editor } = this
    const dialog = new ClaimDialog(this.options, actionsOf(editor))
    Object.assign(this.storage, {
      dialog,
      open: () => dialog.open(target(editor.state, claimsIn(editor.state))),
      /** Open the claim on one of its stretches: {uid, from, to}. */
      edit: (claim) => dialog.open(about(editor, claim, claim.uid)),
      extend: (claim) => extendStretch(editor, claim),
      /** Take the mark from these stretches, in one step. */
      unmarkAll: (claims) => unmark(editor, claims),
      jump: (claim) => jumpTo(editor, claim),
      /** Every stretch of a claim in the text, in its order. */
      stretches: () => claimsIn(editor.state),
    })
  },

  onSelectionUpdate() {
    clearTimeout(this.storage.timer)
    if (this.editor.state.selection.empty) return
    this.storage.timer = setTimeout(() => { if (!this.editor.isDestroyed) this.storage.dialog?.prefetch(target(this.editor.state, claimsIn(this.editor.state))) }, AHEAD)
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
        key: CLAIMS,
        // Where claims stand is read once for each change of the text, and asked for by the tint, the rail and the dialog.
        state: {
          init: (_, { doc, schema }) => stretches(doc, schema.marks.claim),
          apply: (tr, held) => (tr.docChanged ? stretches(tr.doc, tr.doc.type.schema.marks.claim) : held),
        },
        appendTransaction: (transactions, _, state) => filledHoles(transactions, state),
        props: {
          attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Story body" },
          decorations: tinted,
          transformCopied: withoutCutMarks,
          handleTextInput: typedOver,
        },
      }),
    ]
  },
})

const claimsIn = (state) => CLAIMS.getState(state)

/** What the dialog may do in the text. */
function actionsOf(editor) {
  return {
    mark: (range, claim) => apply(editor, range, claim),
    unmark: (range) => unmark(editor, [range]),
    back: (range) => select(editor, range),
    jump: (claim) => jumpTo(editor, claim),
    at: (range) => about(editor, range),
    wider: (range, uid, told) => widerThan(editor, range, uid, told),
    here: () => [...new Set(claimsIn(editor.state).map(({ uid }) => uid))],
    near: ({ from }) => [...new Set([...claimsIn(editor.state)].sort((a, b) => distance(a, from) - distance(b, from)).map(({ uid }) => uid))],
    language: () => document.getElementById("id_language")?.value || "",
  }
}

/** A passage goes on with what was said before it more often than with what comes after. */
const distance = (claim, from) => (claim.from <= from ? from - claim.to : 4 * (claim.from - from))

function about(editor, range, uid = undefined) {
  const { doc } = editor.state
  const cut = cutBy(claimsIn(editor.state), range, uid)
  return { range: { from: range.from, to: range.to }, text: textOf(doc, range), uid, cut: named(doc, cut, range), ...block(doc, range) }
}

function widerThan(editor, range, uid, told) {
  const { doc } = editor.state
  const wide = wider(doc, range, told)
  if (!wide) return null
  const cut = cutBy(claimsIn(editor.state), wide, uid)
  return cut ? { cut: named(doc, cut, wide) } : about(editor, wide, uid)
}

/** Select in the text, with the focus there first: the browser reports late where the caret stood when a dialog gave the
 *  focus back, and the editor would take that for a wish of the reader's. */
function select(editor, { from, to }) {
  editor.view.focus()
  editor.commands.setTextSelection({ from, to })
}

function apply(editor, { from, to }, claim) {
  const type = editor.state.schema.marks.claim
  const tr = closeHistory(editor.state.tr).addMark(from, to, type.create({ uid: claim.uid, mode: claim.mode }))
  // A claim that was changed has its new line wherever it stands.
  for (const each of claimsIn(editor.state)) if (each.uid === claim.uid && each.mode !== claim.mode) tr.addMark(each.from, each.to, type.create({ uid: claim.uid, mode: claim.mode }))
  tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(type).scrollIntoView()
  editor.view.focus()
  editor.view.dispatch(tr)
}

function unmark(editor, ranges) {
  const type = editor.state.schema.marks.claim
  const tr = closeHistory(editor.state.tr)
  for (const { from, to } of ranges) tr.removeMark(from, to, type)
  tr.setSelection(TextSelection.create(tr.doc, ranges.at(-1).to)).removeStoredMark(type)
  editor.view.focus()
  editor.view.dispatch(tr)
  document.dispatchEvent(new CustomEvent("story:claims", { detail: {} }))
}

/** Put the caret into a claim and bring it where it is read. */
function jumpTo(editor, range) {
  select(editor, range)
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const { top } = editor.view.coordsAtPos(range.from)
    if (top < innerHeight * 0.15 || top > innerHeight * 0.8) scrollBy(0, top - innerHeight / 3)
  }))
}

/** The chord: the claim under the caret goes over its sentence, pressed again over its paragraph. */
function extendHere(editor) {
  const { from, to } = editor.state.selection
  const held = stretchAt(claimsIn(editor.state), from, to)
  if (held) extendStretch(editor, held)
  else say(editor, "Put the caret into a claim first: then this extends it over its sentence.")
  return true
}

/** Over the sentence, or the paragraph where it covers that already; refused, with a reason, where another claim stands. */
async function extendStretch(editor, claim) {
  const { storage } = editor
  if (storage.claim.extending) return
  storage.claim.extending = true
  const { doc } = editor.state
  const told = await sentenceOf(editor, claim).finally(() => { storage.claim.extending = false })
  if (editor.isDestroyed || editor.state.doc !== doc) return
  const wide = widerThan(editor, claim, claim.uid, told)
  if (!wide) { say(editor, "The claim covers its paragraph already."); return }
  if (wide.cut) {
    say(editor, `Not extended: the words hold part of another claim, “${short(known(wide.cut.uid)?.text || wide.cut.words, 90)}”. Marks never overlap.`, { label: "Go to that claim", act: () => jumpTo(editor, wide.cut) })
    return
  }
  const mark = editor.state.schema.marks.claim.create({ uid: claim.uid, mode: claim.mode })
  editor.view.dispatch(closeHistory(editor.state.tr).addMark(wide.range.from, wide.range.to, mark).scrollIntoView())
  say(editor, "")
}

/** The sentence of a passage as the server reads it, which knows "U.S." and "Jan."; null where it does not say in time. */
function sentenceOf(editor, claim) {
  const { suggest, mayRecord } = editor.extensionManager.extensions.find(({ name }) => name === "claim").options
  if (!mayRecord) return Promise.resolve(null)
  const { block: text, start, end } = block(editor.state.doc, claim)
  const late = new Promise((done) => { setTimeout(done, 500, null) })
  return Promise.race([json(suggest, { text, start, end }).then(({ sentence }) => sentence || null).catch(() => null), late])
}

/** A word about what was not done, under the bar of the editor; it goes with the next change or Escape. */
function say(editor, words, button = null) {
  const storage = editor.storage.claim
  storage.said?.remove()
  storage.said = null
  if (!words) return
  const note = document.createElement("p")
  note.className = "claim-said"
  note.setAttribute("role", "alert")
  note.append(words, " ")
  const gone = () => { note.remove(); editor.off("update", gone) }
  if (button) {
    const press = Object.assign(document.createElement("button"), { type: "button", className: "quiet-button", textContent: button.label })
    press.addEventListener("click", () => { gone(); button.act() })
    note.append(press)
  }
  const close = Object.assign(document.createElement("button"), { type: "button", className: "quiet-button", textContent: "Close" })
  close.addEventListener("click", () => { gone(); editor.commands.focus() })
  note.append(close)
  editor.view.dom.before(note)
  editor.on("update", gone)
  storage.said = note
}

/** The claim under the caret is tinted wherever it stands. */
function tinted(state) {
  const found = claimsIn(state)
  const at = stretchAt(found, state.selection.from)
  if (!at) return null
  return DecorationSet.create(state.doc, found.filter(({ uid }) => uid === at.uid).map(({ from, to }) => Decoration.inline(from, to, { class: "claim--here" })))
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
