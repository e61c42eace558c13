// Where words stand in a story. Pure: a pattern out of what was typed, matches out of a document and fields.

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g

/** A pattern for {words, matchCase, wholeWord}, or null where there is nothing to find. Straight quotes find curly ones. */
export function matcher({ words, matchCase, wholeWord }) {
  if (!words) return null
  const source = words
    .replace(SYNTAX, "\\$&")
    .replace(/['‘’]/g, "['‘’]")
    .replace(/["“”]/g, '["“”]')
    .replace(/[ \u00a0]/g, "[ \\u00a0]")
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source
  return new RegExp(whole, matchCase ? "gu" : "giu")
}

/** [{field, from, to, inClaim}] in the order of the page: fields first, then the body (field null). */
export function matchesIn(doc, fields, pattern) {
  const found = []
  for (const field of fields) {
    for (const { index, 0: words } of field.value.matchAll(pattern)) found.push({ field, from: index, to: index + words.length, inClaim: false })
  }
  const claim = doc.type.schema.marks.claim
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    for (const { index, 0: words } of node.textBetween(0, node.content.size, null, "\ufffc").matchAll(pattern)) {
      const from = position + 1 + index
      const to = from + words.length
      found.push({ field: null, from, to, inClaim: Boolean(claim) && doc.rangeHasMark(from, to, claim) })
    }
    return false
  })
  return found
}

/** The marks that every character of a range has. */
export function marksOf(doc, from, to) {
  let common = null
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) common = common ? common.filter((mark) => mark.isInSet(node.marks)) : [...node.marks]
  })
  return common || []
}
