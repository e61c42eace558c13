// Typographic quotes, dashes and dots: the rule alone, over text, knowing nothing of a page.
//
//   typed(before, character, language)   what a typed character makes of the text before it: {back, put} takes `back`
//                                        UTF-16 units away and puts `put` in the place of them and of the character;
//                                        null: it stands as it was typed
//   edits(text, language)                the same over a whole text: [{from, to, put}], as if it were typed anew
//
// English: “ ” and ‘ ’. Spanish: « » outside, “ ” inside, ‘ ’ within those. An apostrophe is ’. Two hyphens are an en
// dash, three an em dash, three stops an ellipsis. Nothing is touched inside an address.

const OPENERS = { "“": "”", "‘": "’", "«": "»" }
/** After these, and at the beginning, a quotation opens. */
const OPENS = /[\s\u00a0\ufffc([{</“‘«¿¡-]$/
const DASH = /[–—]$/
const WORD_END = /[\p{L}\p{N}]$/u
const ADDRESS = /(?:^|[\s(["“«'‘])(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)\S*$/i
/** Words that begin with an apostrophe, found once they are complete. */
const CLIPPED = /(^|[^\p{L}\p{N}])‘((?:tis|twas|twere|em|til))$/iu
const DECADE = /(^|[^\p{L}\p{N}])‘(\d\d)$/u
const AND = /(^|[^\p{L}\p{N}])‘(n)$/iu

export function typed(before, character, language = "en") {
  if (character === '"') return { back: 0, put: double(before, language) }
  if (ADDRESS.test(before)) return null
  if (character === "'") return single(before)
  if (character === "-") return dash(before)
  if (character === ".") return before.endsWith("..") && !before.endsWith("...") ? { back: 2, put: "…" } : clipped(before, character)
  return clipped(before, character)
}

export function edits(text, language = "en") {
  const found = []
  let out = ""
  const starts = [] // where in `text` each unit of `out` began
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    const made = typed(out, character, language)
    if (!made) {
      out += character
      starts.push(at)
      continue
    }
    const from = made.back ? starts[out.length - made.back] : at
    out = out.slice(0, out.length - made.back) + made.put
    starts.length -= made.back
    for (let i = 0; i < made.put.length; i++) starts.push(Math.min(from + i, at))
    while (found.length && found.at(-1).to > from) found.pop() // what an earlier character made has been made anew
    found.push({ from, to: at + 1, put: made.put })
  }
  return found.map((edit) => narrowed(edit, text)).filter(({ from, to, put }) => text.slice(from, to) !== put)
}

/** An edit of no more than what differs: the letters of ’tis are not its business. */
function narrowed({ from, to, put }, text) {
  while (put && from < to && text[to - 1] === put.at(-1)) { to--; put = put.slice(0, -1) }
  while (put && from < to && text[from] === put[0]) { from++; put = put.slice(1) }
  return { from, to, put }
}

/** Quotations that stand open, the innermost last. An apostrophe closes nothing that was not opened. */
function open(before) {
  const held = []
  for (const character of before) {
    if (OPENERS[character]) held.push(character)
    else if (character === "”" || character === "»" || character === "’") {
      const at = held.findLastIndex((opener) => OPENERS[opener] === character)
      if (at >= 0 && (character !== "’" || at === held.length - 1)) held.length = at
    }
  }
  return held
}

function opensAfter(before) {
  if (!before || OPENS.test(before)) return true
  return DASH.test(before) && !open(before).length
}

function double(before, language) {
  const held = open(before).filter((opener) => opener !== "‘")
  if (opensAfter(before)) return language.startsWith("es") && !held.includes("«") && !held.includes("“") ? "«" : "“"
  const last = held.at(-1)
  if (last) return OPENERS[last]
  return language.startsWith("es") ? "»" : "”"
}

function single(before) {
  const and = AND.exec(before)
  if (and) return { back: 2, put: `’${and[2]}’` } // rock ’n’ roll
  const opens = opensAfter(before) && !WORD_END.test(before)
  return { back: 0, put: opens ? "‘" : "’" }
}

function dash(before) {
  if (/^-*$/.test(before)) return null // a row of hyphens is a rule
  if (before.endsWith("–")) return { back: 1, put: "—" }
  return /(?:^|[^-–—])-$/.test(before) ? { back: 1, put: "–" } : null
}

/** ‘tis and ‘90s: whether the quote was an apostrophe shows when the word is complete. */
function clipped(before, character) {
  if (character === "s" || character === "S") {
    const decade = DECADE.exec(before)
    return decade ? { back: 3, put: `’${decade[2]}${character}` } : null
  }
  if (/[\p{L}\p{N}]/u.test(character)) return null
  const word = CLIPPED.exec(before)
  return word ? { back: word[2].length + 1, put: `’${word[2]}${character}` } : null
}
