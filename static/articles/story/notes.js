// The notes beside a story: written, answered and resolved without leaving it. Expects rail/notes.html:
//   <div data-notes><button data-note-start><div data-composer>…<p data-notes-said><fieldset data-notes-filter><div data-notes-list data-digest>
// with <li data-thread data-field data-exact data-prefix data-suffix data-start> and buttons name="act" of #notes-form,
// which works by itself where there is no script. Words of the story are the business of notes-editor.js, for those who
// write, and of notes-page.js, for those who read: one of them is handed to `useWords`.

import { AtNames } from "./at-names.js";
import { openPanel, setCount } from "./frame.js";
import { NoteDrafts } from "./note-drafts.js";

const EVERY = 20_000 // milliseconds between two looks at what others wrote, while the page is seen

let makeWords = null
let notes = null

/** What knows the story's words: a function of ({editor, form}) that gives an object as notes-editor.js describes. */
export function useWords(make) {
  makeWords = make
}

document.addEventListener("story:ready", ({ detail }) => {
  const panel = document.querySelector("[data-notes]")
  if (panel && detail.urls.notes && makeWords) notes = new Notes(panel, detail, makeWords(detail))
})

document.addEventListener("keydown", (event) => {
  if (event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
  if (!notes?.composer || document.querySelector("dialog[open]")) return
  event.preventDefault()
  notes.start(notes.words.capture())
})

class Notes {
  constructor(panel, { form, urls }, words) {
    Object.assign(this, { panel, form, urls, words })
    for (const part of ["list", "said", "filter"]) this[part] = panel.querySelector(`[data-notes-${part}]`)
    this.digest = this.list.dataset.digest
    this.shown = "open"
    this.current = ""
    this.asked = 0
    this.filter.hidden = false
    this.filter.addEventListener("change", ({ target }) => { this.shown = target.value; this.sift() })
    panel.addEventListener("click", (event) => this.clicked(event))
    panel.addEventListener("keydown", (event) => this.key(event))
    this.list.addEventListener("focusin", ({ target }) => this.mark(target.closest("[data-thread]")?.dataset.thread || ""))
    this.buildComposer()
    this.drafts = new NoteDrafts(this)
    words.watch({ change: () => this.draw(), here: (key, clicked) => this.here(key, clicked) })
    this.sift()
    this.draw()
    setInterval(() => this.look(), EVERY)
    document.addEventListener("visibilitychange", () => this.look())
    this.arrive()
  }

  // --- writing ---

  buildComposer() {
    this.composer = this.panel.querySelector("[data-composer]")
    if (!this.composer) return
    const part = (name) => this.panel.querySelector(`[data-${name}]`)
    Object.assign(this, { opener: part("note-start"), field: part("composer-field"), quote: part("composer-quote"), drop: part("composer-drop") })
    this.text = this.composer.querySelector("textarea")
    this.anchor = null
    // Pressed with the mouse, the button leaves the selection where it is.
    this.opener.addEventListener("mousedown", (event) => event.preventDefault())
    this.opener.addEventListener("click", () => this.start(this.words.capture()))
    this.drop.addEventListener("click", () => { this.discard(); this.words.back() })
    this.field.addEventListener("change", () => { this.anchor = null; this.showQuote(); this.drafts.keep() })
    this.names = new AtNames(this.panel, this.urls.notePeople)
    this.fold(true)
  }

  fold(folded) {
    this.composer.hidden = folded
    this.opener.hidden = !folded
    this.drop.hidden = folded
  }

  /** Open the composer on what is selected: {field, anchor}. A draft that waits keeps its words, and what it is about. */
  start(about) {
    openPanel("notes")
    if (about?.problem) return this.say(about.problem)
    const waits = this.text.value.trim()
    this.fold(false)
    if (about && (!waits || about.anchor)) {
      this.field.value = about.field
      this.anchor = about.anchor
      this.showQuote()
    }
    this.say("")
    this.text.focus()
    this.drafts.keep()
  }

  showQuote() {
    this.quote.hidden = !this.anchor
    this.quote.textContent = this.anchor ? `“${this.anchor.exact.length > 240 ? `${this.anchor.exact.slice(0, 240)}…` : this.anchor.exact}”` : ""
    this.words.preview(this.anchor && { field: this.field.value, ...this.anchor })
  }

  discard() {
    this.text.value = ""
    this.anchor = null
    this.field.value = ""
    this.showQuote()
    this.fold(true)
    this.drafts.keep()
  }

  /** Escape goes back to the words and keeps what is written; an empty composer folds. */
  leave() {
    if (!this.text.value.trim()) this.discard()
    this.words.back()
  }

  key(event) {
    if (event.isComposing || event.defaultPrevented) return
    const area = event.target.closest("textarea")
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && area) {
      event.preventDefault()
      const button = area.closest(".note-composer, details")?.querySelector('button[name="act"]')
      button?.click()
    }
    if (event.key !== "Escape" || !area) return
    event.preventDefault()
    if (this.composer?.contains(area)) return this.leave()
    const fold = area.closest("details")
    fold.open = false
    fold.querySelector("summary").focus()
  }

  clicked(event) {
    const button = event.target.closest('button[name="act"]')
    const thread = event.target.closest("[data-thread]")
    if (button) {
      event.preventDefault()
      return this.act(button)
    }
    const undo = event.target.closest("[data-undo]")?.dataset.undo
    if (undo) return this.send({ act: "reopen", note: Number(undo) }).then(() => document.getElementById(`note-${undo}`)?.focus())
    const jump = event.target.closest("[data-note-jump]")
    if (!thread || (!jump && event.target.closest("a, button, summary, textarea, label, details"))) return
    if (jump) event.preventDefault()
    if (getSelection().toString() && !jump) return // somebody copies words of a note
    this.mark(thread.dataset.thread)
    if (!this.words.go(about(thread)) && jump) this.say("Its words are gone from the story.")
  }

  async act(button) {
    const [act, key] = button.value.split(":")
    const area = act === "resolve" || act === "reopen" ? null : button.closest(".note-composer, details").querySelector("textarea")
    const sent = { act, text: area?.value || "" }
    if (key) sent.note = Number(key)
    else Object.assign(sent, { field: this.field.value }, this.anchor)
    if (!key && this.anchor) await this.words.saved() // so that the server has the words that are quoted
    const kept = area?.value
    const answer = await this.send(sent)
    if (!answer) return area?.focus()
    if (act === "add" && this.text.value === kept) { this.discard(); this.words.back() }
    if (act === "add") this.mark(String(answer.note))
  }

  /** Send an act and show what there is after it; null where it was refused, and said why. */
  async send(sent) {
    const asked = ++this.asked
    this.say("")
    let answer
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value }
      const response = await fetch(this.urls.notes, { method: "POST", headers, body: JSON.stringify(sent) })
      if (response.redirected || !response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error()
      answer = await response.json()
      if (!response.ok) return this.say(answer.error || "That was not possible. Try again."), null
    } catch {
      return this.say("The server cannot be reached, or you are logged out. Your note stands here still: try again."), null
    }
    this.drafts.sent(sent)
    if (asked === this.asked) this.show(answer)
    this.say(answer.said, sent.act === "resolve" ? answer.note : 0)
    return answer
  }

  say(words, undo = 0) {
    this.said.textContent = words || ""
    if (!undo) return
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Undo", className: "quiet-button" })
    button.dataset.undo = undo
    this.said.append(" ", button)
    button.focus()
  }

  // --- what there is ---

  /** Ask whether others wrote something. Answers that are older than an act of one's own are not shown. */
  async look() {
    if (document.hidden) return
    const asked = ++this.asked
    try {
      const response = await fetch(`${this.urls.notes}?digest=${this.digest}`, { headers: { Accept: "application/json" } })
      if (response.status === 200 && !response.redirected && asked === this.asked) this.show(await response.json())
    } catch { /* not to be reached now: the next look may */ }
  }

  /** Put the list in anew; what is open, typed or focused in it stays so. */
  show({ html, digest, open }) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body
    const active = this.list.contains(document.activeElement) ? document.activeElement : null
    const trail = active && [active.closest("[data-thread]")?.id, trailOf(active)]
    const span = active?.matches("textarea") && [active.selectionStart, active.selectionEnd]
    for (const area of this.list.querySelectorAll("textarea")) {
      const again = fresh.querySelector(`textarea[name="${area.name}"]`)
      if (again && area.value !== area.defaultValue) again.value = area.value
    }
    for (const box of fresh.querySelectorAll("details")) {
      const name = box.querySelector("textarea")?.name
      const old = box.matches("[data-notes-resolved]") ? this.list.querySelector("[data-notes-resolved]") : name && this.list.querySelector(`textarea[name="${name}"]`)?.closest("details")
      box.open = old?.open || false
    }
    this.names?.close()
    this.list.replaceChildren(...fresh.childNodes)
    this.digest = digest
    setCount("notes", open)
    this.sift()
    this.draw()
    this.mark(this.current)
    const again = trail && document.getElementById(trail[0])
    ;(again?.querySelector(trail[1]) || again)?.focus({ preventScroll: true })
    if (span && document.activeElement.matches("textarea")) document.activeElement.setSelectionRange(...span)
  }

  threads() { return [...this.list.querySelectorAll("[data-thread]")] }

  sift() {
    for (const thread of this.threads()) thread.hidden = this.shown === "mine" && !("mine" in thread.dataset)
    const fold = this.list.querySelector("[data-notes-resolved]")
    if (fold && this.shown === "all") fold.open = true
    const some = this.threads().some((thread) => !thread.hidden && !("resolved" in thread.dataset))
    const none = this.list.querySelector("[data-notes-none]")
    none.hidden = some
    none.textContent = this.shown === "mine" ? "No open notes of yours." : "No open notes."
  }

  /** Show in the text what is noted there, and in the list which notes have lost their words. */
  draw() {
    const found = this.words.draw(this.threads().filter((thread) => !("resolved" in thread.dataset) && thread.dataset.exact).map(about))
    for (const thread of this.threads()) {
      const gone = thread.querySelector("[data-gone]")
      if (gone && !("resolved" in thread.dataset)) gone.hidden = found.has(thread.dataset.thread)
    }
  }

  mark(key) {
    this.current = key
    for (const thread of this.threads()) thread.toggleAttribute("data-here", thread.dataset.thread === key)
    this.words.mark(key)
  }

  /** The caret is in a noted passage, or somebody clicked on one: its thread shows that, and comes into sight. */
  here(key, clicked) {
    if (key === this.current && !clicked) return
    this.mark(key)
    const thread = key && document.getElementById(`note-${key}`)
    if (!thread) return
    if (clicked) openPanel("notes")
    if (thread.checkVisibility()) thread.scrollIntoView({ block: "nearest" })
  }

  /** The page was opened at a note: from a notification, or after a form was sent. */
  arrive() {
    const note = /^#note-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1))
    const thread = note && note.closest("[data-thread]")
    if (!thread) return
    openPanel("notes")
    const fold = thread.closest("[data-notes-resolved]")
    if (fold) fold.open = true
    thread.focus({ preventScroll: true })
    note.scrollIntoView({ block: "nearest" })
  }
}

/** What a thread is about, as the words know it. */
function about({ dataset: { thread, field, exact, prefix, suffix, start } }) {
  return { key: thread, field, exact, prefix, suffix, start: start === "" ? null : Number(start) }
}

/** How to find a part of a thread again in the list that comes next. */
function trailOf(element) {
  if (element.name && element.value && element.matches("button")) return `button[value="${CSS.escape(element.value)}"]`
  if (element.name) return `[name="${CSS.escape(element.name)}"]`
  if (element.matches("summary")) return `details:has(> textarea[name="${element.parentElement.querySelector("textarea")?.name}"]) > summary`
  return element.matches("[data-note-jump]") ? "[data-note-jump]" : ":scope"
}
