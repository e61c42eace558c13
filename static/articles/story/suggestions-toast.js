// A line at the foot of the page that says what was done, with a button that takes it back. It covers no text that is
// typed, takes no focus, and stays until it is read: the next one replaces it, Escape or its cross closes it.

const STAYS = 12_000 // milliseconds; not while the pointer or the focus is on it
let box = null
let timer = 0

/** Say something; with `undo`, offer to take it back. */
export function tell(words, undo = null) {
  box ||= build()
  const [said, back] = [box.querySelector("[data-said]"), box.querySelector("[data-undo]")]
  said.textContent = words
  back.hidden = !undo
  back.onclick = () => { close(); undo?.() }
  box.hidden = !words
  clearTimeout(timer)
  timer = setTimeout(leave, STAYS)
}

function leave() {
  if (box.matches(":hover, :focus-within")) timer = setTimeout(leave, STAYS)
  else close()
}

function close() {
  box.hidden = true
}

function build() {
  const made = document.createElement("div")
  made.className = "story-toast"
  made.innerHTML = '<p role="status" data-said></p><button type="button" class="quiet-button" data-undo hidden>Undo</button><button type="button" class="quiet-button" data-close aria-label="Close">×</button>'
  made.querySelector("[data-close]").onclick = close
  made.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close() } })
  document.body.append(made)
  return made
}
