// Notes on a claim: colleagues are offered behind "@", and Ctrl+Enter posts. Expects
//   <div data-claim-notes="address of the list of people"> <form> <textarea data-at-names> <button name="act">

import { AtNames } from "../../articles/story/at-names.js";

export function attachNotes(page) {
  const panel = page.querySelector("[data-claim-notes]")
  if (!panel) return
  new AtNames(panel, panel.dataset.claimNotes)
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || !event.target.matches("textarea")) return
    event.preventDefault()
    event.target.closest("details, form").querySelector("button[name=act]")?.click()
  })
}
