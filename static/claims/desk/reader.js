// The reader of held copies. Expects
//   <div data-fetch-state="URL" data-active>        asked every second while a page is being fetched
//   <div data-held-text> <p data-block="12">…       words selected here go into the form …
//   <form data-excerpt-form> <textarea name="excerpt"> <input data-block-field>   … and E sends it
// Without it the words are copied by hand, and the page is loaded again to see how far a fetch is.

const state = document.querySelector("[data-fetch-state][data-active]")
if (state) watch(state)

const text = document.querySelector("[data-held-text]")
const form = document.querySelector("[data-excerpt-form]")
if (text && form) select(text, form)

function watch(box) {
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.fetchState, { headers: { "X-Requested-With": "fetch" } })
      if (!answer.ok || answer.redirected) return
      const html = await answer.text()
      box.innerHTML = html
      if (!box.querySelector(".pill.warn")) { location.reload(); return }
    } catch {
      // The network went away for a moment: ask again.
    }
    setTimeout(ask, 1000)
  }
  setTimeout(ask, 1000)
}

function select(text, form) {
  const excerpt = form.elements.excerpt
  const block = form.querySelector("[data-block-field]")
  let last = ""
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection()
    if (!chosen.rangeCount || chosen.isCollapsed) return
    const range = chosen.getRangeAt(0)
    if (!text.contains(range.commonAncestorContainer)) return
    const words = chosen.toString().trim()
    // What somebody typed by hand is not taken away; what was selected before is.
    if (!words || (excerpt.value && excerpt.value !== last)) return
    excerpt.value = last = words
    block.value = paragraph(range)
  })
  excerpt.addEventListener("input", () => { if (excerpt.value !== last) block.value = "" })
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, dialog[open]")
    if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !excerpt.value) return
    event.preventDefault()
    form.requestSubmit()
  })
}

/** The number of the paragraph in which a selection begins; one that begins at a paragraph's end begins in the next. */
function paragraph(range) {
  const node = range.startContainer
  const start = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[range.startOffset] || node)
  const inside = start.closest?.("[data-block]")
  if (!inside) return ""
  const isAtEnd = node.nodeType === Node.TEXT_NODE && !node.data.slice(range.startOffset).trim()
  return (isAtEnd && inside.nextElementSibling?.dataset.block) || inside.dataset.block
}
