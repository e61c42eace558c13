// What is typed goes to the server. `saveNow()` is how other scripts make sure that it has it.

let form = null
let snapshot = ""

const typed = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken")).toString()

document.addEventListener("story:ready", ({ detail }) => {
  form = detail.form
  snapshot = typed()
})

/** Resolves with {revision} when the server has everything that was typed; rejects with words for people. */
export async function saveNow() {
  if (typed() !== snapshot) throw new Error("Save the story first.")
  return { revision: Number(form.elements.base_revision.value) }
}
