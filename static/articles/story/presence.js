// Who else has the story open: a beat every quarter of a minute and when somebody begins to type, and the line in
// [data-presence]. What others saved meanwhile comes in by itself where nothing here is unsaved.

import { pageState, pullSaved } from "./autosave.js";
import { say } from "./notices.js";
import { post } from "./wire.js";

const BEAT = 15000 // milliseconds
const RECENT = 90 // seconds in which typing is worth a word
let people = []
let tabs = 0
let heard = 0
let said = ""

document.addEventListener("story:ready", ({ detail: { editor, form } }) => {
  if (!editor || !form.matches("[data-autosave]")) return
  setTimeout(beat, 400) // by then the page has its key
  setInterval(beat, BEAT)
  setInterval(show, 5000)
  document.addEventListener("story:typing", beat)
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat() })
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) beat() })
  window.addEventListener("pagehide", () => {
    const page = pageState()
    if (page?.urls.presence) post(page.urls.presence, { tab: page.tab, user: page.user, leaving: true }, page.form, { keepalive: true })
  })
})

async function beat() {
  const page = pageState()
  if (!page?.tab || !page.urls.presence) return
  const typed = page.lastKey === null ? null : (Date.now() - page.lastKey) / 1000
  const { status, data } = await post(page.urls.presence, { tab: page.tab, user: page.user, typed }, page.form)
  if (status !== 200 || !data) return
  people = data.people
  tabs = data.tabs
  heard = Date.now()
  show()
  const now = pageState()
  if (data.revision > now.revision && !data.mine && !now.isBusy) pullSaved()
}

const names = () => [...people.map(({ name }) => name), ...(tabs ? ["another tab of yours"] : [])].join(", ")

function show() {
  const place = document.querySelector("[data-presence]")
  if (!place) return
  const since = Math.round((Date.now() - heard) / 1000)
  const each = people.map(({ name, typed }, at) => {
    const ago = typed === null ? null : typed + since
    const when = ago === null || ago > RECENT ? "" : ago < 5 ? (people.length === 1 ? ", typing now" : " (typing now)") : people.length === 1 ? `, last typed ${ago} s ago` : ` (typed ${ago} s ago)`
    return { name, when, at }
  })
  let words = ""
  if (each.length === 1) words = `${each[0].name} is in this story${each[0].when}`
  else if (each.length) words = `${each.slice(0, -1).map(({ name, when }) => name + when).join(", ")} and ${each.at(-1).name}${each.at(-1).when} are in this story`
  if (tabs) words = words ? `${words}; you have it open in another tab too` : "You have this story open in another tab too"
  if (place.textContent !== words) place.textContent = words
  const who = names()
  if (who !== said) {
    if (who) say(words)
    said = who
  }
}
