// One question in a native dialog. Expects <dialog data-ask> with data-ask-title, -label, -place, -ok and -error.
// askFor(root)({ title, label, field, ok, required }) gives what was typed or chosen, or null when it was left.

export function askFor(root) {
  const dialog = root.querySelector("[data-ask]")
  if (!dialog) return async () => null
  const part = (name) => dialog.querySelector(`[data-ask-${name}]`)

  return ({ title, label, field, ok = "Change" }) => new Promise((resolve) => {
    part("title").textContent = title
    part("label").textContent = label
    part("place").replaceChildren(field)
    part("ok").textContent = ok
    part("error").textContent = ""
    dialog.returnValue = ""
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok" ? field.value : null), { once: true })
    dialog.showModal()
    field.focus()
    field.select?.()
  })
}

export function noteField() {
  const field = document.createElement("textarea")
  field.rows = 3
  field.maxLength = 300
  field.required = true
  return field
}
