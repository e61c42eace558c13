// The production list. Without this it is links and one form, and all of it works. Expects
//   <div data-production>
//     <form data-change> <div data-part>panels, then <table data-rows> or <div data-columns></div> <fieldset data-bulk> </form>
//     <div data-toast> <form data-undo></div>  <dialog data-ask>
// Each row and card: data-key, data-state, data-moves="in_edit|draft=What is to be done".
import { askFor } from "./production-ask.js";
import { attachBoard } from "./production-board.js";
import { attachBulk } from "./production-bulk.js";
import { attachKeys } from "./production-keys.js";
import { attachRefresh } from "./production-refresh.js";
import { attachToast } from "./production-toast.js";

const root = document.querySelector("[data-production]")
if (root) {
  root.dataset.scripted = ""
  const form = root.querySelector("[data-change]")
  const tell = attachToast(root)
  const refresh = attachRefresh(root)

  // Sends what changes and says what became of it; the list is read anew. Gives the answer, or null without one.
  async function send(data, { quiet = false } = {}) {
    data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
    let answer = null
    try {
      const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } })
      if (response.redirected || !response.headers.get("Content-Type")?.includes("json")) throw new Error(response.status === 403 ? "Your role may not do this." : "You are logged out: log in again, nothing was changed.")
      answer = await response.json()
    } catch (error) {
      tell(error instanceof TypeError ? "The server does not answer: nothing was changed. Try again." : error.message)
      return null
    }
    if (!quiet) tell(answer.words, answer.undo)
    await refresh.now(answer.changed)
    return answer
  }
  const house = { root, form, send, tell, refresh, ask: askFor(root) }
  attachBulk(house)
  attachBoard(house)
  attachKeys(house)
  root.addEventListener("desk:undone", () => refresh.now())
}

// What can wait is read when it comes into sight.
const more = document.querySelector("[data-more]")
if (more) {
  const watch = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    watch.disconnect()
    const response = await fetch("?part=more")
    if (response.ok && !response.redirected) more.replaceWith(...new DOMParser().parseFromString(await response.text(), "text/html").body.children)
  }, { rootMargin: "200px" })
  watch.observe(more)
}
