// Keeps the list as it is in the house: read anew every 25 seconds while it is looked at, under its ETag. Cells change
// in place; focus, ticks, open menus and the scroll stay. Rows are never moved under a pointer or a caret: then a button
// says how many came or went, and moves them when it is pressed.

const EVERY = 25_000

export function attachRefresh(root) {
  const part = root.querySelector("[data-part]")
  const heads = document.documentElement
  const place = () => heads.style.setProperty("--list-top", `${44 + (root.querySelector(".desk-tools")?.offsetHeight || 48)}px`)
  new ResizeObserver(place).observe(root.querySelector(".desk-tools"))

  const news = document.createElement("div")
  news.className = "news"
  news.hidden = true
  news.setAttribute("role", "status")
  news.innerHTML = '<button type="button"></button>'
  part.before(news)
  let etag = null
  let waiting = null
  let busy = null
  let gone = false
  news.firstChild.addEventListener("click", () => { const next = waiting; hide(); if (next) redraw(next) })
  function hide() { waiting = null; news.hidden = true }

  function address() {
    const url = new URL(location.href)
    url.searchParams.set("part", "list")
    url.hash = ""
    return url
  }

  function read(force) {
    if (gone || (busy && !force)) return busy
    const turn = Promise.resolve(busy).then(() => readOnce(force))
    busy = turn.finally(() => { busy = null })
    return turn
  }

  async function readOnce(force) {
    try {
      const response = await fetch(address(), { headers: etag && !force ? { "If-None-Match": etag } : {}, cache: "no-store" })
      if (response.redirected || response.status === 403) {
        gone = true
        say("You are logged out: log in again", () => location.reload())
        return
      }
      if (response.status === 304 || !response.ok) return
      etag = response.headers.get("ETag")
      take(new DOMParser().parseFromString(await response.text(), "text/html").body, force)
    } catch { /* Offline: the next time will do. */ }
  }

  function say(words, act) {
    news.hidden = false
    news.firstChild.textContent = words
    if (act) news.firstChild.addEventListener("click", act, { once: true })
  }

  const items = (node) => [...node.querySelectorAll("tbody tr[data-key], .kanban-card[data-key]")]
  const inUse = () => part.querySelector("[data-rows], [data-columns]")?.matches(":hover, :focus-within") || part.querySelector('[name="story"]:checked') || part.querySelector("details[open]")

  function take(next, force) {
    panels(next)
    const now = items(part)
    const then = items(next)
    const held = new Map(now.map((row) => [row.dataset.key, row]))
    const same = now.length === then.length && now.every((row, at) => row.dataset.key === then[at].dataset.key && row.dataset.state === then[at].dataset.state)
    if (!same && (force || !inUse())) { hide(); redraw(next); return }
    for (const row of then) { const here = held.get(row.dataset.key); if (here) patch(here, row) }
    if (same) hide()
    else {
      waiting = next
      const keys = new Set(then.map((row) => row.dataset.key))
      const order = now.filter((row) => keys.has(row.dataset.key))
      const moved = then.filter((row) => held.has(row.dataset.key)).filter((row, at) => order[at].dataset.key !== row.dataset.key || order[at].dataset.state !== row.dataset.state).length
      const count = now.length - order.length + then.filter((row) => !held.has(row.dataset.key)).length || moved
      say(`${count} change${count === 1 ? "" : "s"}: refresh`)
    }
    root.dispatchEvent(new Event("desk:drawn"))
  }

  function patch(here, row) {
    const isRow = here.matches("tr")
    const old = [...here.children]
    const fresh = [...row.children]
    if (!isRow && here.querySelector("details[open]")) return
    let changed = false
    fresh.forEach((cell, at) => {
      if (cell.matches(".tick") || !old[at] || old[at].outerHTML === cell.outerHTML) return
      if (old[at].contains(document.activeElement)) {
        // The link that has the focus stays the same node: only its words change.
        const [link, words] = [old[at].querySelector("[data-first]") || old[at], cell.querySelector("[data-first]") || cell]
        if (link.textContent !== words.textContent) { link.textContent = words.textContent; changed = true }
        return
      }
      old[at].replaceWith(document.importNode(cell, true))
      changed = true
    })
    for (const name of ["state", "moves"]) if (here.dataset[name] !== row.dataset[name]) here.dataset[name] = row.dataset[name]
    if (changed) mark(here)
  }

  function mark(row) {
    row.classList.add("changed")
    setTimeout(() => row.classList.remove("changed"), 4000)
  }

  function panels(next) {
    const [here, there] = [root.querySelector("[data-panels]"), next.querySelector("[data-panels]")]
    if (here && there && here.innerHTML !== there.innerHTML && !here.contains(document.activeElement)) here.innerHTML = there.innerHTML
    there?.remove()
  }

  // The whole list anew; what was focused, ticked and scrolled is so again.
  function redraw(next) {
    const ticked = new Set([...part.querySelectorAll('[name="story"]:checked')].map((box) => box.value))
    const active = document.activeElement
    const key = active?.closest("[data-key]")?.dataset.key
    const isTick = active?.matches?.('[name="story"]')
    const before = new Map(items(part).map((row) => [row.dataset.key, row.textContent]))
    const scroll = part.querySelector(".kanban")?.scrollLeft
    const top = scrollY
    const fresh = document.createDocumentFragment()
    for (const node of [...next.childNodes]) fresh.append(document.importNode(node, true))
    part.replaceChildren(fresh)
    for (const box of part.querySelectorAll('[name="story"]')) if (ticked.has(box.value)) box.checked = true
    for (const row of items(part)) if (before.get(row.dataset.key) !== row.textContent && before.size) mark(row)
    if (key) {
      const row = part.querySelector(`[data-key="${key}"]`)
      ;(isTick ? row?.querySelector('[name="story"]') : row?.querySelector("[data-first]"))?.focus({ preventScroll: true })
    }
    if (scroll) part.querySelector(".kanban").scrollLeft = scroll
    scrollTo(scrollX, top)
    root.dispatchEvent(new Event("desk:drawn"))
  }

  setInterval(() => { if (!document.hidden && !document.querySelector("dialog[open]")) read(false) }, EVERY)
  document.addEventListener("visibilitychange", () => { if (!document.hidden) read(false) })
  root.addEventListener("desk:read", () => read(false))
  return { now: () => read(true) }
}
