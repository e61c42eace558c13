// Keys of the list and the board. j and k go from row to row, Enter opens, x ticks, p, a and w set in place, m moves,
// b turns to the other view. Shown on the sheet (templates/admin/base.html).

const isTyping = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open]")
const SETS = { p: "priority", a: "assignee", w: "commissioned_words" }

export function attachKeys({ root }) {
  const part = root.querySelector("[data-part]")
  const rows = () => [...part.querySelectorAll("tbody tr, .kanban-card")]
  const here = () => document.activeElement?.closest("tr[data-key], .kanban-card")

  function go(row) {
    row?.querySelector("[data-first]").focus({ preventScroll: true })
    row?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target)) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "a") {
      if (!here() || !part.querySelector("[data-tick-all]")) return
      event.preventDefault()
      for (const box of part.querySelectorAll('[name="story"]')) box.checked = true
      root.dispatchEvent(new Event("desk:ticked"))
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const list = rows()
    const row = here()
    if (event.key === "j" || event.key === "k") {
      if (!list.length) return
      event.preventDefault()
      const now = list.indexOf(row)
      go(list[now < 0 ? 0 : Math.max(0, Math.min(list.length - 1, now + (event.key === "j" ? 1 : -1)))])
    } else if (event.key === "b") {
      root.querySelector("[data-other-view]")?.click()
    } else if (event.key === "x" && row) {
      const box = row.querySelector('[name="story"]')
      if (box) { box.checked = !box.checked; root.dispatchEvent(new Event("desk:ticked")) }
    } else if (event.key === "m" && row) {
      const menu = row.querySelector("details")
      if (menu) { event.preventDefault(); menu.open = true; menu.querySelector("button").focus() }
    } else if (SETS[event.key] && row?.matches("tr")) {
      event.preventDefault()
      root.dispatchEvent(new CustomEvent("desk:set", { detail: { row, name: SETS[event.key] } }))
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.closest(".card-menu")) {
      event.preventDefault()
      const buttons = [...event.target.closest(".card-menu").querySelectorAll("button")]
      const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)
      buttons[(next + buttons.length) % buttons.length].focus()
    }
  })
}
