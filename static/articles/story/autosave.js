// What is typed goes to the server by itself: a moment after the last key, and every quarter of a minute while keys come.
// One request is under way at a time and the newest words win. What the server has not confirmed is kept in this browser
// (local-copy.js). Expects <form data-autosave data-user="KEY" [data-autosave-new="URL"]> with the hidden fields
// base_revision and base_stamps, `[data-save-state]` in the bar, and the addresses of `story:ready`.
//
// The form's own Save goes on working: before it is sent, what is under way comes to its end, and what the page began
// from is kept current, so that nobody is told of a clash with what they have just saved themselves.

import { offerCopies } from "./copies.js";
import { Fields, labelOf } from "./fields.js";
import { created } from "./frame.js";
import { forget, keep } from "./local-copy.js";
import { mergeBody, parseBody } from "./merge.js";
import { drop, notice, say } from "./notices.js";
import { answerForKey, isTaken, moveTabKey, newKey, post, tabKey } from "./wire.js";

const PAUSE = 1200 // milliseconds after the last key
const LONGEST = 15000 // milliseconds that words wait while keys keep coming
const KEEP = 300 // milliseconds until words are kept in this browser
const RETRY = [1500, 3000, 6000, 12000, 30000] // milliseconds between attempts that nobody answered
const LARGEST_LAST_WORD = 60000 // bytes that a browser lets a closing page send
const WORDS = ["kicker", "headline", "standfirst", "body"]
const PLAN = ["assignee", "deadline", "planned_for", "embargo_until", "needs_legal"]

class Autosave {
  constructor(form, editor) {
    Object.assign(this, { form, editor })
    this.user = Number(form.dataset.user)
    this.story = null // its number, once it has one
    this.urls = { autosave: form.dataset.autosaveNew }
    this.stamps = JSON.parse(form.elements.base_stamps.value || "{}")
    this.fields = new Fields(form, editor, Object.keys(this.stamps))
    this.confirmed = this.asText(this.fields.read())
    this.refused = {} // field -> the text that the server would not take
    this.blocked = "" // why nothing is sent for now: "conflict", "login", "refused"
    this.failures = 0
    this.lastKey = null
    this.waiters = []
    if (form.querySelector(".errornote")) this.confirmed = {} // a refused form: nothing of it is known to be saved
    this.confirmedBody = this.confirmed.body === undefined ? null : editor.state.doc
    const changed = ({ target }) => { if (target.name) this.touch() }
    for (const kind of ["input", "change"]) form.addEventListener(kind, changed)
    window.django?.jQuery?.(form).on("change", "select", () => this.touch()) // Select2 tells jQuery alone
    form.addEventListener("submit", (event) => this.submitting(event))
    window.addEventListener("online", () => this.again())
    window.addEventListener("focus", () => { if (this.blocked === "login") this.again() })
    document.addEventListener("visibilitychange", () => { if (document.hidden) { this.keepNow(); if (this.dirty()) this.flush() } })
    window.addEventListener("beforeunload", (event) => this.leaving(event))
    window.addEventListener("pagehide", () => this.lastWord())
    window.addEventListener("pageshow", ({ persisted }) => { if (persisted) { this.submitted = false; this.touch({ byHand: false }) } })
    new BroadcastChannel("story-session").onmessage = () => this.again()
  }

  async begin(story, urls) {
    const first = this.story === null
    this.urls = { ...this.urls, ...urls }
    if (!first || this.tab) return
    this.story = story
    this.tab = tabKey(story ?? "new")
    answerForKey(() => this.tab)
    if (await isTaken(story ?? "new", this.tab)) this.tab = newKey()
    this.form.dataset.guard = "on"
    await offerCopies(this)
    if (Object.keys(this.changed()).length) this.touch({ byHand: false })
  }

  // --- what is not saved ----------------------------------------------------------------------------------------------

  asText(fields) {
    return Object.fromEntries(Object.entries(fields).map(([name, entries]) => [name, JSON.stringify(entries)]))
  }

  /** The fields that the server has not confirmed, without those it refused as they stand. */
  changed({ all = false } = {}) {
    const now = this.fields.read()
    const found = {}
    for (const [name, entries] of Object.entries(now)) {
      const text = JSON.stringify(entries)
      if (text !== this.confirmed[name] && (all || text !== this.refused[name])) found[name] = entries
    }
    return found
  }

