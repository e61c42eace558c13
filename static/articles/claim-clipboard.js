// What becomes of claim marks when words are copied, cut, pasted or dragged: a whole mark goes along, a part of one does
// not, because half a statement is another statement; and what lands inside a claim belongs to it, as what is typed does.

import { pm } from "django-prose-editor/editor";

import { stretches } from "./claim-ranges.js";

const { Fragment, Slice } = pm.model

/** For `transformCopied`: the slice without the marks that the selection cuts. */
export function withoutCutMarks(slice, view) {
  const { doc, schema, selection } = view.state
  const { from, to } = selection
  const type = schema.marks.claim
  const cut = stretches(doc, type).filter((claim) => claim.from < to && from < claim.to && (claim.from < from || claim.to > to))
  if (!cut.length) return slice
  // The slice begins with the opening of the blocks around it; from there its positions count as the document's.
  const shift = from - slice.openStart
  const isCut = (position, uid) => cut.some((claim) => claim.uid === uid && claim.from <= position + shift && position + shift < claim.to)
  // A part that begins before the selection stands at its start, whatever the offset.
  const drop = (node, position) => {
    const mark = type.isInSet(node.marks)
    return mark && isCut(Math.max(position, slice.openStart), mark.attrs.uid) ? node.mark(type.removeFromSet(node.marks)) : node
  }
  return new Slice(mapped(slice.content, 0, drop), slice.openStart, slice.openEnd)
}

function mapped(fragment, start, change) {
  const nodes = []
  fragment.forEach((node, offset) => nodes.push(node.isText ? change(node, start + offset) : node.copy(mapped(node.content, start + offset + 1, change))))
  return Fragment.fromArray(nodes)
}

/** For `appendTransaction`: words that were pasted or dropped between two parts of one stretch are part of it. */
export function filledHoles(transactions, state) {
  const landed = transactions.filter((tr) => tr.docChanged && (tr.getMeta("paste") || ["paste", "drop"].includes(tr.getMeta("uiEvent"))))
  if (!landed.length) return null
  const type = state.schema.marks.claim
  const tr = state.tr
  for (const { from, to } of changedRanges(transactions)) {
    const $from = state.doc.resolve(from)
    const $to = state.doc.resolve(Math.min(to, state.doc.content.size))
    if (!$from.sameParent($to) || !$from.parent.isTextblock) continue
    const before = $from.nodeBefore && type.isInSet($from.nodeBefore.marks)
    const after = $to.nodeAfter && type.isInSet($to.nodeAfter.marks)
    if (before && after && before.attrs.uid === after.attrs.uid && !state.doc.rangeHasMark(from, to, type)) tr.addMark(from, to, before)
  }
  return tr.docChanged ? tr : null
}

/** What was put in by these transactions, in positions of the last. */
function changedRanges(transactions) {
  const ranges = []
  for (const [at, tr] of transactions.entries()) {
    tr.mapping.maps.forEach((map, i) => map.forEach((_from, _to, from, to) => {
      let [low, high] = [tr.mapping.slice(i + 1).map(from, -1), tr.mapping.slice(i + 1).map(to, 1)]
      for (const later of transactions.slice(at + 1)) [low, high] = [later.mapping.map(low, -1), later.mapping.map(high, 1)]
      if (low < high) ranges.push({ from: low, to: high })
    }))
  }
  return ranges
}

/** For `handleTextInput`: the word that is typed over the last words of a claim stays in it; over all of it, it is new. */
export function typedOver(view, from, to, text) {
  const { doc, schema, tr, storedMarks } = view.state
  const type = schema.marks.claim
  if (from === to) {
    const going = storedMarks && type.isInSet(storedMarks)
    if (!going || !/^[\p{L}\p{N}'’-]+$/u.test(text)) return false
    view.dispatch(tr.insertText(text, from, to).addStoredMark(going).scrollIntoView())
    return true
  }
  const held = stretches(doc, type).find((claim) => claim.from < from && to === claim.to)
  if (!held || !doc.resolve(from).sameParent(doc.resolve(to))) return false
  const mark = type.isInSet(doc.nodeAt(from).marks)
  view.dispatch(tr.insertText(text, from, to).addMark(from, from + text.length, mark).addStoredMark(mark).scrollIntoView())
  return true
}
