// HTML from anywhere, as clean blocks: Google Docs, Word, Word online, LibreOffice, Pages, Notes, web pages.
//
// Words, emphasis, links, crossheads, lists, quotations and rules stay; looks go in silence; what a reader would miss
// is named: pictures, tables, footnotes, comments, text struck out. One walk over the parsed tree, no program's markup
// is needed to be known, the quirks of each are rows below.

import { Blocks, PARAGRAPH, PLAIN } from "./paste-blocks.js";
import { declarations, parted } from "./paste-source.js";

const BLOCKS = new Set(("address article aside caption center dd details div dl dt fieldset figure footer form header hgroup legend main nav p pre search section summary table tbody tfoot thead tr h1 h2 h3 h4 h5 h6 ul ol menu dir li blockquote").split(" "))
const LISTS = new Set(["ul", "ol", "menu", "dir"])
const GONE = new Set("applet audio button canvas datalist dialog frame frameset head input map math noframes option output rp rt select template textarea xmp script style".split(" "))
const PICTURES = new Set("img picture svg video embed object iframe v:imagedata v:shape v:group figure".split(" "))
const STRUCK = new Set(["del", "s", "strike"])
const RAISED = { sup: ["0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"], sub: ["0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"] }
const SCRIPTABLE = /^\s*[0-9+\-=()n]+\s*$/
const UID = /^[a-z0-9]{10}$/
const MODE = /^claim--([a-z_]+)$/
const COMMENT = "MsoCommentReference MsoCommentText msocomanchor msocomtxt msocomoff CommentStart CommentHighlightPipe".split(" ")
const FOOTNOTE_ADDRESS = /#(?:_?(?:ftn|edn)|fn|cite|note|ftnt|sdfootnote|sdendnote|footnote|endnote)/i
/** A number, or letters, and a stop or bracket: the item of a numbered list. "o" alone is Word's second bullet. */
const NUMBERED = /^\(?(?:\d+|[a-z]{1,2}|[ivxlcdm]+)[.)]/i

/** {html, notes, lines}: clean HTML, what was left out in words, and how many blocks there are. */
export function cleanPasted(source) {
  const { html, sheet } = parted(source)
  const tree = new DOMParser().parseFromString(html, "text/html")
  const reader = new Reader(sheet)
  reader.inside(tree.body, PLAIN, PARAGRAPH)
  reader.out.end()
  return { html: reader.out.html(), notes: reader.notes(), lines: reader.out.list.length }
}

class Reader {
  constructor(sheet) {
    this.sheet = sheet
    this.out = new Blocks()
    this.count = { picture: 0, table: 0, footnote: 0, mark: 0, comment: 0, struck: 0, nested: 0 }
    this.row = false
    this.keepsLines = false
    this.online = null // the list that Word online is writing
    this.level = 1 // and how deep Word's last item stood
  }

  notes() {
    const { picture, table, footnote, mark, comment, struck, nested } = this.count
    const said = []
    const add = (n, one, many) => { if (n) said.push(n === 1 ? one : many.replace("#", n)) }
    add(picture, "1 picture was left out", "# pictures were left out")
    add(table, "1 table became a line for each row", "# tables became a line for each row")
    add(footnote, "1 footnote became text", "# footnotes became text")
    if (!footnote) add(mark, "1 footnote mark was left out", "# footnote marks were left out")
    add(comment, "1 comment was left out", "# comments were left out")
    add(struck, "1 passage that was struck out was left out", "# passages that were struck out were left out")
    add(nested, "1 list inside another became part of it", "# lists inside another became part of it")
    return said
  }

