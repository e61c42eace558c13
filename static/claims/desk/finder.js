// Lists that fill while one types: claims to link with, items to put on the claim. Expects
//   <div data-finder="address"> <form> <input data-finder-field name="near"> <button data-finder-button>
//     <form> <input type="hidden" data-finder-kept> <div data-finder-list>…radio buttons…</div> <p data-finder-said role="status">
// Without it the first form asks by GET, and the page comes back with the list.

const PAUSE = 180 // milliseconds without a key before the server is asked

export function attachFinders(page) {
  for (const root of page.querySelectorAll("[data-finder]")) new Finder(root)
}

class Finder {
  constructor(root) {
    this.root = root
    this.url = root.dataset.finder
    this.field = root.querySelector("[data-finder-field]")
    this.list = root.querySelector("[data-finder-list]")
    this.kept = root.querySelector("[data-finder-kept]")
    this.said = root.querySelector("[data-finder-said]")
    this.relation = root.querySelector("[data-finder-relation]")
    this.asked = this.field.value
    root.querySelector("[data-finder-button]").hidden = true
    this.field.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), PAUSE) })
    this.field.form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(this.timer); this.ask().then(() => this.choose()) })
    this.field.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); this.choose() } })
    this.list.addEventListener("change", ({ target }) => this.chosen(target))
    this.list.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" || event.target !== this.radios()[0]) return
      event.preventDefault()
      this.field.focus()
    })
  }

  radios() { return [...this.list.querySelectorAll("input[type=radio]")] }

  /** To the list, with the first of it chosen: the arrows go on from there. */
  choose() {
    const radios = this.radios()
    const radio = radios.find(({ checked }) => checked) || radios[0]
    if (!radio) return
    radio.checked = true
    radio.focus()
    this.chosen(radio)
  }

  /** A claim comes with the relation that it seems to have, unless one was chosen by hand. */
  chosen(radio) {
    if (!this.relation || radio.type !== "radio" || this.byHand()) return
    this.relation.value = radio.dataset.propose || ""
    this.proposed = this.relation.value
  }

  byHand() { return this.relation.value !== "" && this.relation.value !== this.proposed }

  async ask() {
    const typed = this.field.value
    if (typed.trim() === this.asked.trim()) return
    this.asked = typed
    this.asking?.abort()
    const asking = this.asking = new AbortController()
    const address = new URL(this.url, location.href)
    address.searchParams.set(this.field.name, typed)
    try {
      const response = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } })
      if (!response.ok) throw new Error(String(response.status))
      const { html } = await response.json()
      this.list.innerHTML = html // our own server's, escaped there
      this.kept.value = typed
      const found = this.radios().length
      this.said.textContent = found ? `${found} found. Arrow down to choose.` : "Nothing found."
    } catch (error) {
      if (error.name === "AbortError") return
      this.asked = ""
      this.said.textContent = "The list could not be brought up to date. Press Enter to try again."
    }
  }
}
