// Plain text as blocks, by the rule that `ingest` follows (articles/ingest/parsers/plain.py, its home; a test holds the
// two together): each line a block; a short line without a final stop that is followed by text is a crosshead; a line
// that begins with a bullet is an item, a row of stars a rule.

import { Blocks, PARAGRAPH, PLAIN } from "./paste-blocks.js";

const SHORT = 120
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const FINAL_STOP = /(?:[.!…:;,]["'”’»)\]]*|\?["'”’»)\]]+)$/
const RULE = /^(?:[*#_=~·–—\-\s]{3,}|-\s?30\s?-)$/
const BULLET = /^[•‣▪*]\s+/

/** The lines that hold anything, each with single spaces. */
export const linesOf = (text) => text.split(LINE_END).map((line) => line.normalize("NFC").replace(/[\s\u00a0]+/g, " ").trim()).filter(Boolean)

/** Whether a line is short and ends without a final stop. */
export const isHeading = (line) => [...line].length < SHORT && /[\p{L}\p{N}]/u.test(line) && !FINAL_STOP.test(line) && !BULLET.test(line)

/** Canonical HTML of a plain text; one line is words without a paragraph. `guess` false: every line a paragraph. */
export function htmlOfText(text, guess = true) {
  const lines = linesOf(text)
  const out = new Blocks()
  out.hasBlocks = lines.length > 1
  let key = null
  lines.forEach((line, i) => {
    const bullet = guess && lines.length > 1 && BULLET.exec(line)
    if (!bullet) key = null
    if (guess && RULE.test(line) && lines.length > 1) {
      if (i + 1 < lines.length) out.rule()
      return
    }
    if (bullet) key ||= {}
    const isCrosshead = guess && i + 1 < lines.length && isHeading(line)
    const place = bullet ? { tag: "p", box: "ul", key, item: i } : { ...PARAGRAPH, tag: isCrosshead ? "h2" : "p" }
    out.end(place)
    out.text(bullet ? line.slice(bullet[0].length) : line, PLAIN)
  })
  out.end()
  return out.html()
}
