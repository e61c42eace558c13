// Giving the text as it stands a name, in the tab History. Expects
//   <div hidden data-name-now><input id="name-now"><button type="button" data-name-button></div>
// What is unsaved goes to the server first; its save gets the name.

import { saveNow } from "./autosave.js";
import { say, showLines } from "./history.js";

const FAILED = "The name was not kept. Try again in a moment."

let urls = null
let form = null

document.addEventListener("story:ready", ({ detail }) => {
  urls = detail.urls
  form = detail.form
  const naming = document.querySelector("[data-name-now]")
  if (naming && urls.name_save) naming.hidden = false
})

document.addEventListener("click", ({ target }) => { if (target.closest?.("[data-name-button]")) giveName() })

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "name-now") return
  event.preventDefault() // the field is no part of the story: Enter gives the name and does not send the form
  giveName()
})

async function giveName() {
  const input = document.getElementById("name-now")
  const button = document.querySelector("[data-name-button]")
  const name = input.value.trim()
  if (!name) input.focus()
  if (!name || button.disabled) return
  button.disabled = true
  say("Saving…")
  try {
    const { revision } = await saveNow()
    const headers = { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
    const response = await fetch(urls.name_save, { method: "POST", headers, body: JSON.stringify({ name, revision }) })
    const given = await response.json().catch(() => ({}))
    if (!response.ok) throw new Error(given.error || FAILED)
    showLines(given)
    input.value = ""
    say(`Save ${revision} is “${name}”.`)
  } catch (failed) {
    // A failed fetch speaks the browser's language, not the house's.
    say(failed instanceof TypeError ? FAILED : failed.message || FAILED)
  } finally {
    button.disabled = false
  }
}
