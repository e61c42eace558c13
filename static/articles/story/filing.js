// Filing in the drawer: the address as it will be, and stories that have something in common with this one. Expects the
// fields headline, slug and related of the story's form; the last is one of admin-theme/chips.js.

import { el } from "../dom.js";

const PAUSE = 300 // milliseconds after the last key

document.addEventListener("story:ready", ({ detail: { form, urls } }) => {
  if (form.elements.slug && urls.address) showAddress(form, urls.address)
  const related = form.elements.related
  if (related && urls.related) proposeWhenOpened(related, urls.related)
})

function showAddress(form, address) {
  const { headline, slug } = form.elements
  if (!headline || slug.disabled) return
  const line = el("p", { className: "help address-line", id: "slug-shown", role: "status" })
  slug.after(line)
  slug.setAttribute("aria-describedby", `${slug.getAttribute("aria-describedby") || ""} slug-shown`.trim())
  let timer = 0
  let flight = null
  const ask = async () => {
    flight?.abort()
    flight = new AbortController()
    const asked = new URLSearchParams({ headline: headline.value, slug: slug.value.trim() })
    try {
      const response = await fetch(`${address}&${asked}`, { signal: flight.signal, headers: { Accept: "application/json" } })
      if (!response.ok) return
      const { slug: found, url, error } = await response.json()
      line.classList.toggle("bad", Boolean(error))
      line.textContent = error || (url && `${url}${slug.value.trim() ? "" : " · follows the headline"}`)
      if (!slug.value.trim()) slug.placeholder = found
      if (error) slug.setAttribute("aria-invalid", "true")
      else slug.removeAttribute("aria-invalid")
    } catch { /* a newer question is on its way, or the line is down: the save will say */ }
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE) }
  headline.addEventListener("input", () => { if (!slug.value.trim() && !slug.dataset.printed) later() })
  slug.addEventListener("input", later)
  later()
}

function proposeWhenOpened(area, address) {
  const drawer = document.getElementById("settings")
  let stale = true
  const ask = async () => {
    if (!stale || drawer.hidden) return
    stale = false
    const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null)
    if (!response?.ok) { stale = true; return }
    const { results } = await response.json()
    if (results.length) area.dispatchEvent(new CustomEvent("chips:propose", { detail: { names: results } }))
  }
  new MutationObserver(ask).observe(drawer, { attributeFilter: ["hidden"] })
  document.addEventListener("story:claims", () => { stale = true; ask() })
  ask()
}
