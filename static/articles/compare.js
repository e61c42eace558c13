// From change to change on the page that compares two states of a story. Expects
//   <div data-compare> … .diff__changed, .diff__block--changed …
//   <span hidden data-steps><button data-step="-1"><button data-step="1"><span data-step-said></span></span>
//   <a data-key="n" href="…">
// j and k step, p and n follow the links to the save before and after. Without this script the page is read as it is.

const page = document.querySelector("[data-compare]")
const changes = page ? [...page.querySelectorAll(".diff__changed, .diff__block--changed")] : []
const steps = page?.querySelector("[data-steps]")
const said = page?.querySelector("[data-step-said]")
let at = -1

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable=true], dialog[open]")

function step(by) {
  if (!changes.length) return
  at = Math.max(0, Math.min(changes.length - 1, at + by))
  const change = changes[at]
  change.tabIndex = -1
  change.focus({ preventScroll: true })
  change.scrollIntoView({ block: "center" })
  said.textContent = `${at + 1} of ${changes.length}`
}

if (changes.length) {
  steps.hidden = false
  said.textContent = changes.length === 1 ? "1 change" : `${changes.length} changes`
  steps.addEventListener("click", ({ target }) => { if (target.dataset.step) step(Number(target.dataset.step)) })
}

document.addEventListener("keydown", (event) => {
  if (!page || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1)
  else page.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click()
})
