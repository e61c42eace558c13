// The board: cards are moved by their menu, by M, or by dragging them onto a column.
import { moveStory, movesOf } from "./production-bulk.js";

export function attachBoard(house) {
  const { root, form, tell } = house
  const part = root.querySelector("[data-part]")

  async function move(card, target) {
    const column = part.querySelector(`.kanban-column[data-state="${target}"]`)
    const label = column?.querySelector("h2").firstChild.textContent.trim() || target
    if (card.dataset.state === target) return
    const key = card.dataset.key
    await moveStory(house, card, target, label)
    part.querySelector(`.kanban-card[data-key="${key}"] [data-first]`)?.focus()
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "card") return
    event.preventDefault()
    const card = event.submitter.closest(".kanban-card")
    card.querySelector("details").open = false
    move(card, event.submitter.value.split(":")[1])
  })

  let dragged = null
  const prepare = () => { for (const card of part.querySelectorAll(".kanban-card")) card.draggable = Boolean(card.dataset.moves) }
  root.addEventListener("desk:drawn", prepare)
  prepare()
  part.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".kanban-card")
    if (!dragged) return
    dragged.classList.add("dragged")
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", dragged.querySelector("[data-first]").textContent)
  })
  part.addEventListener("dragover", (event) => {
    const column = event.target.closest(".kanban-column")
    if (!dragged || !column) return
    event.preventDefault()
    mark(column)
  })
  part.addEventListener("drop", (event) => {
    const column = event.target.closest(".kanban-column")
    if (!dragged || !column) return
    event.preventDefault()
    const card = dragged
    const target = column.dataset.state
    if (target === card.dataset.state) return
    if (movesOf(card).has(target)) move(card, target)
    else move(card, target).catch(() => tell("This story cannot be moved there."))
  })
  part.addEventListener("dragend", () => { dragged?.classList.remove("dragged"); dragged = null; mark(null) })
  function mark(column) {
    for (const each of part.querySelectorAll(".kanban-column")) each.classList.toggle("target", each === column)
  }
}
