// A Word file into the text: chosen with the button, or dropped on the text, or pasted as a file. The server reads it
// (articles/admin/docx.py), by the parser of `ingest`, and keeps nothing. An empty story takes it whole, else it goes in
// at the caret; either way one undo takes it back.

import { pm } from "django-prose-editor/editor";

const { DOMParser: SliceParser } = pm.model
const WORD = /\.(?:docx|docm|doc|dotx|dotm|rtf|odt)$/i

/** Give the editor its way to a file: editor.storage.CleanPaste.chooseFile(), and .takeFile(file). */
export function offerWordFile(editor, address, bar) {
  const storage = editor.storage.CleanPaste
  storage.takeFile = (file) => read(editor, address, bar, file)
  storage.chooseFile = () => {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".docx" })
    input.addEventListener("change", () => { if (input.files[0]) storage.takeFile(input.files[0]) })
    input.click()
  }
}

/** Whether dropped or pasted files are taken care of here: a browser would otherwise leave the page for them. */
export function takesFiles(data, view) {
  const files = [...(data?.files || [])]
  const word = files.find(({ name }) => WORD.test(name))
  const storage = view.dom.editor?.storage.CleanPaste
  if (word && storage?.takeFile) {
    storage.takeFile(word)
    return true
  }
  if (!files.length || data.getData("text/html") || data.getData("text/plain") || files.every(({ type }) => type.startsWith("image/"))) return false
  storage?.bar?.say([`“${files[0].name}” is no Word file: save it as .docx, or copy its text and paste it here`])
  return true
}

async function read(editor, address, bar, file) {
  bar.say([`Reading “${file.name}”`])
  const body = new FormData()
  body.append("file", file)
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value || ""
  let answer
  try {
    const response = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" }, body })
    const isJson = (response.headers.get("content-type") || "").includes("json")
    answer = isJson ? await response.json() : { error: response.status === 413 ? "The file is too large to be read" : `The server answered ${response.status} and read nothing. Log in again, or try later` }
  } catch {
    answer = { error: "The server cannot be reached. Nothing was changed" }
  }
  if (editor.isDestroyed) return
  if (answer.error) bar.say([answer.error.replace(/\.$/, "")])
  else put(editor, bar, answer)
}

function put(editor, bar, { html, headline, standfirst, notes }) {
  const { state } = editor
  const parser = SliceParser.fromSchema(state.schema)
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const isWhole = !state.doc.textContent.trim()
  const tr = state.tr
  if (isWhole) tr.replaceWith(0, state.doc.content.size, parser.parse(body).content)
  else tr.replaceSelection(parser.parseSlice(body, { context: state.selection.$from }))
  editor.view.dispatch(pm.history.closeHistory(tr).scrollIntoView())
  editor.commands.focus()
  bar.after({ notes, isWhole, blocks: body.children.length, proposed: { headline, standfirst } })
}
