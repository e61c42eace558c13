// Keys of the desk. Shown in the sheet on "?", and on Ctrl+/ while typing. Expects
//   <input data-hotkey="/">  <button data-hotkey="mod+s">  <dialog id="shortcuts">
//   <ul data-queue><li><button data-first>…</button></li></ul>   j and k go from row to row, to its first button

const isTyping = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open]")

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const save = document.querySelector('[data-hotkey="mod+s"]')
    if (save && !document.querySelector("dialog[open]")) { event.preventDefault(); save.click() }
    return
  }
  if (event.key === "/" && (event.ctrlKey || event.metaKey) && !event.altKey) { // while typing too, where "?" is a character
    event.preventDefault()
    sheet()
    return
  }
  if (event.key === "Escape") {
    const filter = document.querySelector("details.filter[open]")
    if (filter) { filter.open = false; filter.querySelector("summary").focus() }
    return
  }
  if (!plain || isTyping(event.target)) return
  if (event.key === "/") {
    const search = document.querySelector('[data-hotkey="/"]')
    if (search) { event.preventDefault(); search.focus(); search.select() }
  } else if (event.key === "?") {
    sheet()
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1)
  }
})

/** The sheet of keys; once more closes it. The browser gives the focus back to where it was. */
function sheet() {
  const dialog = document.getElementById("shortcuts")
  if (dialog?.open) dialog.close()
  else if (dialog && !document.querySelector("dialog[open]")) dialog.showModal()
}

document.querySelector("#shortcuts [data-close]")?.addEventListener("click", () => document.getElementById("shortcuts").close())

function step(by) {
  const rows = [...document.querySelectorAll("[data-queue] > li")].filter(firstOf)
  if (!rows.length) return
  const now = rows.findIndex((row) => row.contains(document.activeElement))
  const row = rows[Math.max(0, Math.min(rows.length - 1, now < 0 ? 0 : now + by))]
  firstOf(row).focus()
  row.scrollIntoView({ block: "nearest" })
}

/** What of a row has the focus; a row without such a thing is passed by. */
function firstOf(row) {
  return row.querySelector("[data-first]") || row.querySelector(".suggestion-acts button") || row.querySelector("button:not(.quote)")
}

// Back from deciding one suggestion: the next one has the focus, so that Enter goes on. Only once the page is there:
// until then the browser takes the focus to the fragment.
if (location.hash === "#proposals") window.addEventListener("load", () => setTimeout(() => step(0), 50))
