// The queue of the claims desk. Without this it is links and one form, and all of it works. Expects
//   <div data-claims-queue> <div class="desk-tools"> <form> <div data-part><table><tr data-key><a data-first> <button data-take>
// j and k go from row to row, Enter and o open, a takes the claim, p goes to where a verdict is proposed.
import { attachRefresh } from "../../admin-theme/production-refresh.js";
import { attachNames } from "./names.js";

const isTyping = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open]")

const root = document.querySelector("[data-claims-queue]")
if (root) {
  root.dataset.scripted = ""
  const part = root.querySelector("[data-part]")
  const rows = () => [...part.querySelectorAll("tr[data-key]")]
  const here = () => document.activeElement?.closest("tr[data-key]")

  function go(row) {
    row?.querySelector("[data-first]").focus({ preventScroll: true })
    row?.scrollIntoView({ block: "nearest" })
  }

  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const list = rows()
    const row = here()
    if (event.key === "j" || event.key === "k") {
      if (!list.length) return
      event.preventDefault()
      const now = list.indexOf(row)
      go(list[now < 0 ? 0 : Math.max(0, Math.min(list.length - 1, now + (event.key === "j" ? 1 : -1)))])
    } else if (event.key === "o" && row) {
      row.querySelector("[data-first]").click()
    } else if (event.key === "p" && row) {
      location.assign(`${row.querySelector("[data-first]").href}#panel-verdicts`)
    } else if (event.key === "a" && row) {
      row.querySelector("[data-take]")?.click()
    }
  })

  attachRefresh(root)
  attachNames(root.querySelector("[data-names]"))

  // Back from taking a claim: its row has the focus, so that j goes on from there.
  const target = location.hash.startsWith("#claim-") && document.getElementById(location.hash.slice(1))
  if (target) window.addEventListener("load", () => setTimeout(() => go(target), 50))
}
