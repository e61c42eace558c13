// The tab History of the story's screen. Expects templates/admin/articles/rail/history.html:
//   <div data-history><p data-history-said role="status"></p><div data-history-lines></div></div>
// Its lines are asked for when the tab is opened, and again after each save while it is.

let urls = null
let flight = null

const box = () => document.querySelector("[data-history]")
const isOpen = () => box() && !box().closest("[data-rail-panel]")?.hidden

document.addEventListener("story:ready", ({ detail }) => {
  urls = detail.urls
  if (isOpen()) load()
})
document.addEventListener("story:panel", ({ detail }) => { if (detail.key === "history") load() })
document.addEventListener("story:saved", () => { if (isOpen()) load() })

async function load() {
  if (!urls?.saves) return
  flight?.abort()
  const mine = (flight = new AbortController())
  try {
    const response = await fetch(urls.saves, { headers: { Accept: "application/json" }, signal: mine.signal })
    if (!response.ok || response.redirected) throw new Error(response.status)
    const given = await response.json()
    if (mine === flight && !mine.signal.aborted) showLines(given)
  } catch {
    if (mine === flight && !mine.signal.aborted) say("The history cannot be read now.", { until: "lines" })
  }
}

/** Put lines that the server sent into the tab; what is still under way is older and does not count. */
export function showLines({ html }) {
  flight?.abort()
  const lines = box()?.querySelector("[data-history-lines]")
  if (lines) lines.innerHTML = html
  const said = box()?.querySelector("[data-history-said]")
  if (said?.dataset.until === "lines") say("")
}

/** Say something in the tab; with `until: "lines"` it goes when lines come. */
export function say(words, { until = "" } = {}) {
  const said = box()?.querySelector("[data-history-said]")
  if (!said) return
  said.textContent = words
  said.dataset.until = until
}
