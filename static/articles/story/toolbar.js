// The editor's buttons as one toolbar: one stop of the Tab key, arrows from button to button (the pattern of WAI-ARIA),
// each with its name and its keys. Alt+F10 leads from the text to it, Escape back.

import { Extension } from "django-prose-editor/editor";

const isMac = /Mac|iP(?:hone|ad)/.test(navigator.platform)

/** name of the item -> what it is called, its keys, and whether it is a switch. */
const BUTTONS = {
  claim: ["Mark claim", "Ctrl+Alt+C", true],
  bold: ["Bold", "Ctrl+B", true],
  italic: ["Italic", "Ctrl+I", true],
  link: ["Link", "Ctrl+K", true],
  unlink: ["Remove the link", ""],
  heading2: ["Crosshead", "Ctrl+Alt+2", true],
  heading3: ["Small crosshead", "Ctrl+Alt+3", true],
  paragraph: ["Paragraph", "Ctrl+Alt+0", true],
  bulletList: ["List", "Ctrl+Shift+8", true],
  orderedList: ["Numbered list", "Ctrl+Shift+7", true],
  blockquote: ["Quotation", "Ctrl+Shift+B", true],
  horizontalRule: ["Rule", "--- on a line of its own"],
  "history:undo": ["Undo", "Ctrl+Z"],
  "history:redo": ["Redo", "Ctrl+Shift+Z"],
  docx: ["Import a Word file", ""],
  find: ["Find and replace", "Ctrl+Alt+F"],
  quotes: ["“ ” Typographic quotes as you type", "", true],
  allQuotes: ["All “ ”: make all quotes typographic", "Ctrl+Alt+Q"],
}

const keysOf = (keys) => (isMac ? keys.replace(/Ctrl/g, "⌘").replace(/Alt/g, "⌥").replace(/Shift/g, "⇧") : keys)

export const Toolbar = Extension.create({
  name: "Toolbar",

  onCreate() {
    // A task later: the menu is built when the editor is, after the extensions before it.
    setTimeout(() => { if (this.editor.storage.menu?.dom) build(this.editor, this.editor.storage.menu.dom) })
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": () => {
        const button = this.editor.storage.menu?.dom?.querySelector("button[tabindex='0']")
        button?.focus()
        return Boolean(button)
      },
    }
  },
})

function build(editor, toolbar) {
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", "Text")
  const all = [...toolbar.querySelectorAll("button")]
  const usable = () => all.filter((button) => !button.classList.contains("hidden"))
  for (const button of all) {
    const [name, keys] = BUTTONS[button.dataset.name] || [button.title, ""]
    button.title = keys ? `${name} (${keysOf(keys)})` : name
    button.setAttribute("aria-label", name)
    if (/^[A-Z]/.test(keys)) button.setAttribute("aria-keyshortcuts", keys.replace(/Ctrl/g, isMac ? "Meta" : "Control"))
    button.tabIndex = -1
  }
  const stop = (button) => {
    for (const each of all) each.tabIndex = each === button ? 0 : -1
  }
  stop(usable()[0])
  toolbar.addEventListener("focusin", (event) => { if (all.includes(event.target)) stop(event.target) })
  toolbar.addEventListener("keydown", (event) => {
    const buttons = usable()
    const at = buttons.indexOf(document.activeElement)
    const last = buttons.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (event.key === "Escape") editor.commands.focus()
    else if (at < 0 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    else buttons[to].focus()
    event.preventDefault()
    event.stopPropagation()
  })
  const show = () => {
    for (const button of all) {
      if (BUTTONS[button.dataset.name]?.[2]) button.setAttribute("aria-pressed", String(button.classList.contains("active")))
      button.setAttribute("aria-disabled", String(button.classList.contains("disabled")))
    }
    if (!usable().some((button) => button.tabIndex === 0)) stop(usable()[0])
  }
  editor.on("transaction", show)
  show()
}
