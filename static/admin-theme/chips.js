// Several names as chips. Expects
//   <textarea data-chips='{"url": "…", "options": ["…"], "free": true}'>one name a line</textarea>
// The text area stays the field that is posted; it is hidden behind a list of chips and an input with suggestions.
// Enter, Tab or a comma takes a name, Backspace in the empty input takes the last one back.

for (const area of document.querySelectorAll("textarea[data-chips]")) attach(area)
window.django?.jQuery?.(document).on("formset:added", (event) => event.target.querySelectorAll("textarea[data-chips]").forEach(attach))

function attach(area) {
  if (area.hidden || area.id.includes("__prefix__")) return
  const { url, options, free } = JSON.parse(area.dataset.chips)
  const label = document.querySelector(`label[for="${CSS.escape(area.id)}"]`)
  const name = label?.textContent.trim().replace(/[:·]$/, "") || area.name
  const names = area.value.split("\n").map((line) => line.trim()).filter(Boolean)
  const known = new Map()
  const remember = (list) => list.forEach((text) => known.set(text.toLowerCase(), text))
  remember(options)
  remember(names)

  const box = document.createElement("div")
  box.className = "chips"
  const list = document.createElement("ul")
  list.setAttribute("aria-label", `Chosen: ${name}`)
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
  box.append(list, input, suggestions, status)
  area.after(box)
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

  function offer(texts) {
    suggestions.replaceChildren(...texts.filter((text) => !has(text)).map((text) => new Option(text, text)))
  }
  function has(text) { return names.some((held) => held.toLowerCase() === text.toLowerCase()) }
  function draw() {
    area.value = names.join("\n")
    list.replaceChildren(...names.map((text) => {
      const item = document.createElement("li")
      item.append(text)
      if (!known.has(text.toLowerCase())) { item.className = "new"; item.title = "New: made when you save" }
      const remove = document.createElement("button")
      remove.type = "button"
      remove.textContent = "×"
      remove.setAttribute("aria-label", `Remove ${text}`)
      remove.addEventListener("click", () => { names.splice(names.indexOf(text), 1); changed(`${text} removed`); input.focus() })
      item.append(remove)
      return item
    }))
  }
  function changed(words) {
    draw()
    status.textContent = words
    area.dispatchEvent(new Event("input", { bubbles: true }))
    area.dispatchEvent(new Event("change", { bubbles: true }))
  }
  function take() {
    const typed = input.value.trim().replace(/,$/, "").trim()
    if (!typed) return false
    const text = known.get(typed.toLowerCase()) || typed
    if (!known.has(typed.toLowerCase()) && !free) {
      input.setCustomValidity(`${typed} is not on file`)
      input.reportValidity()
      status.textContent = `${typed} is not on file`
      return false
    }
    input.value = ""
    if (!has(text)) { names.push(text); changed(`${text} added`) }
    return true
  }

  let timer
  input.addEventListener("input", (event) => {
    input.setCustomValidity("")
    if (input.value.endsWith(",")) { take(); return }
    // A choice from the suggestions arrives whole: take it at once.
    if (event.inputType === "insertReplacementText" || (!event.inputType && known.has(input.value.toLowerCase()))) { take(); return }
    if (!url) return
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const query = input.value.trim()
      if (!query) return
      const response = await fetch(`${url}?q=${encodeURIComponent(query)}`)
      if (!response.ok) return
      const texts = (await response.json()).results.map(({ text }) => text)
      remember(texts)
      offer(texts)
    }, 150)
  })
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); take() }
    else if (event.key === "Tab" && !event.shiftKey && input.value.trim()) { if (take()) event.preventDefault() }
    else if (event.key === "Backspace" && !input.value && names.length) { const last = names.pop(); changed(`${last} removed`) }
  })
  // Nothing typed is lost: what stands in the input counts when the field is left.
  input.addEventListener("blur", () => { if (input.value.trim() && (free || known.has(input.value.trim().toLowerCase()))) take() })
  box.addEventListener("click", (event) => { if (event.target === box) input.focus() })
}
