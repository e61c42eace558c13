// The words of a story that is read and not written, for the notes beside it: as notes-editor.js, without an editor.
// Passages are shown by the browser's own highlights, which change nothing of the page.

import { Tidy } from "../checks-text.js";
import { reveal } from "./frame.js";
import { anchorBetween, placeOf } from "./note-anchor.js";
import { useWords } from "./notes.js";

const BOXES = { kicker: ".field-kicker .readonly", headline: ".field-headline .readonly", standfirst: ".field-standfirst .readonly", body: ".body-text" }
const BLOCKS = new Set("P H1 H2 H3 H4 H5 H6 LI UL OL BLOCKQUOTE HR DIV".split(" "))

class PageWords {
  constructor() {
    this.range = null
    this.key = ""
    this.ranges = new Map()
    this.texts = new Map(Object.entries(BOXES).map(([field, at]) => [field, document.querySelector(at)]).filter(([, box]) => box).map(([field, box]) => [field, new PageText(box)]))
    // A press on a button may take the selection away before it can be read.
    document.addEventListener("selectionchange", () => {
      const selection = getSelection()
      if (!selection.isCollapsed && this.fieldOf(selection.anchorNode)) this.range = selection.getRangeAt(0).cloneRange()
      else if (selection.isCollapsed && this.fieldOf(selection.anchorNode)) this.range = null
    })
  }

  watch({ here }) {
    for (const { box } of this.texts.values()) {
      box.addEventListener("click", ({ clientX, clientY }) => {
        if (!getSelection().isCollapsed) return
        const at = document.caretPositionFromPoint?.(clientX, clientY)
        const node = at ? at.offsetNode : document.caretRangeFromPoint?.(clientX, clientY)?.startContainer
        const offset = at ? at.offset : document.caretRangeFromPoint?.(clientX, clientY)?.startOffset
        const [key] = [...this.ranges].find(([, range]) => node && range.isPointInRange(node, offset)) || [""]
        here(key, Boolean(key))
      })
    }
  }

  fieldOf(node) { return [...this.texts].find(([, { box }]) => box.contains(node))?.[0] }

  capture() {
    const range = this.range
    const field = range && this.fieldOf(range.startContainer)
    if (!field) return null
    const text = this.texts.get(field)
    const anchor = anchorBetween(text.tidy, text.position(range.startContainer, range.startOffset), text.position(range.endContainer, range.endOffset))
    return { field, anchor }
  }

  back() {
    if (!this.range) return
    document.activeElement?.blur()
    getSelection().removeAllRanges()
    getSelection().addRange(this.range)
  }

  saved() { return Promise.resolve() }

  place(noted) {
    const text = this.texts.get(noted.field)
    const place = text && placeOf(text.tidy, noted)
    return place && text.range(place.from, place.to)
  }

  draw(noted) {
    this.ranges = new Map(noted.map((each) => [each.key, this.place(each)]).filter(([, range]) => range))
    this.light()
    return new Set(this.ranges.keys())
  }

  light() {
    if (!window.CSS?.highlights) return
    CSS.highlights.set("noted", new Highlight(...[...this.ranges.values(), this.shown].filter(Boolean)))
    const here = this.ranges.get(this.key)
    CSS.highlights.set("noted-here", new Highlight(...(here ? [here] : [])))
  }

  mark(key) {
    this.key = key
    this.light()
  }

  preview(noted) {
    this.shown = noted && this.place(noted)
    this.light()
  }

  go(noted) {
    const range = noted.exact && this.place(noted)
    const box = this.texts.get(noted.field)?.box || document.querySelector(`.field-${noted.field || "none"}`)
    if (noted.exact && !range) return false
    if (range) {
      getSelection().removeAllRanges()
      getSelection().addRange(range)
    } else reveal(box)
    ;(range ? range.startContainer.parentElement : box)?.scrollIntoView({ block: "center" })
    return true
  }
}

/** The tidy text of a part of the page; its positions count the characters of its text nodes, and a break as one. */
class PageText {
  constructor(box) {
    this.box = box
    this.tidy = new Tidy()
    this.nodes = []
    this.length = 0
    this.walk(box)
  }

  walk(parent) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        this.nodes.push([node, this.length])
        for (const character of node.data) { this.tidy.add(character === "\n" ? " " : character, this.length); this.length += character.length }
      } else if (node.nodeName === "BR") {
        this.tidy.add("\n", this.length++)
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (BLOCKS.has(node.nodeName)) this.tidy.block()
        this.walk(node)
        if (BLOCKS.has(node.nodeName)) this.tidy.block()
      }
    }
  }

  /** The position of a place in the page: the end of all text that stands before it. */
  position(container, offset) {
    let at = 0
    const until = document.createRange()
    until.setStart(container, offset)
    for (const [node, start] of this.nodes) {
      if (node === container) return start + offset
      if (until.comparePoint(node, 0) < 0) at = start + node.data.length
    }
    return at
  }

  range(from, to) {
    const place = (position, last) => this.nodes.findLast(([, start]) => (last ? start < position : start <= position)) || this.nodes[0]
    const range = document.createRange()
    const [first, start] = place(from, false)
    const [end, begin] = place(to, true)
    range.setStart(first, Math.min(from - start, first.data.length))
    range.setEnd(end, Math.min(to - begin, end.data.length))
    return range
  }
}

useWords(() => new PageWords())
