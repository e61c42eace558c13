// The frame of the story's screen: rail, drawer and menus. It imports nothing of the editor, so that the page of those
// who only read a story has it too. Expects the marks of story_form.html, story_bar.html and story_rail.html:
//   <nav data-rail-tabs><a data-rail-tab="KEY" href="#rail-KEY">… <b data-rail-count="KEY"></b></a></nav>
//   <section data-rail-panel="KEY" id="rail-KEY">       one is shown, the others wait; which one is remembered
//   <section data-drawer id="settings">                 opened by <a data-open="settings">, closed by Escape
//   <details data-menu>                                 closed by Escape and by a click elsewhere
//   <part data-swap="…">                                taken from the change page once a new story has been saved
//
// It tells the other scripts, once, when the story stands: `story:ready` {editor, form, urls} on the document. `editor`
// is null for those who only read.

const REMEMBERED = "story-rail"
const form = document.querySelector(".story-form")
let editor = null
let told = false

// --- rail -------------------------------------------------------------------------------------------------------------

const rail = () => document.querySelector(".story-rail")
const tabs = () => [...document.querySelectorAll("[data-rail-tab]")]
const panels = () => [...document.querySelectorAll("[data-rail-panel]")]

/** Show one panel of the rail; with `focus` its tab gets the focus. */
export function openPanel(key, { focus = false } = {}) {
  if (!tabs().some((tab) => tab.dataset.railTab === key)) return
  for (const tab of tabs()) {
    const here = tab.dataset.railTab === key
    tab.setAttribute("aria-selected", String(here))
    tab.tabIndex = here ? 0 : -1
    if (here && focus) tab.focus()
  }
  for (const panel of panels()) panel.hidden = panel.dataset.railPanel !== key
  rail().classList.remove("is-folded")
  remember(key)
  document.dispatchEvent(new CustomEvent("story:panel", { detail: { key } }))
}

/** The number in a panel's tab; nothing for none. */
export function setCount(key, number) {
  const count = document.querySelector(`[data-rail-count="${key}"]`)
  if (count) count.textContent = number || ""
}

function remember(key) {
  try { localStorage.setItem(REMEMBERED, key) } catch { /* a browser that keeps nothing: the first panel next time */ }
}

function remembered() {
  try { return localStorage.getItem(REMEMBERED) } catch { return null }
}

/** The part of the page that its address names, if it does. */
const hashed = () => document.getElementById(location.hash.slice(1))

function buildRail() {
  const nav = document.querySelector("[data-rail-tabs]")
  if (!nav || nav.getAttribute("role")) return
  nav.setAttribute("role", "tablist")
  for (const tab of tabs()) {
    const panel = document.getElementById(tab.hash.slice(1))
    tab.setAttribute("role", "tab")
    tab.id = `tab-${tab.dataset.railTab}`
    tab.setAttribute("aria-controls", panel.id)
    panel.setAttribute("role", "tabpanel")
    panel.removeAttribute("aria-label")
    panel.setAttribute("aria-labelledby", tab.id)
    panel.tabIndex = -1
  }
  nav.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-rail-tab]")
    if (!tab) return
    event.preventDefault()
    openPanel(tab.dataset.railTab)
  })
  nav.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const all = tabs()
    const at = all.indexOf(event.target)
    if (at < 0 || !(by || ["Home", "End", " "].includes(event.key))) return
    event.preventDefault()
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : (at + (by || 0) + all.length) % all.length
    openPanel(all[next].dataset.railTab, { focus: true })
  })
  const target = hashed()?.closest("[data-rail-panel]")
  const known = (key) => tabs().some((tab) => tab.dataset.railTab === key)
  const first = target?.dataset.railPanel || [remembered(), "claims"].find((key) => key && known(key))
  openPanel(first)
}

// --- drawer and menus --------------------------------------------------------------------------------------------------

const drawer = document.querySelector("[data-drawer]")
let before = null

