// The claim's page. Everything on it is a form or a link that works without this; here are the keys, what folds, and the
// lists that fill while one types. Expects
//   <article data-claim-page data-uid> <nav> <a data-jump="e" href="#panel-evidence">, <details data-fold="evidence">
//   <a data-claim-next> <a data-claim-previous> <a data-claim-record>, <details data-evidence-add>

import { attachFinders } from "./finder.js";
import { attachFolding, openAt } from "./folding.js";
import { attachNotes } from "./notes.js";

const isTyping = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open]")
const CHORD = 1500 // milliseconds in which a second key belongs to g

const page = document.querySelector("[data-claim-page]")
if (page) {
  attachFolding(page)
  attachFinders(page)
  attachNotes(page)
  attachKeys(page)
  measure(page)
  page.querySelector("[data-refused]")?.focus()
}

function attachKeys(page) {
  const jumps = [...page.querySelectorAll("[data-jump]")]
  let since = -Infinity // when g was pressed, if the next key belongs to it

  function jump(key) {
    const way = jumps.find((each) => each.dataset.jump === key) || jumps[Number(key) - 1]
    if (!way) return false
    const panel = document.querySelector(way.getAttribute("href"))
    openAt(panel)
    panel.scrollIntoView({ block: "start" })
    panel.focus({ preventScroll: true })
    return true
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const waits = event.timeStamp - since < CHORD
    since = -Infinity
    if (waits) {
      if (jump(event.key)) event.preventDefault()
      return
    }
    if (event.key === "g") { since = event.timeStamp; return }
    if (event.key === "a") {
      const add = page.querySelector("[data-evidence-add]")
      if (!add) return
      event.preventDefault()
      openAt(add)
      add.open = true
      add.querySelector("[data-finder-field]").focus()
    } else if (event.key === "/") {
      const panel = document.activeElement?.closest?.(".claim-panel")
      const field = panel?.querySelector("[data-finder-field]") || page.querySelector("#near")
      if (!field) return
      event.preventDefault()
      openAt(field)
      field.focus()
      field.select()
    } else if (event.key === "e") {
      page.querySelector("[data-claim-record]")?.click()
    } else if (event.key === "u") {
      page.querySelector("[data-claim-queue]")?.click()
    } else if (event.key === "j" || event.key === "k") {
      page.querySelector(event.key === "j" ? "[data-claim-next]" : "[data-claim-previous]")?.click()
    }
  })
}

/** How far below the top a panel has to stop when it is jumped to: the bar may take two lines. */
function measure(page) {
  const bar = page.querySelector("[data-claim-bar]")
  new ResizeObserver(() => page.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar)
}
