// Says at the desk that this claim stands open, and who else is in it. Expects
//   <form data-claim-presence action="where to beat" hidden>the CSRF token</form>  <p data-claim-people role="status"></p>

const BEAT = 15_000 // milliseconds
const form = document.querySelector("[data-claim-presence]")
const place = document.querySelector("[data-claim-people]")
const tab = crypto.randomUUID?.() || Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("").padEnd(8, "0").slice(0, 36)

function body(leaving) {
  const data = new FormData(form)
  data.set("tab", tab)
  if (leaving) data.set("leaving", "1")
  return data
}

async function beat() {
  if (document.hidden) return
  try {
    const response = await fetch(form.action, { method: "POST", body: body() })
    if (!response.ok || response.redirected) return
    show((await response.json()).people)
  } catch { /* Offline: the next beat will do. */ }
}

function show(people) {
  if (!place) return
  const names = people.length > 1 ? `${people.slice(0, -1).join(", ")} and ${people.at(-1)} are` : `${people[0]} is`
  const words = people.length ? `${names} in this claim too` : ""
  if (place.textContent !== words) place.textContent = words
}

if (form) {
  beat()
  setInterval(beat, BEAT)
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat() })
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) beat() })
  window.addEventListener("pagehide", () => fetch(form.action, { method: "POST", body: body(true), keepalive: true }).catch(() => {}))
}
