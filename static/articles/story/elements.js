// Asking the server, and dialogs: what the drawer's scripts have in common.

import { el } from "../dom.js";

/** Post a form's data with the token of the story's form. Gives {ok, data}: what is refused has `data.errors`; `data` is {}
 *  where no JSON came. */
export async function post(address, sent, form) {
  const response = await fetch(address, { method: "POST", body: sent, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" } })
  const data = await response.json().catch(() => ({}))
  return { ok: response.ok && Boolean(data.picture), data }
}

/** A closed dialog at the end of the page, outside the story's form. `title` names it; Escape closes it. */
export function dialog(id, title, ...children) {
  const made = el("dialog", { id, className: "drawer-dialog", "aria-labelledby": `${id}-title` },
    el("header", {}, el("h2", { id: `${id}-title`, textContent: title }), el("button", { type: "button", className: "quiet-button", textContent: "Close", onclick: () => made.close() })),
    ...children)
  document.body.append(made)
  return made
}
