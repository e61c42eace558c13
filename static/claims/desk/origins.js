// Two documents of the drawing, one after the other, fill in the form that says which comes from which.
// Expects #panel-origins with <svg> whose <g data-item="key" data-title="…"> are documents, and <form data-derive> in a
// <details>. Without it the form is filled in by hand. Enter or a click chooses, Escape lets go.

const panel = document.getElementById("panel-origins")
const svg = panel?.querySelector(".origins-picture svg")
const form = panel?.querySelector("form[data-derive]")
if (svg && form) {
  const boxes = [...svg.querySelectorAll("[data-item]")]
  let first = null

  // The drawing is no longer a picture only: whoever cannot see it chooses in it as well.
  svg.removeAttribute("aria-hidden")
  svg.setAttribute("role", "group")
  svg.setAttribute("aria-label", "Choose a document, then the one that it comes from")
  for (const box of boxes) {
    box.setAttribute("role", "button")
    box.setAttribute("tabindex", "0")
    box.setAttribute("aria-label", box.dataset.title)
    box.addEventListener("click", () => choose(box))
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") choose(box)
      else if (event.key === "Escape" && first) choose(first)
      else return
      event.preventDefault()
      event.stopPropagation()
    })
  }
  press(null)

  function choose(box) {
    if (!first) {
      press(box)
      form.elements.from_item.value = box.dataset.item
    } else if (box === first) {
      press(null)
      form.elements.from_item.value = ""
    } else {
      press(null)
      form.elements.to_item.value = box.dataset.item
      form.closest("details").open = true
      form.elements.kind.focus()
    }
  }

  function press(box) {
    first = box
    for (const each of boxes) each.setAttribute("aria-pressed", String(each === box))
  }
}
