// Preview and its links. Expects
//   <a data-preview target="_blank" href="…">              opens the page of what is saved: what is typed is saved first
//   <a data-preview-share href="…/preview-links/">         its page as a dialog, part [data-preview-links] of it
// Without this script both are plain links.

import { showCopyButtons } from "../../admin-theme/copy.js";
import { saveNow } from "./autosave.js";
import { el } from "../dom.js";
import { dialog } from "./elements.js";

document.addEventListener("click", (event) => {
  const look = event.target.closest("[data-preview]")
  const share = event.target.closest("[data-preview-share]")
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(look || share)) return
  event.preventDefault()
  event.target.closest("details[data-menu]")?.removeAttribute("open")
  if (look) openPreview(look.href)
  else openLinks(share.href)
})

async function openPreview(address) {
  const tab = window.open("", "_blank") // now, while the click counts: a browser keeps back what opens later
  if (tab) tab.opener = null
  try { await saveNow() } catch { /* the bar says what stands against it: the preview is of what is saved */ }
  if (tab) tab.location = address
  else location.assign(address)
}

let shown = null
let place = null
let said = null

async function openLinks(address) {
  if (!shown) {
    place = el("div")
    said = el("p", { role: "status", className: "dialog-said" })
    shown = dialog("preview-links", "Share a preview", said, place)
    shown.addEventListener("submit", send)
  }
  said.textContent = ""
  saveNow().catch(() => { said.textContent = "What you typed last is not saved yet: the link shows the story without it." })
  await show(await fetch(address))
  shown.showModal()
}

async function send(event) {
  event.preventDefault()
  const response = await fetch(event.target.action, { method: "POST", body: new FormData(event.target, event.submitter) }).catch(() => null)
  if (!response?.ok) { said.textContent = response ? "That was refused." : "The server cannot be reached: try again."; return }
  await show(response)
  const fresh = place.querySelector(".made input")
  said.textContent = fresh ? "The link is made: copy it." : place.querySelector(".errorlist") ? "Not made: see what is marked." : "Revoked: the link opens no more."
  ;(place.querySelector(".errorlist") ? place.querySelector(".errorlist").closest(".field")?.querySelector("input") : fresh?.parentElement.querySelector("[data-copy]"))?.focus()
}

async function show(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const links = page.querySelector("[data-preview-links]")
  if (!links) { place.replaceChildren(el("p", {}, "Your session has ended: log in again in another tab, then come back.")); return }
  links.querySelector("[data-page-only]")?.remove()
  place.replaceChildren(links)
  showCopyButtons(place)
}
