// Making elements, and asking the server: what the drawer's scripts have in common.

/** An element with properties (attributes where they hold a hyphen or are no property) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && !name.includes("-")) made[name] = value
    else made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

/** Post a form's data with the token of the story's form. Gives {ok, data}: what is refused has `data.errors`; `data` is {}
 *  where no JSON came. */
export async function post(address, sent, form) {
  const response = await fetch(address, { method: "POST", body: sent, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" } })
  const data = await response.json().catch(() => ({}))
  return { ok: response.ok && Boolean(data.picture), data }
}

/** A closed dialog at the end of the page, outside the story's form. `title` names it; Escape closes it. */
export function dialog(id, title, ...children) {
  const made = element("dialog", { id, className: "drawer-dialog", "aria-labelledby": `${id}-title` },
    element("header", {}, element("h2", { id: `${id}-title`, textContent: title }), element("button", { type: "button", className: "quiet-button", textContent: "Close", onclick: () => made.close() })),
    ...children)
  document.body.append(made)
  return made
}
