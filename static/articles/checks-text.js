// Where a finding's words stand: offsets of the server, which counts code points of tidy text, as places on the page.
//
// The tidy text is that of a save: single spaces, nothing at the ends of a block, no empty block, blocks on lines of
// their own, a line break inside a block as a space and two as the end of it, a rule as nothing. Characters that show
// nothing are left out. Each character keeps where it stands, in the editor's positions or a field's UTF-16 units.

const SPACE = /[\t\v\f\r\u0085\u00a0\u2028\u2029 ]/
const NOTHING = /[\p{Cc}\u00ad\u200b\u2060\ufeff\u202a-\u202e]/u

export class Tidy {
  characters = []
  starts = []
  ends = []
  gap = ""

  add(character, start) {
    const breaks = character === "\n"
    if (breaks || SPACE.test(character)) {
      if (!this.characters.length || this.gap === "block") return
      if (breaks) this.gap = this.gap === "break" ? "block" : "break"
      else this.gap ||= "space"
    } else if (!NOTHING.test(character)) {
      if (this.gap) this.put(this.gap === "block" ? "\n" : " ", start, start)
      this.gap = ""
      this.put(character, start, start + character.length)
    }
  }

  /** The next character begins a block: it stands on a line of its own. */
  block() {
    this.gap = this.characters.length ? "block" : ""
  }

  put(character, start, end) {
    this.characters.push(character)
    this.starts.push(start)
    this.ends.push(end)
  }

  /** {from, to} of the words at `start` to `end`, of the nearest same words if they stand elsewhere, else null. */
  find(start, end, words) {
    const wanted = [...words]
    const at = this.index(start, end, wanted)
    return at < 0 ? null : this.range(at, at + wanted.length)
  }

  /** Where these characters begin, counted as the server counts: at `start`, else where the nearest same ones do, else -1. */
  index(start, end, wanted) {
    if (!wanted.length) return -1
    const stands = (at) => wanted.every((character, i) => this.characters[at + i] === character)
    let at = end - start === wanted.length && stands(start) ? start : -1
    for (let i = 0; at !== start && i <= this.characters.length - wanted.length; i++) {
      if ((at < 0 || Math.abs(i - start) < Math.abs(at - start)) && stands(i)) at = i
    }
    return at
  }

  /** {from, to} of the characters from `low` up to `high`. */
  range(low, high) { return { from: this.starts[low], to: this.ends[high - 1] } }
}

/** The text of the editor's document. */
export function textOfBody(doc) {
  const tidy = new Tidy()
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    tidy.block()
    node.forEach((child, offset) => {
      let at = position + 1 + offset
      if (child.isText) for (const character of child.text) { tidy.add(character === "\n" ? " " : character, at); at += character.length }
      else tidy.add("\n", at)
    })
    return false
  })
  return tidy
}

/** The text of an input or textarea; a slug is read as words. */
export function textOfField(field) {
  const tidy = new Tidy()
  let at = 0
  for (const character of field.value) {
    tidy.add(character === "\n" || (field.name === "slug" && character === "-") ? " " : character, at)
    at += character.length
  }
  return tidy
}