  dirty() { return Object.keys(this.changed()).length > 0 }

  unsaved() { return Object.keys(this.changed({ all: true })).length > 0 || Object.keys(this.fields.changedRest()).length > 0 }

  /** Something may have been typed. */
  touch({ byHand = true } = {}) {
    if (byHand) {
      if (!this.lastKey || Date.now() - this.lastKey > LONGEST) document.dispatchEvent(new CustomEvent("story:typing"))
      this.lastKey = Date.now()
    }
    this.keeping ||= setTimeout(() => this.keepNow(), KEEP)
    if (byHand && document.querySelector("[data-save-state][data-saved=yes]")) this.state("Not saved yet")
    if (this.submitted) return
    this.waitingSince ||= Date.now()
    clearTimeout(this.timer)
    const pause = Math.min(PAUSE, Math.max(0, LONGEST - (Date.now() - this.waitingSince)))
    this.timer = setTimeout(() => this.flush(), this.failures ? Math.max(pause, this.pauseAfterFailure()) : pause)
  }

  keepNow() {
    clearTimeout(this.keeping)
    this.keeping = 0
    if (!this.tab) return
    const [fields, rest] = [this.changed({ all: true }), this.fields.changedRest()]
    if (!Object.keys(fields).length && !Object.keys(rest).length) {
      this.kept = true
      forget(this.user, this.story ?? "new", this.tab)
    } else {
      const revision = Number(this.form.elements.base_revision.value) || null
      this.kept = keep(this.user, this.story ?? "new", this.tab, { revision, stamps: this.stamps, fields, rest, submitted: this.submitted || false })
    }
    if (!this.flight && !this.blocked && !this.failures) this.show()
  }

  // --- sending --------------------------------------------------------------------------------------------------------

  /** Send what is unsaved; resolves when there is an answer. Never rejects: `this.problem` says what went wrong. */
  async flush() {
    clearTimeout(this.timer)
    // Several may wait for the same flight: whoever comes first sends the next one, and the others wait again.
    let waited = false
    while (this.flight) {
      await this.flight
      waited = true
    }
    if (waited && (!this.dirty() || this.problem)) return
    if (!this.tab) return
    const fields = this.changed()
    if (!Object.keys(fields).length) { this.waitingSince = 0; this.settled(); return }
    if (this.story === null && !this.hasWords(fields)) return
    // A new story takes along what its form came with: a section chosen for it, a day of the calendar.
    const flight = this.send(this.story === null ? this.fields.read() : fields)
    this.flight = flight
    await flight
    if (this.flight === flight) this.flight = null
    if (this.dirty() && !this.problem) this.touch({ byHand: false })
  }

  hasWords(fields) {
    return WORDS.some((name) => fields[name]?.some(([, value]) => value.replace(/<[^>]*>|&nbsp;|\s/g, "")))
  }

  payload(fields) {
    const revision = Number(this.form.elements.base_revision.value) || null
    return { tab: this.tab, user: this.user, ...(this.story === null ? {} : { revision, stamps: this.stamps }), fields }
  }

  async send(fields) {
    this.waitingSince = 0
    const slow = setTimeout(() => this.state("Saving…"), 250)
    const sent = this.asText(fields)
    const doc = this.editor.state.doc
    const { status, data } = await post(this.urls.autosave, this.payload(fields), this.form)
    clearTimeout(slow)
    if (status === 200 && data) return this.took(data, sent, doc)
    if (status === 409 && data?.stale) return this.clashed(data, fields)
    if (status === 403 && data?.login) return this.loggedOut(data)
    if (status === 400 || status === 413 || status === 403 || status === 404) {
      if (status === 403 && !data && !this.retoken) { this.retoken = true; return this.failed("the session has changed", 500) }
      return this.refusedAll(data?.error || { 413: "it is more than can be sent at once", 404: "this story is not there any more" }[status] || "the server does not take it")
    }
    this.failed(status === 0 && !navigator.onLine ? "no connection" : status === 0 ? "no connection" : "the server does not answer")
  }

