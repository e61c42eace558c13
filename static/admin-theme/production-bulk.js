// Ticking rows: shift-click takes the rows between, the bar says how many, and offers only moves that all of them allow.
import { noteField } from "./production-ask.js";

export const movesOf = (row) => new Map((row.dataset.moves || "").split("|").filter(Boolean).map((move) => {
  const [target, ...asks] = move.split("=")
  return [target, asks.join("=")]
}))

export function attachBulk({ root, form, send, ask }) {
  const bar = root.querySelector("[data-bulk]")
  const part = root.querySelector("[data-part]")
  let last = null
  const boxes = () => [...part.querySelectorAll('[name="story"]')]
  const ticked = () => boxes().filter((box) => box.checked)

  function show() {
    const rows = ticked().map((box) => box.closest("tr"))
    const all = part.querySelector("[data-tick-all]")
    if (all) {
      all.hidden = false
      all.checked = rows.length > 0 && rows.length === boxes().length
      all.indeterminate = rows.length > 0 && !all.checked
    }
    if (!bar) return
    bar.querySelector("[data-ticked-count]").textContent = `${rows.length} ticked`
    const moves = rows.map(movesOf)
    const select = bar.querySelector("[data-to]")
    for (const option of select.options) {
      if (!option.value) continue
      option.hidden = option.disabled = !moves.every((each) => each.has(option.value))
    }
    if (select.selectedOptions[0]?.disabled) select.value = ""
    const note = bar.querySelector("[data-note]")
    note.hidden = !moves.some((each) => each.get(select.value))
    note.querySelector("input").required = !note.hidden
  }

  function clear() {
    for (const box of boxes()) box.checked = false
    for (const field of bar?.querySelectorAll("select, input[type=text]") ?? []) field.value = ""
    for (const remove of bar?.querySelectorAll(".chips li button") ?? []) remove.click()
    show()
  }

  part.addEventListener("click", (event) => {
    const box = event.target.closest('[name="story"]')
    if (event.target.matches("[data-tick-all]")) for (const each of boxes()) each.checked = event.target.checked
    if (box) {
      const list = boxes()
      if (event.shiftKey && last && list.includes(last)) {
        const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b)
        for (const each of list.slice(from, to + 1)) each.checked = box.checked
      }
      last = box
    }
    if (box || event.target.matches("[data-tick-all]")) show()
  })
  root.addEventListener("desk:drawn", show)
  root.addEventListener("desk:ticked", show)
  bar?.addEventListener("change", show)
  const untick = bar?.querySelector("[data-untick]")
  if (untick) { untick.hidden = false; untick.addEventListener("click", clear) }

  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name === "card") return // the board's own
    event.preventDefault()
    const first = ticked()[0]?.value
    const answer = await send(new FormData(form))
    if (!answer?.changed.length) return
    clear()
    part.querySelector(`[data-key="${first}"] [data-first]`)?.focus({ preventScroll: true }) // the bar that had it is gone
  })

  // A cell that can be set in place: a click, or its key on the row (see production-keys.js).
  const titles = { priority: "Priority", assignee: "Assignee", commissioned_words: "Commissioned length in words" }
  async function set(row, name) {
    const cell = row?.querySelector(`[data-set="${name}"]`)
    if (!cell) return
    let field
    if (name === "commissioned_words") {
      field = document.createElement("input")
      field.type = "number"
      field.min = 0
      field.max = 100000
    } else {
      field = bar.querySelector(`select[name="${name}"]`).cloneNode(true)
      field.querySelector('option[value=""]').remove()
    }
    field.value = cell.dataset.value
    const before = document.activeElement
    const chosen = await ask({ title: row.querySelector("[data-first]").textContent, label: titles[name], field })
    before?.focus?.()
    if (chosen === null || chosen === cell.dataset.value) return
    const data = new FormData()
    data.set("story", row.dataset.key)
    data.set(name, chosen === "" ? "none" : chosen)
    await send(data)
  }
  part.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-set]")
    if (cell && !event.target.closest("a, button, input")) set(cell.closest("tr"), cell.dataset.set)
  })
  root.addEventListener("desk:set", (event) => set(event.detail.row, event.detail.name))
  show()
}

// Moves one story from the board or the list; a note is asked for where the move wants one.
export async function moveStory({ send, ask }, row, target, label) {
  const asks = movesOf(row).get(target)
  const data = new FormData()
  data.set("card", `${row.dataset.key}:${target}:${row.dataset.state}`)
  if (asks) {
    const note = await ask({ title: `${label}: ${row.querySelector("[data-first]").textContent}`, label: asks, field: noteField(), ok: "Move" })
    if (note === null) return null
    data.set("note", note)
  }
  return send(data)
}
