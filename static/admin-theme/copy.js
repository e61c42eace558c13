// Copying an address. Expects <input id="ID" readonly value="…"> and <button data-copy="ID" hidden>Copy</button>, anywhere
// on the page and at any time; the button shows once there is a script to serve it.

export function showCopyButtons(root = document) {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  const field = document.getElementById(button.dataset.copy)
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    button.textContent = "Copied"
  } catch {
    button.textContent = "Press Ctrl+C" // no clipboard without a secure page: what is to be copied is selected
  }
  setTimeout(() => { button.textContent = "Copy" }, 3000)
})

showCopyButtons()