  /** The server has it. */
  async took(data, sent, doc) {
    this.failures = 0
    this.retoken = false
    this.problem = null
    const wasTrouble = this.trouble
    this.trouble = false
    for (const key of ["conflict", "login", "refused"]) drop(key)
    this.blocked = ""
    const isNew = this.story === null
    this.refused = {}
    for (const [name, text] of Object.entries(sent)) {
      if (data.problems[name] && !(name === "headline" && isNew)) this.refused[name] = text
      else this.confirmed[name] = text
    }
    if (!data.problems.body && "body" in sent) this.confirmedBody = doc
    this.problems = data.problems
    this.takeTheirs(data, Object.keys(sent))
    this.form.elements.base_revision.value = data.revision
    this.at = data.clock
    this.showProblems()
    if (isNew) await this.hasBegun(data)
    else Object.assign(this.urls, data.urls)
    this.keepNow()
    this.settled()
    if (wasTrouble) say(`Saved ${data.clock}.`)
    if (data.reopened) notice("reopened", "This story had been approved. With your change it is in edit again.", [["Understood", () => drop("reopened")]])
    if (data.removed?.length) notice("removed", `Taken out of the text: ${data.removed.join("; ")}`, [["Understood", () => drop("removed")]])
    if (data.unknown_claims?.length) notice("unknown", `Marks without a claim on file will be unwrapped: ${data.unknown_claims.join(", ")}.`, [["Understood", () => drop("unknown")]])
    if (data.wrote) document.dispatchEvent(new CustomEvent("story:saved", { detail: { revision: data.revision, at: data.at } }))
  }

  /** Take over stamps, and what only others changed. A field that is changed here and was not sent keeps its base. */
  takeTheirs(data, sent) {
    const here = this.changed({ all: true })
    const taken = []
    for (const [name, entries] of Object.entries(data.theirs || {})) {
      if (sent.includes(name) || here[name]) continue
      if (name === "body") {
        if (!this.confirmedBody || !mergeBody(this.editor, this.confirmedBody, parseBody(this.editor, entries[0][1]))) continue
        this.confirmedBody = this.editor.state.doc
        this.form.elements.body.value = this.editor.isEmpty ? "" : this.editor.getHTML()
      } else if (!this.fields.put(name, entries)) continue
      taken.push(name)
    }
    const now = this.asText(this.fields.read())
    for (const name of taken) this.confirmed[name] = now[name]
    for (const name of Object.keys(data.stamps || {})) {
      const isMine = name in here && !(sent.includes(name) && !data.problems?.[name])
      if (!isMine) this.stamps[name] = data.stamps[name]
    }
    this.form.elements.base_stamps.value = JSON.stringify(this.stamps)
    if (taken.length && data.by && !data.me) say(`Changed by others and put in here: ${taken.map((name) => labelOf(this.form, name)).join(", ")}.`)
    return taken
  }

  async hasBegun(data) {
    moveTabKey("new", data.pk, this.tab)
    forget(this.user, "new", this.tab)
    this.story = data.pk
    this.urls = { ...this.urls, ...data.urls }
    delete this.form.dataset.autosaveNew
    try {
      await created(data.change)
      this.fields.learnRest()
    } catch {
      this.form.action = data.change // its rail comes with the next look at the page; words are saved all the same
    }
  }

  /** Somebody changed the same: other paragraphs are brought together here, the same ones are for people to compare. */
  clashed(data, fields) {
    if (data.stale.fields.length === 1 && data.stale.fields[0] === "body" && data.theirs.body && this.confirmedBody) {
      const theirs = parseBody(this.editor, data.theirs.body[0][1])
      if (mergeBody(this.editor, this.confirmedBody, theirs)) {
        this.confirmedBody = theirs
        this.form.elements.body.value = this.editor.getHTML()
        this.stamps.body = data.stamps.body
        this.form.elements.base_stamps.value = JSON.stringify(this.stamps)
        say(`${data.stale.me ? "Your other page" : data.stale.by || "Somebody"} changed other paragraphs of the body: they are in here now.`)
        return this.send({ ...fields, ...this.changed() })
      }
    }
    this.blocked = "conflict"
    this.problem = data.error
    this.trouble = true
    if (this.told !== data.stale.revision) notice("conflict", data.error, [["Compare the two texts", () => this.compare()]], { tone: "is-bad" })
    this.told = data.stale.revision
    this.keepNow()
    this.state(`Not saved: ${data.stale.me ? "you changed" : `${data.stale.by || "somebody"} has changed`} the same. ${this.where()}`, "bad")
  }

