// Passages as the server keeps them: words, what stands around them, and where they begin in the tidy text, in code
// points. The same rules as articles/anchors.py: what is not certain is not found.

/** Code points kept on either side. */
export const CONTEXT = 32

const BLANK = /^\s$/

/** The anchor of what stands between two positions, without white space at its ends; null where no words do. */
export function anchorBetween(tidy, from, to) {
  let start = tidy.ends.findIndex((end) => end > from)
  let end = tidy.starts.findIndex((begin) => begin >= to)
  if (end < 0) end = tidy.characters.length
  while (start >= 0 && start < end && BLANK.test(tidy.characters[start])) start++
  while (end > start && BLANK.test(tidy.characters[end - 1])) end--
  if (start < 0 || start >= end) return null
  const words = (low, high) => tidy.characters.slice(Math.max(0, low), high).join("")
  return { exact: words(start, end), prefix: words(start - CONTEXT, start), suffix: words(end, end + CONTEXT), start }
}

/** Where an anchor's words stand: {from, to} in the positions of the tidy text, or null where that is not certain. */
export function placeOf(tidy, anchor) {
  const words = [...anchor.exact]
  const [before, after] = [[...anchor.prefix], [...anchor.suffix]]
  const { characters } = tidy
  const same = (wanted, at) => at >= 0 && at + wanted.length <= characters.length && wanted.every((character, i) => characters[at + i] === character)
  const leads = (at) => same(before, at - before.length)
  const follows = (at) => same(after, at + words.length)
  const place = (at) => ({ from: tidy.starts[at], to: tidy.ends[at + words.length - 1] })
  if (!words.length) return null
  const { start } = anchor
  if (start !== null && same(words, start) && leads(start) && follows(start)) return place(start)
  const all = []
  for (let at = 0; at + words.length <= characters.length; at++) if (characters[at] === words[0] && same(words, at)) all.push(at)
  const whole = all.filter((at) => leads(at) && follows(at))
  if (whole.length) return whole.length === 1 ? place(whole[0]) : null
  const beside = all.filter((at) => (before.length && leads(at)) || (after.length && follows(at)))
  return beside.length === 1 ? place(beside[0]) : null
}