export function openSettings() {
  if (!drawer || !drawer.hidden) return
  before = document.activeElement
  drawer.hidden = false
  ;(drawer.querySelector(".errors :is(input, select, textarea)") || drawer.querySelector("button[data-close]"))?.focus()
}

export function closeSettings() {
  if (!drawer || drawer.hidden || drawer.classList.contains("is-beside")) return
  drawer.hidden = true
  if (before?.isConnected) before.focus()
}

function buildDrawer() {
  // On a new story's page the settings stand open below: there is no rail yet beside which they could wait.
  if (!drawer || drawer.classList.contains("is-beside")) return
  drawer.classList.add("is-drawer")
  drawer.setAttribute("role", "dialog")
  drawer.querySelector("[data-close]").hidden = false
  // Whoever is in it when a new story gets its first save stays in it.
  drawer.hidden = !drawer.contains(document.activeElement)
  if (drawer.querySelector(".errors") || drawer.contains(hashed())) openSettings()
}

/** Bring an element where it can be seen: its panel, the drawer, or the fold that hides it is opened. */
export function reveal(element) {
  if (!element) return
  const panel = element.closest("[data-rail-panel]")
  if (panel?.hidden) openPanel(panel.dataset.railPanel)
  if (element.closest("[data-drawer]")) openSettings()
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]")
  if (opener?.dataset.open === "settings") {
    event.preventDefault()
    if (drawer.hidden) openSettings()
    else closeSettings()
  }
  if (opener?.dataset.open === "publication") { event.preventDefault(); openMenu() }
  if (event.target.closest('[data-close="settings"]')) closeSettings()
  for (const menu of document.querySelectorAll("details[data-menu][open]")) if (!menu.contains(event.target) && !opener) menu.open = false
  const jump = event.target.closest('a[href^="#"]')
  if (jump && jump.hash.length > 1 && !jump.dataset.railTab && !jump.dataset.open) reveal(document.getElementById(jump.hash.slice(1)))
})

function openMenu() {
  const menu = document.getElementById("publication-menu")
  if (!menu) return
  menu.open = true
  menu.querySelector("input, textarea, select, button")?.focus()
}

document.addEventListener("keydown", (event) => {
  if (event.key === "," && (event.ctrlKey || event.metaKey) && !event.altKey && drawer && !document.querySelector("dialog[open]")) {
    event.preventDefault()
    if (drawer.hidden) openSettings()
    else closeSettings()
  }
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return
  const menu = document.querySelector("details[data-menu][open]")
  if (menu) { menu.open = false; menu.querySelector("summary").focus() }
  else if (drawer?.contains(document.activeElement)) closeSettings()
})

// A field that the form refuses, or that a cure leads to, is never left behind a closed drawer.
drawer?.addEventListener("invalid", openSettings, true)

// --- a story that has just got its first save ---------------------------------------------------------------------------

/** The story stands at `address` now: rail, bar and inlines are put in without leaving the text. */
export async function created(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  form.action = address
  history.replaceState(history.state, "", address)
  document.title = page.title
  for (const fresh of page.querySelectorAll("[data-swap]")) {
    document.querySelector(`[data-swap="${fresh.dataset.swap}"]`)?.replaceWith(fresh)
  }
  const urls = page.getElementById("story-urls")
  if (urls) form.append(urls)
  drawer.classList.remove("is-beside")
  buildRail()
  buildDrawer()
  ready()
}

function ready() {
  const urls = document.getElementById("story-urls")
  if (told || !form || !urls) return
  told = true
  document.dispatchEvent(new CustomEvent("story:ready", { detail: { editor, form, urls: JSON.parse(urls.textContent) } }))
}

document.addEventListener("prose-editor:ready", ({ detail }) => {
  if (detail.textarea.name !== "body") return
  editor = detail.editor
  // A task later: the modules that wait for it have all been read by then.
  setTimeout(ready)
})

if (form) {
  buildRail()
  buildDrawer()
  if (!form.querySelector(".prose-editor, textarea#id_body")) setTimeout(ready)
}