  compare() {
    this.keepNow()
    this.submitted = true
    const button = document.createElement("button")
    button.formAction = this.urls.conflict
    button.hidden = true
    this.form.append(button)
    this.passing = true
    this.form.requestSubmit(button)
    button.remove()
  }

  loggedOut(data) {
    this.blocked = "login"
    this.problem = "Your session has ended: log in again, then it is saved by itself."
    this.trouble = true
    this.keepNow()
    this.state(`Not saved: your session has ended. ${this.where()}`, "bad")
    if (!document.querySelector('[data-notice="login"]')) {
      notice("login", "Your session has ended. Type on: log in in a window of its own, and what you typed is saved by itself.", [["Log in", () => {
        window.open(data.login, "story-login", "popup,width=520,height=640") || window.open(data.login, "_blank")
      }]], { tone: "is-bad" })
    }
    this.retryIn(5000)
  }

  refusedAll(why) {
    this.blocked = "refused"
    this.problem = why
    this.trouble = true
    this.keepNow()
    this.state(`Not saved: ${why} ${this.where()}`, "bad")
    notice("refused", `Not saved: ${why}`, [["Try again", () => this.again()]], { tone: "is-bad" })
  }

  failed(why, pause = 0) {
    this.problem = `Not saved: ${why}.`
    this.failures += 1
    this.keepNow()
    const words = `Not saved: ${why}. ${this.where()}`
    this.state(words, "bad")
    if (!this.trouble && this.failures > 1) say(words)
    this.trouble ||= this.failures > 1
    this.retryIn(pause || this.pauseAfterFailure())
  }

  where() {
    return this.kept ? "Kept in this browser." : "Keep this page open."
  }

  pauseAfterFailure() {
    return RETRY[Math.min(this.failures, RETRY.length) - 1] * (0.8 + Math.random() * 0.4)
  }

