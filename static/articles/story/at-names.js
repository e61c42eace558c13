// "@" in a note offers colleagues: arrows choose, Enter or Tab takes one, Escape closes. For every
// <textarea data-at-names> in a panel; the list stands right below the field, and is asked for once.

const OPEN = /(?:^|[^\p{L}\p{N}_.@+-])@([\p{L}\p{N}_.+-]*)$/u
const MOST = 8

export class AtNames {
  constructor(panel, url) {
    this.url = url
    this.people = null
    this.list = Object.assign(document.createElement("ul"), { className: "at-names", id: "at-names", hidden: true })
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", "Colleagues")
    this.told = Object.assign(document.createElement("p"), { className: "visually-hidden" })
    this.told.setAttribute("role", "status")
    panel.append(this.told)
    this.area = null
    panel.addEventListener("input", ({ target }) => { if (target.matches("[data-at-names]")) this.typed(target) })
    panel.addEventListener("keydown", (event) => this.key(event), true)
    panel.addEventListener("focusout", ({ target }) => { if (target === this.area) this.close() })
    // Before the field loses the focus, which would close the list.
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const row = event.target.closest("[role=option]")
      if (row) this.take(row)
    })
  }

  async typed(area) {
    const sought = OPEN.exec(area.value.slice(0, area.selectionStart))?.[1]
    if (sought === undefined) return this.close()
    this.people ||= fetch(this.url).then((response) => response.json()).then(({ people }) => people).catch(() => { this.people = null; return [] })
    const people = await this.people
    if (OPEN.exec(area.value.slice(0, area.selectionStart))?.[1] !== sought || document.activeElement !== area) return
    this.offer(area, people.filter((person) => fits(person, sought)).slice(0, MOST))
  }

  offer(area, people) {
    this.close()
    if (!people.length) return
    this.area = area
    this.list.replaceChildren(...people.map(({ username, name }, number) => {
      const row = Object.assign(document.createElement("li"), { id: `at-name-${number}` })
      row.setAttribute("role", "option")
      row.dataset.name = username
      row.append(Object.assign(document.createElement("b"), { textContent: name || username }), ` @${username}`)
      return row
    }))
    area.after(this.list)
    this.list.hidden = false
    area.setAttribute("aria-autocomplete", "list")
    area.setAttribute("aria-controls", this.list.id)
    this.choose(0)
    this.told.textContent = `${people.length} ${people.length === 1 ? "colleague" : "colleagues"}. Arrows choose, Enter takes one.`
  }

  rows() { return [...this.list.children] }

  choose(number) {
    const rows = this.rows()
    this.at = (number + rows.length) % rows.length
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at)))
    this.area.setAttribute("aria-activedescendant", rows[this.at].id)
    rows[this.at].scrollIntoView({ block: "nearest" })
  }

  key(event) {
    if (this.list.hidden || event.target !== this.area || event.isComposing || event.ctrlKey || event.metaKey) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) this.choose(this.at + by)
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.rows()[this.at])
    else if (event.key === "Escape") this.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  take(row) {
    const { area } = this
    const [before, after] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionStart)]
    const start = before.lastIndexOf("@")
    this.close()
    area.setRangeText(`@${row.dataset.name}${after.startsWith(" ") ? "" : " "}`, start, before.length, "end")
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }

  close() {
    if (!this.area) return
    this.area.removeAttribute("aria-activedescendant")
    this.area.removeAttribute("aria-controls")
    this.list.hidden = true
    this.list.remove()
    this.told.textContent = ""
    this.area = null
  }
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** A person is meant by the beginning of the user name, of the full name, or of any part of either. */
function fits({ username, name }, sought) {
  const wanted = plain(sought)
  return [username, name, ...name.split(/\s+/), ...username.split(/[.+_-]/)].some((part) => plain(part).startsWith(wanted))
}