  inside(node, style, place) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.words(child.data, style)
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, style, place)
    }
  }

  words(text, style) {
    if (!this.keepsLines) text = text.replace(/[\n\r]+/g, " ")
    if (style.script && SCRIPTABLE.test(text)) {
      const [plain, raised] = RAISED[style.script].map((letters) => [...letters])
      text = [...text].map((letter) => raised[plain.indexOf(letter)] ?? letter).join("")
    }
    this.out.text(text, style)
  }

  element(element, style, place) {
    const tag = element.localName
    const css = declarations(element, this.sheet)
    if (this.leavesOut(element, tag, css)) return
    if (tag === "br") {
      const decoration = css["page-break-before"] || element.classList.contains("Apple-interchange-newline")
      if (!decoration) this.row ? this.out.text(" ", PLAIN) : this.out.text("\n", PLAIN)
      return
    }
    if (tag === "hr") {
      if (!element.closest("[data-style*='footnote-list'], [data-style*='endnote-list']")) this.out.rule()
      return
    }
    const own = this.styled(element, tag, css, style)
    if (this.row && (tag === "td" || tag === "th")) {
      if (this.out.isBegun && element.textContent.trim()) this.out.text(" · ", PLAIN)
      this.inside(element, own, place)
    } else if (BLOCKS.has(tag) || (tag === "td" || tag === "th") || css.display === "block") {
      this.block(element, tag, css, own, place)
    } else {
      if (tag === "q") this.out.text("“", own)
      this.inside(element, own, place)
      if (tag === "q") this.out.text("”", own)
    }
  }

  block(element, tag, css, style, place) {
    if (this.row) { // the paragraphs of a cell stay in their row
      this.out.text(" ", PLAIN)
      this.inside(element, style, place)
      this.out.text(" ", PLAIN)
      return
    }
    const here = this.placed(element, tag, css, place)
    if (tag === "table" && isGrid(element)) this.count.table += 1
    this.out.end(here)
    this.out.hasBlocks = true
    const [row, lines] = [this.row, this.keepsLines]
    this.row = tag === "tr" && cellsWithText(element) > 1
    this.keepsLines ||= tag === "pre" || /^pre/.test(css["white-space"] || "")
    this.inside(element, style, here)
    this.row = row
    this.keepsLines = lines
    this.out.end(place)
  }

  /** Where the words of a block stand. */
  placed(element, tag, css, place) {
    if (isFootnoteBody(element, css)) this.count.footnote += 1
    if (LISTS.has(tag)) {
      if (place.key !== null && place.box !== "blockquote") { this.count.nested += 1; return place }
      const wrapped = element.closest(".ListContainerWrapper") // Word online: a list of its own for each item
      const box = tag === "ol" ? "ol" : "ul"
      const level = Number(element.querySelector("[data-aria-level]")?.getAttribute("data-aria-level") || 1)
      const before = this.out.list.at(-1)
      const goesOn = wrapped && before && this.online && before.key === this.online
      if (goesOn && level > 1) { this.count.nested += 1; return { ...place, box: before.box, key: before.key } }
      if (goesOn && before.box === box) return { ...place, box, key: before.key }
      const key = {}
      this.online = wrapped ? key : null
      return place.box === "blockquote" ? place : { ...PARAGRAPH, box, key }
    }
    if (tag === "li") {
      const listed = place.key === null ? { ...PARAGRAPH, box: "ul", key: element.parentNode } : place
      return { ...listed, tag: "p", item: element }
    }
    if (tag === "blockquote" || /\bMso(?:Intense)?Quote/.test(element.className)) {
      return place.box ? place : { ...PARAGRAPH, box: "blockquote", key: element.parentNode }
    }
    const level = headingLevel(element, tag, css)
    const listed = this.wordItem(element, css)
    if (listed && !level) return listed // a numbered heading is a heading
    return level && !place.box ? { ...place, tag: level < 3 ? "h2" : "h3" } : place
  }

  /** Word writes the items of a list as paragraphs: `mso-list: l0 level1 lfo1`, the bullet inside as text. */
  wordItem(element, css) {
    const list = /^(l\d+) level(\d+) (lfo\d+)/.exec(css["mso-list"] || "")
    const marker = [...element.querySelectorAll("[data-style]")].find((one) => /mso-list:\s*ignore/i.test(one.getAttribute("data-style")))
    let bullet = marker?.textContent.trim() ?? ""
    marker?.remove()
    if (!list) {
      if (!/\bMsoListParagraph/.test(element.className)) return null
      const typed = /^\s*([·•▪◦§‣])[\s\u00a0]+/.exec(element.textContent)
      if (!typed) return null
      removeStart(element, typed[0].length)
      bullet = typed[1]
    }
    const key = list ? `${list[1]} ${list[3]}` : "word"
    const before = this.out.list.at(-1)
    const box = before?.key === key ? before.box : NUMBERED.test(bullet) ? "ol" : "ul"
    const level = Number(list?.[2] || 1)
    if (before?.key === key && level > this.level) this.count.nested += 1
    this.level = level
    return { tag: "p", box, key, item: element }
  }

  styled(element, tag, css, style) {
    const own = { ...style }
    if (tag === "b" || tag === "strong") own.strong = true
    if (tag === "i" || tag === "em" || tag === "cite") own.em = true
    const weight = css["font-weight"]
    if (weight) own.strong = /^bold/.test(weight) || Number(weight) >= 600
    if (css["font-style"]) own.em = /^(?:italic|oblique)/.test(css["font-style"])
    const raised = /^(super|sub)$/.exec(css["vertical-align"] || "")?.[1]
    if (tag === "sup" || tag === "sub") own.script = tag
    else if (raised) own.script = raised === "super" ? "sup" : "sub"
    if (tag === "a" && element.hasAttribute("href")) own.href = address(element.getAttribute("href"))
    const uid = tag === "span" ? element.getAttribute("data-claim") : ""
    if (uid && UID.test(uid) && !style.uid) {
      own.uid = uid
      own.mode = [...element.classList].map((name) => MODE.exec(name)?.[1]).find(Boolean) || ""
    }
    return own
  }

  /** Whether an element goes with what stands in it; counted where a reader would miss it. */
  leavesOut(element, tag, css) {
    if (PICTURES.has(tag) && (tag !== "figure" || !element.querySelector("blockquote, table, pre, ul, ol"))) {
      const smiley = tag === "img" && [...(element.alt || "")].length <= 2 && /\p{Extended_Pictographic}/u.test(element.alt)
      if (smiley) this.out.text(element.alt, PLAIN)
      else if (tag !== "svg" && !isDot(element)) this.count.picture += 1
      return true
    }
    if (GONE.has(tag) || css.display === "none" || /^(?:all|screen)$/.test(css["mso-hide"] || "") || element.hidden || element.getAttribute("aria-hidden") === "true") return true
    if (COMMENT.some((name) => element.classList.contains(name)) || /comment-list|special-character:\s*comment/.test(`${css["mso-element"] || ""} mso-special-character:${css["mso-special-character"] || ""}`) || (tag === "a" && /^#cmnt/.test(element.getAttribute("href") || ""))) {
      if (tag === "a" || element.classList.contains("MsoCommentReference")) this.count.comment += 1
      return true
    }
    if (STRUCK.has(tag) || element.classList.contains("msoDel") || element.classList.contains("MsoDel") || /line-through/.test(`${css["text-decoration"] || ""}${css["text-decoration-line"] || ""}`)) {
      if (element.textContent.trim()) this.count.struck += 1
      return true
    }
    if (isFootnoteMark(element, tag)) {
      this.count.mark += 1
      return true
    }
    return false
  }
}