  retryIn(pause) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), pause)
  }

  /** Whatever stood in the way may be gone. */
  again() {
    if (this.dirty() && !this.flight) this.flush()
  }

  /** Ask for what others saved, where nothing of ours is unsaved. */
  async pull() {
    if (this.story === null || this.flight || this.blocked || this.dirty()) return
    const { status, data } = await post(this.urls.autosave, this.payload({}), this.form)
    if (status !== 200 || !data || this.flight) return
    const taken = this.takeTheirs(data, [])
    const open = Object.keys(data.theirs).filter((name) => !taken.includes(name))
    if (open.length && this.dirty()) return // typed meanwhile: the next autosave sees to it
    this.form.elements.base_revision.value = data.revision
    this.at = data.clock
    this.by = data.me ? "" : data.by
    this.settled()
  }

  // --- what is said ---------------------------------------------------------------------------------------------------

  state(words, tone = "") {
    const place = document.querySelector("[data-save-state]")
    if (!place) return
    place.textContent = words
    place.classList.toggle("is-bad", tone === "bad")
    place.dataset.saved = tone === "bad" ? "no" : words.startsWith("Saved") ? "yes" : "wait"
  }

  show() {
    if (this.dirty()) return this.state("Not saved yet")
    const rest = Object.keys(this.fields.changedRest())
    const left = Object.keys(this.refused).map((name) => labelOf(this.form, name))
    const waits = rest.some((key) => PLAN.includes(key)) ? "planning" : rest.length ? "the rest" : ""
    const saved = this.at ? `Saved ${this.at}${this.by ? ` by ${this.by}` : ""}` : document.querySelector("[data-save-state]")?.dataset.atFirst
    if (!saved && !left.length && !waits) return
    const words = [saved || "Not saved yet", ...(left.length ? [`not saved: ${left.join(", ")}`] : []), ...(waits ? [`${waits} waits for Save`] : [])]
    this.state(words.join(" · "), left.length ? "bad" : "")
  }

  settled() {
    this.show()
    for (const done of this.waiters.splice(0)) done()
  }

  /** Why a field was left out, below it. */
  showProblems() {
    for (const old of this.form.querySelectorAll("[data-problem]")) old.remove()
    for (const [name, why] of Object.entries(this.problems || {})) {
      const input = this.form.elements[name]
      if (!(name in this.refused) || !input?.closest) continue
      const line = document.createElement("p")
      line.className = "field-problem"
      line.dataset.problem = name
      line.textContent = `Not saved: ${why}`
      ;(input.closest(".field, .form-row, fieldset") || input.parentElement).append(line)
    }
  }

  // --- leaving --------------------------------------------------------------------------------------------------------

  /** Save was pressed: what is under way comes to its end first. */
  async submitting(event) {
    if (event.defaultPrevented) return
    if (this.passing || (!this.flight && !this.dirty())) {
      this.submitted = true
      clearTimeout(this.timer)
      if (!this.passing || this.blocked !== "conflict") this.keepNow()
      this.passing = false
      return
    }
    const { submitter } = event
    event.preventDefault()
    await this.flush()
    if (this.flight) await this.flight
    if (this.blocked === "conflict") return this.compare()
    if (this.problem) { say(this.problem); return }
    this.passing = true
    if (submitter?.isConnected) this.form.requestSubmit(submitter)
    else {
      // The bar was put in anew when the story got its first save: the same button stands in it again.
      const again = submitter && this.form.querySelector(`button[name="${CSS.escape(submitter.name)}"][value="${CSS.escape(submitter.value)}"]`)
      this.form.requestSubmit(again || undefined)
    }
  }

  leaving(event) {
    if (this.submitted) return
    this.keepNow()
    if (!this.unsaved()) return
    if (this.dirty() && !this.flight) this.flush()
    event.preventDefault()
  }

  lastWord() {
    this.keepNow()
    if (this.submitted || !this.tab || !this.dirty() || this.blocked) return
    const fields = this.changed()
    const payload = this.payload(fields)
    if (this.story !== null && JSON.stringify(payload).length < LARGEST_LAST_WORD) post(this.urls.autosave, payload, this.form, { keepalive: true })
  }
}

let autosave = null

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const form = textarea.form
  if (textarea.name !== "body" || !form?.matches("[data-autosave]")) return
  const place = document.querySelector("[data-save-state]")
  if (place) place.dataset.atFirst = place.textContent.trim()
  // A task later: scripts that draw fields anew (chips) are done by then.
  setTimeout(() => {
    autosave = new Autosave(form, editor)
    if (form.dataset.autosaveNew) autosave.begin(null, {})
  })
})

document.addEventListener("story:ready", ({ detail: { form, editor, urls } }) => {
  if (!editor || !form.matches("[data-autosave]")) return
  const begin = () => {
    if (!autosave) return setTimeout(begin)
    autosave.begin(Number(/\/(\d+)\/change\//.exec(urls.change)?.[1]), urls)
  }
  begin()
})

/** Resolves with {revision} when the server has the words that were typed; rejects with a message for people. */
export async function saveNow() {
  if (!autosave) throw new Error("The page is not ready yet: try again in a moment.")
  for (let attempt = 0; attempt < 3 && (autosave.flight || autosave.dirty()); attempt += 1) {
    await autosave.flush()
    if (autosave.problem && autosave.dirty()) throw new Error(autosave.problem)
  }
  const left = WORDS.filter((name) => name in autosave.refused)
  if (left.length) throw new Error(`Not saved: ${left.map((name) => `${labelOf(autosave.form, name)}. ${autosave.problems[name]}`).join(" ")}`)
  return { revision: Number(autosave.form.elements.base_revision.value) }
}

/** Take over what was saved elsewhere: by others, or by a script of this page through another door. */
export const pullSaved = () => autosave?.pull()

/** For the line that says who is here: the page's own key, when it was last typed in, and its addresses. */
export const pageState = () => autosave && { tab: autosave.tab, user: autosave.user, lastKey: autosave.lastKey, form: autosave.form, revision: Number(autosave.form.elements.base_revision.value), isBusy: Boolean(autosave.flight) || autosave.dirty(), urls: autosave.urls }
