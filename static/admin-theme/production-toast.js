// What was done, in words, with Undo where it can be taken back. Expects
//   <div data-toast role="status"><span data-toast-words></span><form data-undo>…</form><button data-toast-close></div>

export function attachToast(root) {
  const toast = root.querySelector("[data-toast]")
  const words = toast.querySelector("[data-toast-words]")
  const undo = toast.querySelector("[data-undo]")
  const close = toast.querySelector("[data-toast-close]")
  let timer
  close.hidden = false
  close.addEventListener("click", () => { toast.hidden = true })
  undo.addEventListener("submit", async (event) => {
    event.preventDefault()
    try {
      const response = await fetch(undo.action, { method: "POST", body: new FormData(undo), headers: { Accept: "application/json" } })
      tell((await response.json()).words)
      root.dispatchEvent(new Event("desk:undone"))
    } catch {
      tell("The server does not answer: nothing was undone. Try again.")
    }
  })

  function tell(text, canUndo = false) {
    clearTimeout(timer)
    toast.hidden = false
    undo.hidden = !canUndo
    words.textContent = text
    // A short success goes by itself; what was refused stays until it was read.
    if (!canUndo && text.length < 60) timer = setTimeout(() => { toast.hidden = true }, 8000)
  }
  return tell
}
