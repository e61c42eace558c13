// Two people in one body, in different paragraphs: what the other one changed is put in beside what is typed here.

import { pm } from "django-prose-editor/editor";

const { DOMParser: Parser } = pm.model

/** The body's document as the editor would read it. */
export function parseBody(editor, html) {
  const holder = document.implementation.createHTMLDocument("").createElement("div")
  holder.innerHTML = html
  return Parser.fromSchema(editor.schema).parse(holder)
}

/** {start, end, other}: from `start` on the two differ, up to `end` in the one and `other` in the other; null if not. */
function difference(one, two) {
  const start = one.content.findDiffStart(two.content)
  if (start === null) return null
  let { a: end, b: other } = one.content.findDiffEnd(two.content)
  const overlap = start - Math.min(end, other)
  if (overlap > 0) { end += overlap; other += overlap }
  return { start, end, other }
}

/** First and last top-level block that a stretch of a document touches. */
function blocks(doc, from, to) {
  const at = (position) => doc.resolve(Math.min(position, doc.content.size)).index(0)
  return [at(from), at(to)]
}

/**
 * Put what others changed from `base` to `theirs` (documents) into the editor, as if it had always stood there: it is
 * not undone by Ctrl+Z, and the cursor stays. False, and nothing happens, where both changed the same block.
 */
export function mergeBody(editor, base, theirs) {
  const mine = editor.state.doc
  const their = difference(base, theirs)
  if (!their) return true
  const my = difference(base, mine)
  let { start: from, end: to } = their
  if (my) {
    const [theirFirst, theirLast] = blocks(base, their.start, their.end)
    const [myFirst, myLast] = blocks(base, my.start, my.end)
    if (theirFirst > myLast) { const moved = mine.content.size - base.content.size; from += moved; to += moved }
    else if (theirLast >= myFirst) return false
  }
  const tr = editor.state.tr.replace(from, to, theirs.slice(their.start, their.other))
  try { tr.doc.check() } catch { return false }
  editor.view.dispatch(tr.setMeta("addToHistory", false).setMeta("preventUpdate", true))
  return true
}
