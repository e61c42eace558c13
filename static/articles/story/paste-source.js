// Pasted HTML as text, made fit to be parsed under the content policy, and what its style sheet said.
//
// A browser that may not run inline styles leaves `element.style` empty in a document parsed from such text, and writes
// an error for each: what Google Docs and Word say in style attributes (bold, italic, lists) would be lost. So each
// `style` is renamed to `data-style` before anything parses it, and read as the text that it is.

const TAG = /<[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g
const ATTRIBUTE = /([\s/"'])style(?=\s*=)/gi
const QUOTED = /("[^"]*"|'[^']*')/
const RULE = /([^{}]+)\{([^{}]*)\}/g
const CLASS = /^(?:[a-z0-9]+)?\.([\w-]+)$/i
const MOST_RULES = 400

/** {html, sheet}: html without comments, style sheets and style attributes; sheet: Map of class -> declarations. */
export function parted(source) {
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/i.exec(source)
  const html = (fragment ? fragment[1] : source)
    .replace(/<!--\[if[^\]]*\]>[\s\S]*?<!\[endif\]-->/gi, "") // Word's own, for its eyes only
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[^\]]*\]>/g, "") // <![if !supportLists]>: what it holds is the bullet, which is read
    .replace(/<\?xml[^>]*>/gi, "")
    .replace(/<(style|script|xml|noscript|template|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<(?:link|meta|base)\b[^>]*>/gi, "")
    .replace(TAG, renamed)
  // A spreadsheet marks the fragment inside its table; without one a parser would run the cells together.
  const isRows = /^\s*(?:<col\b[^>]*>\s*)*<(?:colgroup|tbody|thead|tr|td|th)\b/i.test(html)
  return { html: isRows ? `<table>${html}</table>` : html, sheet: sheetOf(source) }
}

/** The same HTML with its style attributes renamed and nothing else changed: for what an editor of ours copied. */
export const quiet = (source) => source.replace(TAG, renamed)

/** An event attribute would be refused by the policy as well, and complained of. */
function renamed(tag) {
  if (!/style|\son/i.test(tag)) return tag
  const parts = tag.split(QUOTED)
  // Quoted values stand at the odd places: a title that reads "style=" is no attribute.
  for (let i = 0; i < parts.length; i += 2) {
    parts[i] = ` ${parts[i]}`.replace(ATTRIBUTE, "$1data-style").replace(/([\s/])on([a-z]+)(?=\s*=)/gi, "$1data-on-$2").slice(1)
  }
  return parts.join("")
}

function sheetOf(source) {
  const sheet = new Map()
  let count = 0
  for (const [, css] of source.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)) {
    for (const [, selectors, body] of css.replace(/<!--|-->|\/\*[\s\S]*?\*\//g, "").matchAll(RULE)) {
      if (++count > MOST_RULES) return sheet
      for (const selector of selectors.split(",")) {
        const name = CLASS.exec(selector.trim())?.[1]
        if (name) sheet.set(name, `${sheet.get(name) || ""};${body}`)
      }
    }
  }
  return sheet
}

/** The declarations that hold for an element, in lower case: {"font-weight": "700"}. Later ones win. */
export function declarations(element, sheet) {
  const said = {}
  const texts = [...element.classList].map((name) => sheet.get(name)).filter(Boolean)
  texts.push(element.getAttribute("data-style") || "")
  for (const text of texts) {
    for (const one of text.split(";")) {
      const at = one.indexOf(":")
      if (at < 0) continue
      const name = one.slice(0, at).trim().toLowerCase()
      const value = one.slice(at + 1).trim().toLowerCase().replace(/\s*!important$/, "")
      said[name] = value
      if (name === "font") { // Cocoa writes: font: bold italic 12.0px Helvetica
        const before = value.split(/\d[\d.]*(?:px|pt|em|rem|%)/)[0]
        said["font-weight"] = /\bbold|\b[6-9]00\b/.test(before) ? "bold" : "normal"
        said["font-style"] = /\bitalic|\boblique/.test(before) ? "italic" : "normal"
      }
    }
  }
  return said
}
