// What a writer has to know or decide, above the story: <div data-story-notices>. Nothing takes the focus from the text;
// what matters is said once in <p data-story-said role="status">.

const holder = () => document.querySelector("[data-story-notices]")

/** Say it to those who do not see the page. */
export function say(words) {
  const line = document.querySelector("[data-story-said]")
  if (line && line.textContent !== words) line.textContent = words
}

/** Show a notice under this key, in the place of one that was there. `acts`: [label, what it does][]. */
export function notice(key, words, acts = [], { tone = "" } = {}) {
  const fresh = document.createElement("div")
  fresh.className = `story-notice ${tone}`
  fresh.dataset.notice = key
  const text = document.createElement("p")
  text.textContent = words
  const buttons = acts.map(([label, act]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.addEventListener("click", act)
    return button
  })
  const row = document.createElement("p")
  row.className = "acts"
  row.append(...buttons)
  fresh.append(text, ...(buttons.length ? [row] : []))
  const held = document.querySelector(`[data-notice="${key}"]`)
  if (held) held.replaceWith(fresh)
  else holder()?.append(fresh)
  say(words)
  return fresh
}

export function drop(key) {
  document.querySelector(`[data-notice="${key}"]`)?.remove()
}

export const isShown = (key) => document.querySelector(`[data-notice="${key}"]`) !== null
