// Suggestions in the text: tints that move with it and are never saved, and the marks that accepting one sets.
//
// A suggestion stands where its words stand. Each of its parts keeps the words it was put on: where one changes, the whole
// suggestion leaves the text, and the next reading says what is left of it.

import { pm } from "django-prose-editor/editor";

import { textOfBody } from "../checks-text.js";

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const { closeHistory } = pm.history

const KEY = new PluginKey("suggestions")
const words = (doc, from, to) => doc.textBetween(from, to, " ", " ").replace(/\s+/g, " ")

/** The plugin that draws them; to be registered once. */
export function tints() {
  return new Plugin({
    key: KEY,
    state: { init: () => DecorationSet.empty, apply },
    props: { decorations(state) { return KEY.getState(state) } },
  })
}

function apply(tr, held) {
  const order = tr.getMeta(KEY)
  let set = order?.set || held
  if (tr.docChanged && !order?.set) {
    set = held.map(tr.mapping, tr.doc)
    const changed = new Set()
    tr.mapping.maps.forEach((map, i) => map.forEach((_from, _to, from, to) => {
      const rest = tr.mapping.slice(i + 1)
      for (const tint of set.find(rest.map(from, -1), rest.map(to, 1))) {
        if (words(tr.doc, tint.from, tint.to) !== tint.spec.words) changed.add(tint.spec.suggestion)
      }
    }))
    // A part that was deleted whole is gone already: what is left of its suggestion goes with it.
    const before = count(held)
    const now = count(set)
    for (const [id, number] of before) if (now.get(id) !== number) changed.add(id)
    if (changed.size) set = without(set, changed)
  }
  return order?.drop ? without(set, order.drop) : set
}

function count(set) {
  const found = new Map()
  for (const { spec } of set.find()) if (spec.role === "part") found.set(spec.suggestion, (found.get(spec.suggestion) || 0) + 1)
  return found
}

const without = (set, ids) => set.remove(set.find(undefined, undefined, (spec) => ids.has(spec.suggestion)))

/** Put suggestions into the text: [{id, kind, start, end, words, spans, cue}], each where its words stand now. */
export function place({ view, state }, suggestions, here = "") {
  const text = textOfBody(state.doc)
  const drawn = []
  for (const each of suggestions) {
    const all = [...each.words]
    const at = text.index(each.start, each.end, all)
    if (at < 0) continue
    const parts = each.spans.map(([low, high]) => text.range(at + low - each.start, at + high - each.start))
    if (each.kind === "claim" && parts.some((part) => marked(state, part))) continue // in this copy it is decided
    const cue = each.cue && text.find(at + each.cue[0] - each.start, at + each.cue[1] - each.start, each.cue[2])
    const inside = cue && parts.some((part) => cue.from < part.to && part.from < cue.to)
    for (const part of parts) drawn.push(tint(state.doc, part, each, "part", here))
    if (cue && !inside && Math.abs(cue.from - parts[0].from) < 600) drawn.push(tint(state.doc, cue, each, "cue", here))
  }
  send(view, state, { set: DecorationSet.create(state.doc, drawn) })
}

function tint(doc, { from, to }, { id, kind }, role, here) {
  const names = ["suggestion", `suggestion--${kind}`, role === "cue" && "suggestion--cue", id === here && "suggestion--here"]
  return Decoration.inline(from, to, { class: names.filter(Boolean).join(" ") }, { suggestion: id, kind, role, words: words(doc, from, to) })
}

/** Tint one suggestion as the one that is being decided; "" for none. */
export function point({ view, state }, here) {
  const drawn = KEY.getState(state).find().map(({ from, to, spec }) => tint(state.doc, { from, to }, { id: spec.suggestion, kind: spec.kind }, spec.role, here))
  send(view, state, { set: DecorationSet.create(state.doc, drawn) })
}

/** Take suggestions out of the text. */
export function drop({ view, state }, ids) {
  send(view, state, { drop: new Set(ids) })
}

const send = (view, state, order) => view.dispatch(state.tr.setMeta(KEY, order).setMeta("addToHistory", false))

/** The ids of all that stand in the text. */
export const standing = ({ state }) => new Set(KEY.getState(state).find().map(({ spec }) => spec.suggestion))

/** Where the parts of a suggestion stand now: [{from, to}] in the text's order, none if its words are gone. */
export function partsOf({ state }, id) {
  const found = KEY.getState(state).find(undefined, undefined, (spec) => spec.suggestion === id && spec.role === "part")
  return found.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from)
}

/** The words of another claim's mark that a range touches, else "". */
export function marked(state, { from, to }, uid = "") {
  const type = state.schema.marks.claim
  let found = ""
  state.doc.nodesBetween(from, to, (node) => {
    const mark = node.isText && type.isInSet(node.marks)
    if (mark && mark.attrs.uid !== uid) found ||= node.text
  })
  return found
}

/** Uids of all marks in the text. */
export function uids({ state }) {
  const type = state.schema.marks.claim
  const found = new Set()
  state.doc.descendants((node) => { const mark = node.isText && type.isInSet(node.marks); if (mark) found.add(mark.attrs.uid) })
  return found
}

/** Mark passages, as one step of the editor's undo: [{id, uid, mode, parts}]. The suggestions leave the text with it. */
export function setMarks(editor, passages) {
  const { state, view } = editor
  const type = state.schema.marks.claim
  const tr = closeHistory(state.tr)
  for (const { uid, mode, parts } of passages) for (const { from, to } of parts) tr.addMark(from, to, type.create({ uid, mode }))
  tr.setMeta(KEY, { drop: new Set(passages.map(({ id }) => id)) })
  view.dispatch(tr)
  view.dispatch(closeHistory(editor.state.tr)) // what is typed next is a step of its own
  tell(view.dom)
}

/** Take the marks of claims out again, as one step. */
export function removeMarks(editor, gone) {
  const { state, view } = editor
  const type = state.schema.marks.claim
  const tr = closeHistory(state.tr)
  state.doc.descendants((node, position) => {
    const mark = node.isText && type.isInSet(node.marks)
    if (mark && gone.has(mark.attrs.uid)) tr.removeMark(position, position + node.nodeSize, mark)
  })
  if (!tr.docChanged) return
  view.dispatch(tr)
  view.dispatch(closeHistory(editor.state.tr))
  tell(view.dom)
}

/** Where some words stand that may go on after a passage. */
export const findWords = ({ state }, start, end, sought) => textOfBody(state.doc).find(start, end, sought)

/** The form learns that something was written: an editor's own step fires no event of the page. */
const tell = (element) => element.dispatchEvent(new Event("input", { bubbles: true }))
