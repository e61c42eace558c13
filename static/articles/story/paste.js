// Pasting into the story: clean words from Word, Google Docs and pages, plain text by the rule of `ingest`, one line in
// the fields of one line. What was left out is said in a bar below the text; where the whole story was pasted and has
// no headline, the bar offers its first line, and never takes it by itself. Ctrl+Shift+V pastes words alone.
//
// Attached when the editor stands, on the page of a new story too: nothing here needs the story to be saved.

import { Extension, pm } from "django-prose-editor/editor";

import { offerWordFile, takesFiles } from "./docx.js";
import { PasteBar } from "./paste-bar.js";
import { cleanPasted } from "./paste-clean.js";
import { quiet } from "./paste-source.js";
import { htmlOfText } from "./paste-text.js";

const { Plugin, PluginKey } = pm.state
const { DOMParser: SliceParser, Fragment, Slice } = pm.model

export const CleanPaste = Extension.create({
  name: "CleanPaste",

  addOptions() {
    return { docx: "" }
  },

  addStorage() {
    return { bar: null }
  },

  onCreate() {
    this.storage.bar = new PasteBar(this.editor)
    if (this.options.docx) offerWordFile(this.editor, this.options.docx, this.storage.bar)
  },

  onDestroy() {
    this.storage.bar?.remove()
  },

  addMenuItems({ menu, buttons }) {
    if (!this.options.docx) return
    menu.defineItem({
      name: "docx",
      groups: "tools",
      priority: 80,
      button: buttons.material("upload_file", "Import a Word file"),
      command: (editor) => editor.storage.CleanPaste.chooseFile?.(),
    })
  },

  addKeyboardShortcuts() {
    return { "Alt-Shift-h": () => this.storage.bar.take(), Escape: () => this.storage.bar.close() }
  },

  addProseMirrorPlugins() {
    const { storage } = this
    let notes = []
    return [
      new Plugin({
        key: new PluginKey("cleanPaste"),
        props: {
          transformPastedHTML(html) {
            notes = []
            if (/\bdata-pm-slice\s*=/.test(html)) return quiet(html) // out of an editor of ours: its marks go by their own rules
            const clean = cleanPasted(html)
            notes = clean.notes
            return clean.html
          },
          clipboardTextParser(text, $context, plain, view) {
            notes = []
            return sliceOfText(view.state.schema, text, $context, plain)
          },
          handlePaste(view, event, slice) {
            if (takesFiles(event.clipboardData, view)) return true
            if (isPictureAlone(event.clipboardData)) {
              storage.bar.say(["A picture cannot stand in the text: choose one under Picture"])
              return true
            }
            const said = notes
            const wasEmpty = !view.state.doc.textContent.trim()
            notes = []
            // Once the words are in, which is when this event has been worked off.
            queueMicrotask(() => storage.bar.after({ notes: said, isWhole: wasEmpty, blocks: slice.content.childCount }))
            return false
          },
          handleDrop(view, event) {
            return takesFiles(event.dataTransfer, view)
          },
        },
      }),
    ]
  },
})

function sliceOfText(schema, text, $context, plain) {
  const html = htmlOfText(text, !plain)
  if (!/^<(?:p|h2|ul|hr)\b/.test(html)) { // one line: it is as the words around it
    const words = text.replace(/[\s\u00a0]+/g, " ")
    return words ? new Slice(Fragment.from(schema.text(words, $context.marks())), 0, 0) : Slice.empty
  }
  const tree = new DOMParser().parseFromString(html, "text/html")
  return SliceParser.fromSchema(schema).parseSlice(tree.body, { context: $context })
}

const isPictureAlone = (data) => !!data && [...data.files].some(({ type }) => type.startsWith("image/")) && !data.getData("text/html") && !data.getData("text/plain")

// The kicker, the headline and the standfirst are one line each, whatever the clipboard holds.
document.addEventListener("paste", (event) => {
  const field = event.target.closest?.("#id_kicker, #id_headline, #id_standfirst")
  const text = field && event.clipboardData?.getData("text/plain")
  if (!text || !/[\r\n\u2028\u2029]/.test(text)) return
  event.preventDefault()
  document.execCommand("insertText", false, text.replace(/\s+/g, " ").trim()) // so that Ctrl+Z takes it back
})
