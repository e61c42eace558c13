// The blocks that a reader of pasted text collects, and how they are written: the same canonical HTML as the server's
// (articles/body/canonical.py). Lists have one level, items hold paragraphs, a rule stands alone.

const SPACES = /[\s\u00a0]+/g
const NOTHING = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e]|[\p{Cc}]/gu
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

export const escaped = (text) => text.replace(/[&<>"]/g, (found) => ESCAPES[found])

/** No emphasis, no link, no mark. */
export const PLAIN = Object.freeze({ strong: false, em: false, href: "", uid: "", mode: "", script: "" })

/** Where text stands: the tag of its block, the box around it (ul, ol, blockquote) and which item of which list. */
export const PARAGRAPH = Object.freeze({ tag: "p", box: "", key: null, item: null })

export class Blocks {
  constructor() {
    this.list = [] // {tag, box, key, item, runs: [{text, style}]}; a rule is {tag: "hr"}
    this.place = PARAGRAPH
    this.runs = []
    this.hasBlocks = false
  }

  text(text, style) {
    if (text) this.runs.push({ text, style })
  }

  /** Whether the block that is being written holds any words. */
  get isBegun() {
    return this.runs.some(({ text }) => text.trim())
  }

  /** End the block that is being written, and go on at `place`. */
  end(place = this.place) {
    const { tag, box, key, item } = this.place
    // A crosshead is heavy by itself.
    const said = /^h\d$/.test(tag) ? this.runs.map(({ text, style }) => ({ text, style: { ...style, strong: false } })) : this.runs
    for (const runs of paragraphs(said)) this.list.push({ tag, box, key, item, runs })
    this.runs = []
    this.place = place
  }

  rule() {
    this.end()
    this.hasBlocks = true
    if (this.list.length && this.list.at(-1).tag !== "hr") this.list.push({ tag: "hr", runs: [] })
  }

  /** All of it as HTML. One block that came without a tag of its own is words, not a paragraph. */
  html() {
    while (this.list.at(-1)?.tag === "hr") this.list.pop()
    if (!this.hasBlocks && this.list.length === 1) return written(this.list[0].runs)
    const out = []
    for (let i = 0; i < this.list.length; ) {
      const block = this.list[i]
      if (!block.box) {
        out.push(block.tag === "hr" ? "<hr>" : `<${block.tag}>${written(block.runs)}</${block.tag}>`)
        i++
        continue
      }
      const inside = []
      const { box, key } = block
      for (; i < this.list.length && this.list[i].box === box && this.list[i].key === key; i++) inside.push(this.list[i])
      out.push(`<${box}>${box === "blockquote" ? inside.map(paragraph).join("") : items(inside)}</${box}>`)
    }
    return out.join("")
  }
}

const paragraph = ({ runs }) => `<p>${written(runs)}</p>`

function items(blocks) {
  const out = []
  blocks.forEach((block, i) => {
    if (i && block.item === blocks[i - 1].item) out[out.length - 1] += paragraph(block)
    else out.push(paragraph(block))
  })
  return out.map((held) => `<li>${held}</li>`).join("")
}

/** Runs with single spaces, none at the edges; two line breaks end a paragraph. Nothing for a block without words. */
function paragraphs(runs) {
  const found = [[]]
  for (const { text, style } of runs) {
    text.split("\n").forEach((line, i) => {
      if (i) {
        const words = found.at(-1)
        while (words.length && words.at(-1).text === " ") words.pop()
        if (words.at(-1)?.text === "\n") { words.pop(); found.push([]) }
        else if (words.length) words.push({ text: "\n", style: PLAIN })
      }
      const clean = line.normalize("NFC").replace(SPACES, " ").replace(NOTHING, "")
      if (clean) put(found.at(-1), clean, style)
    })
  }
  return found.map(trimmed).filter((words) => words.length)
}

function put(words, text, style) {
  const last = words.at(-1)
  if (!last || /[ \n]$/.test(last.text)) text = text.replace(/^ /, "")
  if (text) words.push({ text, style })
}

function trimmed(words) {
  while (words.length) {
    const last = words.at(-1)
    last.text = last.text.replace(/[ \n]+$/, "")
    if (last.text) break
    words.pop()
  }
  const kept = []
  words.forEach((run, i) => {
    if (words[i + 1]?.text === "\n") run.text = run.text.replace(/ $/, "")
    // A space between two emphasised words belongs to them; elsewhere it is nobody's.
    if (run.text === " ") run.style = kept.length && words[i + 1] && same(kept.at(-1).style, words[i + 1].style) ? kept.at(-1).style : PLAIN
    if (!run.text) return
    const last = kept.at(-1)
    if (last && last.text !== "\n" && run.text !== "\n" && same(last.style, run.style)) last.text += run.text
    else kept.push({ ...run })
  })
  return kept
}

const same = (a, b) => a.strong === b.strong && a.em === b.em && a.href === b.href && a.uid === b.uid

/** In the order of the canonical form: the claim mark outside, then the link, then emphasis. */
function written(runs) {
  const layers = [
    [({ uid }) => uid, ({ uid, mode }) => `<span data-claim="${uid}" class="claim${mode ? ` claim--${mode}` : ""}">`, "</span>"],
    [({ href }) => href, ({ href }) => `<a href="${escaped(href)}">`, "</a>"],
    [({ strong }) => strong, () => "<strong>", "</strong>"],
    [({ em }) => em, () => "<em>", "</em>"],
  ]
  const nest = (part, depth) => {
    if (depth === layers.length) return part.map(({ text }) => (text === "\n" ? "<br>" : escaped(text))).join("")
    const [key, open, close] = layers[depth]
    let out = ""
    for (let i = 0; i < part.length; ) {
      const value = key(part[i].style)
      let j = i
      while (j < part.length && key(part[j].style) === value) j++
      const inner = nest(part.slice(i, j), depth + 1)
      out += value ? open(part[i].style) + inner + close : inner
      i = j
    }
    return out
  }
  return nest(runs, 0)
}
