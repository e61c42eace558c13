// Panels fold, and stay as they were left: in this browser, for all claims. <details data-fold="evidence">

const KEY = "claim-panels-folded"

export function attachFolding(page) {
  const folds = [...page.querySelectorAll("details[data-fold]")]
  const folded = read()
  for (const fold of folds) {
    if (folded.has(fold.dataset.fold)) fold.open = false
    fold.addEventListener("toggle", () => {
      const now = read()
      if (fold.open) now.delete(fold.dataset.fold)
      else now.add(fold.dataset.fold)
      write(now)
    })
  }
  // What the address leads to, or what was just refused, is open whatever was left.
  const there = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  for (const each of [there, page.querySelector("[data-refused]")]) if (each) openAt(each)
  if (there) there.scrollIntoView({ block: "start" })
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target && page.contains(target)) { openAt(target); target.scrollIntoView({ block: "start" }) }
  })
}

/** Unfold whatever an element stands in, and its own panel. */
export function openAt(element) {
  element.querySelector?.(":scope > details[data-fold]")?.setAttribute("open", "")
  for (let at = element; at; at = at.parentElement) if (at.matches("details")) at.open = true
}

function read() {
  try { return new Set(JSON.parse(localStorage.getItem(KEY) || "[]")) } catch { return new Set() }
}

function write(folded) {
  try { localStorage.setItem(KEY, JSON.stringify([...folded])) } catch { /* a browser that keeps nothing */ }
}