function headingLevel(element, tag, css) {
  if (/^h[1-6]$/.test(tag)) return Number(tag[1])
  if (/\bMsoTitle/.test(element.className)) return 1
  const word = /\bMsoHeading(\d)/.exec(element.className)?.[1] || /^([1-9])$/.exec(css["mso-outline-level"] || "")?.[1]
  if (word) return Number(word)
  return element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level") || 2) : 0
}

const isDot = (element) => [element.getAttribute("width"), element.getAttribute("height")].some((side) => side === "1" || side === "0")
const cellsWithText = (row) => [...row.children].filter((cell) => cell.textContent.trim()).length
const isGrid = (table) => [...table.querySelectorAll("tr")].some((row) => cellsWithText(row) > 1)

function isFootnoteMark(element, tag) {
  if (/\bMso(?:Foot|End)noteReference/.test(element.className) || /^sd(?:foot|end)note(?:anc|sym)$/.test(element.className)) return true
  const link = tag === "a" ? element : tag === "sup" || (tag === "span" && element.classList.contains("reference")) ? element.querySelector("a[href]") : null
  if (!link || !FOOTNOTE_ADDRESS.test(link.getAttribute("href") || "")) return false
  return /^\s*[[(]?(?:\d{1,3}|[ivxl]{1,5}|[a-z]|[*†‡])[\])]?\s*$/i.test(element.textContent)
}

function isFootnoteBody(element, css) {
  if (/^(?:footnote|endnote)$/.test(css["mso-element"] || "")) return true
  return element.localName === "div" && /^(?:sdfootnote|sdendnote)\d+$/.test(element.id)
}

/** The address that a link means: what Google and Outlook wrapped around it comes off. "" for one that cannot stay. */
export function address(href) {
  let url
  try { url = new URL(href.trim()) } catch { return "" }
  for (let i = 0; i < 3; i++) {
    const google = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url"
    const outlook = url.hostname.endsWith(".safelinks.protection.outlook.com")
    const inner = google ? url.searchParams.get("q") || url.searchParams.get("url") : outlook ? url.searchParams.get("url") : null
    if (!inner) break
    try { url = new URL(inner) } catch { return "" }
    href = inner
  }
  if (url.protocol === "mailto:") return href.includes("@") ? href.trim() : ""
  return /^https?:$/.test(url.protocol) && url.hostname && !url.username ? href.trim() : ""
}

function removeStart(element, length) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (length && walker.nextNode()) {
    const taken = Math.min(length, walker.currentNode.data.length)
    walker.currentNode.data = walker.currentNode.data.slice(taken)
    length -= taken
  }
}
