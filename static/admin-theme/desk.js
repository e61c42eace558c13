// Behaviour that every page of the desk shares. Attached by data- attributes; without it the pages still work.
//
//   <button data-menu-button aria-controls="desk-nav" aria-expanded="false">   unfolds the navigation on narrow screens
//   <textarea data-one-line>                                                   Enter goes on to the next field
//   <form data-guard> … <span data-saved-state>                               says what is not saved yet, asks before leaving
//   Select2 fields                                                            get the name that the library leaves out

const menu = document.querySelector("[data-menu-button]")
menu?.addEventListener("click", () => {
  const open = document.getElementById(menu.getAttribute("aria-controls")).classList.toggle("open")
  menu.setAttribute("aria-expanded", String(open))
})

document.addEventListener("click", (event) => {
  for (const filter of document.querySelectorAll("details.filter[open]")) if (!filter.contains(event.target)) filter.open = false // one at a time
})

// A story that is written on saves itself, and guards what is not saved itself: static/articles/story/autosave.js.
const form = document.querySelector("form[data-guard]:not([data-autosave])")
if (form) guard(form)

function guard(form) {
  const state = document.querySelector("[data-saved-state]")
  let leaving = false
  // Read only once scripts that fill fields on load (the editor, chips) are done.
  const snapshot = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken")).toString()
  let before = null
  const dirty = () => before !== null && snapshot() !== before
  const show = () => { if (state) state.textContent = dirty() ? "Not saved yet" : "" }
  window.addEventListener("load", () => setTimeout(() => { before = form.querySelector(".errornote") ? "" : snapshot(); form.dataset.guard = "on"; show() }, 400))
  form.addEventListener("input", () => setTimeout(show))
  form.addEventListener("change", () => setTimeout(show))
  form.addEventListener("submit", () => { leaving = true })
  // A page that comes back from the browser's history is being worked on again.
  window.addEventListener("pageshow", () => { leaving = false })
  window.addEventListener("beforeunload", (event) => { if (!leaving && dirty()) event.preventDefault() })
}

// Fields of one line that grow: Enter goes on to the next field, as in any field of one line.
for (const area of document.querySelectorAll("textarea[data-one-line]")) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    const fields = [...area.form.querySelectorAll("input:not([type=hidden]), textarea:not([hidden]), select, .ProseMirror")].filter((field) => field.checkVisibility())
    fields[fields.indexOf(area) + 1]?.focus()
  })
}

// Select2 4.0 gives its search field no name and its list no role that fits: say whose they are.
function nameSelect2(root) {
  for (const container of root.querySelectorAll(".select2-container")) {
    const select = container.previousElementSibling
    if (!select?.id) continue // the open list, which hangs at the end of the page
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)
    const name = label?.textContent.trim().replace(/[:·]$/, "") || select.closest("td")?.dataset.label || "Search"
    for (const selection of container.querySelectorAll(".select2-selection[role=combobox]")) {
      selection.removeAttribute("aria-labelledby")
      const chosen = select.selectedOptions?.[0]?.textContent.trim()
      selection.setAttribute("aria-label", chosen ? `${name}: ${chosen}` : name)
    }
    for (const rendered of container.querySelectorAll("[role=textbox][aria-readonly]")) { rendered.removeAttribute("role"); rendered.removeAttribute("aria-readonly") }
    for (const field of container.querySelectorAll(".select2-search__field")) field.setAttribute("aria-label", name)
  }
  for (const field of root.querySelectorAll(".select2-dropdown .select2-search__field:not([aria-label])")) {
    field.setAttribute("aria-label", "Search")
    field.closest(".select2-dropdown").querySelector(".select2-results__options")?.setAttribute("aria-label", "Suggestions")
  }
}
if (document.querySelector(".admin-autocomplete")) {
  const jq = window.django?.jQuery
  const run = () => nameSelect2(document)
  new MutationObserver(run).observe(document.body, { childList: true, subtree: true })
  jq?.(document).on("change", ".admin-autocomplete", () => setTimeout(run))
  // Focus goes to the field in the dropdown, as people expect who open it by keyboard.
  jq?.(document).on("select2:open", () => setTimeout(() => { run(); document.querySelector(".select2-container--open .select2-dropdown .select2-search__field")?.focus() }))
  run()
}

// Django's two lists side by side give a bare span a name, which only a role can carry.
window.addEventListener("load", () => setTimeout(() => {
  for (const mark of document.querySelectorAll(".selector span[aria-label]:not([role])")) mark.setAttribute("role", "img")
}))
