// The bar of find and replace, below the toolbar. Enter goes on, Shift+Enter back, Escape closes and selects the match.

const el = (tag, props = {}, ...children) => {
  const { aria = {}, ...rest } = props
  const node = Object.assign(document.createElement(tag), rest)
  for (const [name, value] of Object.entries(aria)) node.setAttribute(name === "role" ? "role" : `aria-${name}`, value)
  node.append(...children)
  return node
}

export class FindBar {
  constructor(finder) {
    this.finder = finder
    const button = (textContent, act, props = {}) => el("button", { type: "button", textContent, onclick: act, ...props })
    this.words = el("input", { type: "text", id: "find-words", autocomplete: "off", spellcheck: false })
    this.count = el("output", { className: "find-count", aria: { role: "status" } })
    this.note = el("p", { className: "find-note", aria: { role: "status" } })
    this.matchCase = el("input", { type: "checkbox" })
    this.wholeWord = el("input", { type: "checkbox" })
    this.with = el("input", { type: "text", id: "find-with", autocomplete: "off", spellcheck: false })
    this.one = button("Replace", () => this.replace())
    this.all = button("Replace all", () => this.replaceAll())
    this.row = el("div", { className: "find-row" }, el("label", { htmlFor: "find-with", textContent: "Replace with" }), this.with, this.one, this.all)
    this.element = el("div", { className: "find-bar", hidden: true, aria: { role: "search", label: "Find in the story" } },
      el("div", { className: "find-row" },
        el("label", { htmlFor: "find-words", textContent: "Find" }), this.words, this.count,
        button("↑", () => finder.step(-1), { title: "Previous (Shift+Enter)", ariaLabel: "Previous match" }),
        button("↓", () => finder.step(1), { title: "Next (Enter)", ariaLabel: "Next match" }),
        el("label", { className: "find-option" }, this.matchCase, "Match case"),
        el("label", { className: "find-option" }, this.wholeWord, "Whole word"),
        button("Close", () => finder.close(), { className: "quiet-button", title: "Escape" })),
      this.row, this.note)
    this.words.addEventListener("input", () => this.changed())
    this.matchCase.addEventListener("change", () => this.changed())
    this.wholeWord.addEventListener("change", () => this.changed())
    this.with.addEventListener("input", (event) => { event.stopPropagation(); this.disarm() })
    this.element.addEventListener("keydown", (event) => this.keys(event))
  }

  get query() {
    return { words: this.words.value, matchCase: this.matchCase.checked, wholeWord: this.wholeWord.checked }
  }

  remove() { this.element.remove() }

  show({ replace, words }) {
    this.element.hidden = false
    if (replace) this.row.hidden = false
    else if (!this.wasOpen) this.row.hidden = true
    this.wasOpen = true
    if (words) this.words.value = words
    this.tell("")
    this.words.focus()
    this.words.select()
  }

  hide() {
    this.element.hidden = true
    this.wasOpen = false
    this.disarm()
  }

  changed() {
    this.disarm()
    this.finder.search({ from: this.finder.start })
  }

  /** How many there are, which one is shown, and how many of them a replacement would touch in claims. */
  say() {
    const { matches, at } = this.finder
    const here = matches[at]?.field ? `, in the ${matches[at].field.name}` : ""
    this.count.textContent = !this.words.value ? "" : matches.length ? `${at + 1} of ${matches.length}${here}` : "Not found"
    const claims = matches.filter(({ inClaim }) => inClaim).length
    this.tell(!this.row.hidden && claims ? `${claims === matches.length ? "All" : claims} of them ${claims === 1 && claims !== matches.length ? "stands inside a claim" : "stand inside claims"}.` : "")
    this.one.disabled = this.all.disabled = !matches.length
  }

  tell(words) { this.note.textContent = words }

  replace() {
    this.finder.replace(this.with.value)
  }

  /** Where claims are touched, the button says so first and acts when pressed again. */
  replaceAll() {
    const { matches } = this.finder
    const claims = matches.filter(({ inClaim }) => inClaim).length
    if (!matches.length) return
    if (claims && !this.armed) {
      this.armed = true
      this.all.textContent = `Replace all ${matches.length}, ${claims} inside claims`
      return
    }
    this.disarm()
    this.finder.replaceAll(this.with.value)
  }

  disarm() {
    this.armed = false
    this.all.textContent = "Replace all"
  }

  keys(event) {
    const ctrl = event.ctrlKey || event.metaKey
    const letter = event.key.toLowerCase()
    if (event.key === "Escape") this.finder.close()
    else if (ctrl && (letter === "h" || (letter === "f" && event.altKey))) { this.row.hidden = false; this.with.focus(); this.say() }
    else if (event.key === "Enter" && event.target === this.words) this.finder.step(event.shiftKey ? -1 : 1)
    else if (event.key === "Enter" && event.target === this.with) ctrl ? this.replaceAll() : this.replace()
    else return // Ctrl+F in here is the browser's own
    event.preventDefault()
    event.stopPropagation()
  }
}
