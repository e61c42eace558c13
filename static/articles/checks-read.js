// "Show in the text" of the checks for those who read a story and do not write it: <a data-jump href="#id_body"> in a
// <li data-finding data-field data-words>. The words are selected where the screen shows them; there is no editor.

import { lead } from "./checks-lead.js";
import { setCount } from "./story/frame.js";

const PLACES = { headline: ".field-headline .readonly", standfirst: ".field-standfirst .readonly", caption: ".field-lead_caption .readonly", body: ".body-text", crosshead: ".body-text" }

// The page does not wait for the rules: what is saved is checked once it is there.
document.addEventListener("story:ready", async ({ detail: { editor } }) => {
  const panel = document.querySelector("[data-checks]")
  const list = panel?.querySelector("[data-checks-list][data-wait]")
  if (editor || !list) return
  const headers = { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  const response = await fetch(panel.dataset.checks, { method: "POST", headers, body: "{}" }).catch(() => null)
  if (!response?.ok) return // the link that asks for them is there still
  const { html, stopping } = await response.json()
  const fresh = new DOMParser().parseFromString(html, "text/html").body
  setCount("checks", fresh.querySelectorAll("[data-finding]").length)
  list.replaceChildren(...fresh.childNodes)
  lead(stopping)
})

document.querySelector("[data-checks]")?.addEventListener("click", (event) => {
  const item = event.target.closest("[data-jump]")?.closest("[data-finding]")
  const box = item && !document.querySelector(".prose-editor") && document.querySelector(PLACES[item.dataset.field])
  const range = box && find(box, item.dataset.words)
  if (!range) return
  event.preventDefault()
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  range.startContainer.parentElement.scrollIntoView({ block: "center" })
})

/** The range of the words in a box, over marks and links; white space counts as one space. */
function find(box, words) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const wanted = words.replace(/\s+/g, " ")
  let text = ""
  const places = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    for (let at = 0; at < node.data.length; at++) {
      const character = /\s/.test(node.data[at]) ? " " : node.data[at]
      if (character === " " && text.endsWith(" ")) continue
      text += character
      places.push([node, at])
    }
  }
  const at = text.indexOf(wanted)
  if (at < 0) return null
  const [[first, from], [last, to]] = [places[at], places[at + wanted.length - 1]]
  const range = document.createRange()
  range.setStart(first, from)
  range.setEnd(last, to + 1)
  return range
}
