// Where claims stand in the editor's document, and which words a claim is to be marked on. Nothing here changes it.

/** Every stretch of a claim mark: {uid, mode, from, to}, in document order, neighbours of one uid joined. */
export function stretches(doc, type) {
  const found = []
  doc.descendants((node, position) => {
    const mark = node.isText && type.isInSet(node.marks)
    if (!mark) return
    const last = found.at(-1)
    if (last?.uid === mark.attrs.uid && last.to === position) last.to = position + node.nodeSize
    else found.push({ uid: mark.attrs.uid, mode: mark.attrs.mode, from: position, to: position + node.nodeSize })
  })
  return found
}

export const overlap = (a, b) => a.from < b.to && b.from < a.to
export const textOf = (doc, { from, to }) => doc.textBetween(from, to, " ", " ")

/** The stretch under the caret: it holds it, or begins or ends there. */
export function stretchAt(found, from, to = from) {
  return found.find((each) => each.from <= from && to <= each.to && (from < each.to || each.from === from)) || found.find((each) => each.from <= from && to <= each.to) || null
}

/** What the dialog is about: the claim under the caret, the selection, or the sentence around the caret. */
export function target(state, found) {
  const { doc, selection } = state
  let { from, to } = selection
  const held = stretchAt(found, from, to)
  if (held) return { range: { from: held.from, to: held.to }, text: textOf(doc, held), uid: held.uid, ...block(doc, held) }
  const caret = from === to
  const asked = block(doc, selection)
  if (caret) ({ from, to } = sentence(doc, from))
  const range = trimmed(doc, { from, to })
  const about = { range, text: textOf(doc, range), cut: named(doc, cutBy(found, range), range), ...block(doc, range) }
  // With a caret alone the server says what the sentence is: it knows abbreviations.
  return caret ? { ...about, caret: asked.start } : about
}

/** The claim that a range overlaps, whatever part of it; null for none. `uid` is the one that may stand there. */
export function cutBy(found, range, uid = null) {
  return (range.from < range.to && found.find((each) => each.uid !== uid && overlap(each, range))) || null
}

/** A claim in the way, with its words, and whether the range holds all of it. */
export const named = (doc, claim, range) => claim && { ...claim, words: textOf(doc, claim), whole: holds(range, claim) }

/** Whether the whole of the claim lies in the range. */
const holds = (range, claim) => range.from <= claim.from && claim.to <= range.to

export function trimmed(doc, { from, to }) {
  const words = doc.textBetween(from, to, "\n", "\ufffc")
  if (!words.trim()) return { from, to: from }
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) }
}

/** The text block that holds the start of a range, and where the range lies in it, as the analyser wants to know it. */
export function block(doc, { from, to }) {
  const $from = doc.resolve(from)
  const start = $from.start()
  const all = $from.parent.textBetween(0, $from.parent.content.size, null, "\ufffc")
  return { block: all, blockFrom: start, start: from - start, end: Math.min(to - start, all.length) }
}

/** The sentence that a position stands in or right before; behind the last stop of a block, the one that ends there. */
export function sentence(doc, position) {
  const $position = doc.resolve(position)
  const { block: all, start } = block(doc, { from: position, to: position })
  const begun = [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(all)].findLast(({ index }) => index <= start)
  if (!begun) return { from: position, to: position }
  const from = $position.start() + begun.index
  return { from, to: from + begun.segment.length }
}

/** The next wider range of a passage: its sentence, then its paragraph; null where it holds that already.
 *  `told` is the sentence as the server found it in the block: [start, end]. */
export function wider(doc, range, told = null) {
  const { block: all, blockFrom } = block(doc, range)
  const first = told ? { from: blockFrom + told[0], to: blockFrom + told[1] } : union(sentence(doc, range.from), sentence(doc, Math.max(range.from, range.to - 1)))
  for (const wide of [trimmed(doc, first), trimmed(doc, { from: blockFrom, to: blockFrom + all.length })]) {
    const both = union(wide, range)
    if (both.from < range.from || both.to > range.to) return both
  }
  return null
}

const union = (a, b) => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) })
