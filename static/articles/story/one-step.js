// A change of the text and of the fields above it as one step: one undo takes all of it back, one redo brings it again.
//
// The editor and a field keep histories of their own. The text's is the one that counts: when an undo brings the text
// back to where it was before the step, the fields follow, unless somebody has typed in them since.

import { pm } from "django-prose-editor/editor";

const steps = new WeakMap() // editor -> [{before, after, fields: [{field, old, made}]}]

/** Put `value` into a field so that its own undo knows of it. */
export function fill(field, value) {
  if (field.value === value) return
  const active = document.activeElement
  field.focus({ preventScroll: true })
  field.select()
  // Deprecated, and still the only way to a browser's own undo.
  if (!(value ? document.execCommand("insertText", false, value) : document.execCommand("delete")) || field.value !== value) {
    field.value = value
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  if (active && active !== field) active.focus({ preventScroll: true })
}

/** Carry out `tr` and fill the fields ([{field, value}]). */
export function oneStep(editor, tr, changes) {
  const before = editor.state.doc
  const fields = changes.map(({ field, value }) => ({ field, old: field.value, made: value }))
  if (tr.docChanged) {
    editor.view.dispatch(pm.history.closeHistory(tr))
    follow(editor).push({ before, after: editor.state.doc, fields })
  }
  for (const { field, made } of fields) fill(field, made)
}

function follow(editor) {
  if (steps.has(editor)) return steps.get(editor)
  const held = []
  steps.set(editor, held)
  editor.on("transaction", ({ transaction }) => {
    if (!transaction.getMeta("history$")) return
    for (const { before, after, fields } of held) {
      const [from, to] = transaction.doc.eq(before) ? ["made", "old"] : transaction.doc.eq(after) ? ["old", "made"] : []
      for (const one of from ? fields : []) if (one.field.value === one[from]) fill(one.field, one[to])
    }
  })
  return held
}
