// What the buttons of findings do: <button data-cure="KIND" data-target="…" data-value="…"> inside a <li data-finding>.
//
// Links among them lead somewhere without this script, too. Every cure of the text is one step of the editor's, or the
// field's, own undo, and is not saved by itself.

import { pm } from "django-prose-editor/editor";

import { reveal as uncover } from "./story/frame.js";

const { closeHistory } = pm.history

/** Carry a cure out. `place` is where the finding's words stand, null if they do not; false where nothing can be done. */
export function cure(button, editor, place) {
  const { cure: kind, target, value } = button.dataset
  if (kind === "replace") return place && (place.field ? replaceInField(place, value) : replaceInBody(editor, place, value))
  if (kind === "mark") return place && !place.field && mark(editor, place)
  if (kind === "extend") return place && !place.field && extend(editor, place, target)
  if (kind === "field" && place && target === (place.field?.id || "id_body")) return goToWords(editor, place)
  return goTo(kind === "choose" ? chooser(target) : document.getElementById(target), editor)
}

/** Select the words in the editor and bring them where they are read: a third down the page, if they are out of sight. */
function reveal(editor, range) {
  editor.chain().setTextSelection(range).focus().run()
  // A frame later than the editor's own focus, which is one late and scrolls only as far as it must.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const { top } = editor.view.coordsAtPos(range.from)
    if (top < innerHeight * 0.15 || top > innerHeight * 0.8) scrollBy(0, top - innerHeight / 3)
  }))
}

function replaceInBody(editor, { from, to }, value) {
  const tr = closeHistory(editor.state.tr)
  if (value) tr.insertText(value, from, to)
  else tr.delete(from, to)
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.dispatch(closeHistory(editor.state.tr)) // what is typed next is a step of its own
  editor.commands.focus()
  tell(editor.view.dom)
  return true
}

/** As if it were typed, so that the field's own undo takes it back. */
function replaceInField({ field, from, to }, value) {
  field.focus()
  field.setSelectionRange(from, to)
  if (document.execCommand(value ? "insertText" : "delete", false, value)) return true
  field.setRangeText(value, from, to, "end")
  tell(field)
  return true
}

function mark(editor, range) {
  editor.chain().setTextSelection(range).scrollIntoView().run()
  editor.storage.claim.open()
  return true
}

/** Let a claim's mark go on over the words, and over the white space between. Another claim's words are left alone. */
function extend(editor, { from, to }, uid) {
  const { doc, schema } = editor.state
  const type = schema.marks.claim
  let held = null
  let taken = false
  let near = Infinity
  doc.descendants((node, position) => {
    const found = node.isText && type.isInSet(node.marks)
    if (!found) return
    const end = position + node.nodeSize
    if (found.attrs.uid !== uid) { taken ||= position < to && from < end; return }
    held = found
    for (const edge of [position, end]) if (Math.min(Math.abs(edge - from), Math.abs(edge - to)) < Math.abs(near)) near = edge <= from ? edge - from : edge - to
  })
  if (!held || taken) return false
  const low = near < 0 ? from + near : from
  const high = near > 0 && near !== Infinity ? to + near : to
  const blank = (a, b) => a < b && !doc.textBetween(a, b, "\n").trim() && doc.resolve(a).sameParent(doc.resolve(b))
  const tr = closeHistory(editor.state.tr).addMark(blank(low, from) ? low : from, blank(to, high) ? high : to, held)
  editor.view.dispatch(tr)
  reveal(editor, { from: to, to })
  tell(editor.view.dom)
  return true
}

/** The field in which an entity of this name is chosen: its suggestion, else its row, else the first row. */
function chooser(name) {
  const suggested = [...document.querySelectorAll("#proposals [data-find]")].find((button) => button.dataset.find === name)
  const row = [...document.querySelectorAll("#mentions-group .has_original")].find((each) => each.querySelector(".field-entity a")?.textContent.includes(name))
  return suggested?.closest("li").querySelector(".suggestion-acts button") || row?.querySelector("select") || document.querySelector("#mentions-group select, #mentions-group") || document.querySelector("#story-entities input, #story-entities")
}

/** Select the words of a finding where they stand, and bring them into sight. */
export function goToWords(editor, place) {
  if (place.field) {
    uncover(place.field)
    place.field.focus()
    place.field.setSelectionRange(place.from, place.to)
  } else reveal(editor, place)
  return true
}

function goTo(element, editor) {
  if (!element) return false
  uncover(element)
  if (element.matches(".prose-editor textarea, #id_body")) { editor.chain().focus().scrollIntoView().run(); return true }
  const field = element.matches("input, select, textarea, button") ? element : element.querySelector("input:not([type=hidden]), select, textarea, summary, a[href]")
  element.scrollIntoView({ block: "center" })
  field?.focus({ preventScroll: true })
  return true
}

/** The form learns that something was written: an editor's own step fires no event of the page. */
const tell = (element) => element.dispatchEvent(new Event("input", { bubbles: true }))
