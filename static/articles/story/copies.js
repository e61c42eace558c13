// A copy that this browser kept and the server never confirmed is offered on a page of the same story: to be looked at
// word by word, and then put back or thrown away.

import { copiesOf, forget } from "./local-copy.js";
import { drop, notice } from "./notices.js";
import { isTaken, post } from "./wire.js";

const clock = (at) => new Date(at).toLocaleString("en-GB", new Date(at).toDateString() === new Date().toDateString() ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })

/** Offer the newest copy that differs from what the page holds. */
export async function offerCopies(page) {
  const story = page.story ?? "new"
  for (const copy of copiesOf(page.user, story)) {
    if (copy.tab !== page.tab && await isTaken(story, copy.tab)) continue // that page is open, and looks after it itself
    const left = stillDiffering(page, copy)
    if (!left) { forget(page.user, story, copy.tab); continue }
    offer(page, story, { ...copy, ...left })
    return
  }
}

/** What of a copy the page does not hold; null for nothing. What was sent with a button is the answer's to tell: this is it. */
function stillDiffering(page, copy) {
  if (copy.submitted && performance.getEntriesByType("navigation")[0]?.type === "navigate") return null
  const now = page.fields.read()
  const fields = Object.fromEntries(Object.entries(copy.fields || {}).filter(([name, entries]) => name in now && JSON.stringify(entries) !== JSON.stringify(now[name])))
  const held = page.fields.readRest()
  const rest = Object.fromEntries(Object.entries(copy.rest || {}).filter(([key, values]) => page.form.elements[key] && JSON.stringify(values) !== JSON.stringify(held.get(key) || [])))
  return Object.keys(fields).length || Object.keys(rest).length ? { fields, rest } : null
}

function offer(page, story, copy) {
  const away = () => { forget(page.user, story, copy.tab); drop("copy") }
  const back = () => {
    for (const [name, entries] of Object.entries(copy.fields)) page.fields.put(name, entries)
    for (const [key, values] of Object.entries(copy.rest)) page.fields.putRest(key, values)
    drop("copy")
    if (copy.tab !== page.tab) forget(page.user, story, copy.tab)
    page.touch()
  }
  const words = `This browser kept what you typed here at ${clock(copy.at)} and the server did not get.`
  const acts = [["Look", () => look(page, copy, back, away)], ["Throw away", away]]
  notice("copy", words, acts, { tone: "is-copy" })
}

async function look(page, copy, back, away) {
  const dialog = document.createElement("dialog")
  dialog.className = "story-dialog"
  dialog.setAttribute("aria-labelledby", "story-copy-title")
  const title = document.createElement("h2")
  title.id = "story-copy-title"
  title.textContent = `Typed at ${clock(copy.at)}, against what is saved`
  const text = document.createElement("div")
  text.className = "story-dialog-text"
  text.tabIndex = 0
  text.append(await difference(page, copy))
  const row = document.createElement("p")
  row.className = "acts"
  for (const [label, act, isMain] of [["Put it back", back, true], ["Throw it away", away], ["Later", () => {}]]) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    if (isMain) button.className = "default"
    button.addEventListener("click", () => { dialog.close(); act() })
    row.append(button)
  }
  dialog.append(title, text, row)
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

async function difference(page, copy) {
  const parts = document.createDocumentFragment()
  const { status, data } = page.urls.compare ? await post(page.urls.compare, { tab: page.tab, user: page.user, fields: copy.fields }, page.form) : { status: 0 }
  if (status === 200 && data) parts.append(...new DOMParser().parseFromString(data.html, "text/html").body.childNodes)
  else for (const [name, entries] of Object.entries(copy.fields)) parts.append(plain(name, entries[0]?.[1] || ""))
  const rest = Object.entries(copy.rest).filter(([, values]) => values.some(Boolean))
  if (rest.length) parts.append(plain("Not saved of the settings", rest.map(([key, values]) => `${key.replaceAll("_", " ")}: ${values.join(", ")}`).join("\n")))
  return parts
}

/** Without an answer, or for a story that is not there yet: the words as they are. */
function plain(heading, value) {
  const section = document.createElement("section")
  section.className = "two-texts"
  const title = document.createElement("h3")
  title.textContent = heading
  const text = document.createElement("p")
  text.textContent = new DOMParser().parseFromString(value.replaceAll("</p>", "</p>\n"), "text/html").body.textContent
  section.append(title, text)
  return section
}
