// Several names as chips. Expects
//   <textarea data-chips='{"url": "…", "options": ["…"], "free": true, "ordered": true, "tail": true, "propose": ["…"]}'>
// with one name a line. The text area stays the field that is posted; it is hidden behind a list of chips and an input
// with suggestions. Enter, Tab or a comma takes a name, Backspace in the empty input takes the last one back. In ordered
// lists a chip is dragged, moved by its arrow, or by Alt and the arrow keys; with "tail" a name ends in "[id]", which is
// not shown. Proposed names are buttons below; a script adds more of them with a `chips:propose` event {names: [{text,
// note}]} on the text area.

for (const area of document.querySelectorAll("textarea[data-chips]")) attach(area)
window.django?.jQuery?.(document).on("formset:added", (event) => event.target.querySelectorAll("textarea[data-chips]").forEach(attach))

function attach(area) {
  if (area.hidden || area.id.includes("__prefix__")) return
  const { url, options, free, ordered, tail, propose } = JSON.parse(area.dataset.chips)
  const label = document.querySelector(`label[for="${CSS.escape(area.id)}"]`)
  const name = label?.textContent.trim().replace(/[:·]$/, "") || area.name
  const names = area.value.split("\n").map((line) => line.trim()).filter(Boolean)
  const known = new Map()
  const remember = (list) => list.forEach((text) => known.set(text.toLowerCase(), text))
  const shown = (text) => tail ? text.replace(/ \[[a-z0-9]+\]$/, "") : text
  remember(options)
  remember(names)

  const box = document.createElement("div")
  box.className = ordered ? "chips ordered" : "chips"
  const list = document.createElement(ordered ? "ol" : "ul")
  list.setAttribute("aria-label", ordered ? `Chosen, in order: ${name}` : `Chosen: ${name}`)
  const input = document.createElement("input")
  const suggestions = document.createElement("datalist")
  suggestions.id = `${area.id}_names`
  input.type = "text"
  input.id = `${area.id}_input`
  input.autocomplete = "off"
  input.setAttribute("list", suggestions.id)
  const described = area.getAttribute("aria-describedby")
  if (described) input.setAttribute("aria-describedby", described)
  const status = document.createElement("span")
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  const proposals = document.createElement("div")
  proposals.className = "chip-proposals"
  const offered = new Map((propose || []).map((text) => [text, ""]))
  remember([...offered.keys()])
  box.append(list, input, suggestions, status)
  area.after(box, proposals)
  area.hidden = true
  if (label) label.htmlFor = input.id
  else input.setAttribute("aria-label", name)
  offer(options)
  draw()
  // Another script has put names in (static/articles/story/fields.js).
  area.addEventListener("story:put", () => {
    names.splice(0, names.length, ...area.value.split("\n").map((line) => line.trim()).filter(Boolean))
    remember(names)
    draw()
  })

  function offer(texts, notes = []) {
    suggestions.replaceChildren(...texts.map((text, at) => new Option(notes[at] ? `${shown(text)}, ${notes[at]}` : shown(text), text)).filter((option) => !has(option.value)))
  }
  function has(text) { return names.some((held) => held.toLowerCase() === text.toLowerCase()) }
  function draw() {
    area.value = names.join("\n")
    list.replaceChildren(...names.map(chip))
    drawProposals()
  }
  function chip(text, at) {
    const item = document.createElement("li")
    const words = document.createElement("span")
    words.textContent = shown(text)
    item.append(words)
    if (!known.has(text.toLowerCase())) {
      item.className = "new"
      const mark = document.createElement("small")
      mark.textContent = "new"
      mark.title = "Made when you save"
      item.append(mark)
    }
    if (ordered && names.length > 1) {
      if (at) item.append(button("←", `Move ${shown(text)} before ${shown(names[at - 1])}`, () => move(at, at - 1), "move"))
      item.draggable = true
      drag(item, at)
    }
    item.append(button("×", `Remove ${shown(text)}`, () => { names.splice(at, 1); changed(`${shown(text)} removed`); input.focus() }, "remove"))
    item.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
      if (!ordered || !by || !event.altKey) return
      event.preventDefault() // the browser would go back a page
      move(at, at + by)
    })
    return item
  }
  function button(sign, says, act, kind) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = sign
    made.dataset.chip = kind
    made.setAttribute("aria-label", says)
    if (ordered && kind === "remove") made.setAttribute("aria-keyshortcuts", "Alt+ArrowLeft Alt+ArrowRight")
    made.addEventListener("click", act)
    return made
  }
  function move(from, to) {
    if (to < 0 || to >= names.length || from === to) return
    const [text] = names.splice(from, 1)
    names.splice(to, 0, text)
    changed(`${shown(text)} is number ${to + 1} of ${names.length}`)
    list.children[to].querySelector('[data-chip="remove"]').focus()
  }
  function drag(item, at) {
    item.addEventListener("dragstart", (event) => { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", shown(names[at])); list.dataset.from = at })
    item.addEventListener("dragover", (event) => { if (list.dataset.from !== undefined) { event.preventDefault(); item.classList.add("target") } })
    item.addEventListener("dragleave", () => item.classList.remove("target"))
    item.addEventListener("drop", (event) => {
      if (list.dataset.from === undefined) return
      event.preventDefault()
      move(Number(list.dataset.from), at)
    })
    item.addEventListener("dragend", () => { delete list.dataset.from })
  }
  function drawProposals() {
    const open = [...offered].filter(([text]) => !has(text))
    proposals.hidden = !open.length
    proposals.replaceChildren(...open.map(([text, note]) => {
      const made = document.createElement("button")
      made.type = "button"
      made.textContent = `+ ${shown(text)}`
      if (note) made.title = note
      made.addEventListener("click", () => { names.push(text); changed(`${shown(text)} added`); (proposals.querySelector("button") || input).focus() })
      return made
    }))
  }
  function changed(words) {
    delete list.dataset.from
    draw()
    status.textContent = words
    area.dispatchEvent(new Event("input", { bubbles: true }))
    area.dispatchEvent(new Event("change", { bubbles: true }))
  }
  function take() {
    const typed = input.value.trim().replace(/,$/, "").trim()
    if (!typed) return false
    const text = known.get(typed.toLowerCase()) || (tail && [...known.values()].find((each) => shown(each).toLowerCase() === typed.toLowerCase())) || typed
    if (!known.has(text.toLowerCase()) && !free) {
      input.setCustomValidity(`${typed} is not on file`)
      input.reportValidity()
      status.textContent = `${typed} is not on file`
      return false
    }
    input.value = ""
    if (!has(text)) { names.push(text); changed(`${shown(text)} added`) }
    return true
  }

  area.addEventListener("chips:propose", ({ detail }) => {
    for (const { text, note } of detail.names) offered.set(text, note || "")
    remember(detail.names.map(({ text }) => text))
    drawProposals()
  })

  let timer
  let asked = 0
  input.addEventListener("input", (event) => {
    input.setCustomValidity("")
    if (!tail && input.value.endsWith(",")) { take(); return }
    // A choice from the suggestions arrives whole: take it at once.
    if (event.inputType === "insertReplacementText" || (!event.inputType && known.has(input.value.toLowerCase()))) { take(); return }
    if (!url) return
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const query = input.value.trim()
      if (!query) return
      const number = ++asked
      const response = await fetch(`${url}${url.includes("?") ? "&" : "?"}q=${encodeURIComponent(query)}`)
      if (!response.ok || number !== asked) return // of two answers the later counts
      const { results } = await response.json()
      remember(results.map(({ text }) => text))
      offer(results.map(({ text }) => text), results.map(({ note }) => note))
    }, 150)
  })
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "Enter") { event.preventDefault(); take() }
    else if (event.key === "Tab" && !event.shiftKey && input.value.trim()) { if (take()) event.preventDefault() }
    else if (event.key === "Backspace" && !input.value && names.length) { const last = names.pop(); changed(`${shown(last)} removed`) }
  })
  // Nothing typed is lost: what stands in the input counts when the field is left.
  input.addEventListener("blur", () => { if (input.value.trim() && (free || known.has(input.value.trim().toLowerCase()))) take() })
  box.addEventListener("click", (event) => { if (event.target === box) input.focus() })
}
