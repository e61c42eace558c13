// Building elements and asking the server, for the scripts of the story's screen.

/** An element with properties (attributes where they hold a hyphen or are no property), `data` and `aria` (and role) by
 *  name, and children; null children are left out. */
export const el = (tag, props = {}, ...children) => {
  const { data = {}, aria = {}, ...rest } = props
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(rest)) {
    if (name in node && !name.includes("-")) node[name] = value
    else node.setAttribute(name, value)
  }
  Object.assign(node.dataset, data)
  for (const [name, value] of Object.entries(aria)) node.setAttribute(name === "role" ? "role" : `aria-${name}`, value)
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

const csrf = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || ""

/** The server's answer. With a body it is posted; an array becomes several values of one name. */
export async function json(url, body) {
  let sent = {}
  if (body) {
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries(body)) for (const each of [value].flat()) form.append(name, each)
    sent = { method: "POST", headers: { "X-CSRFToken": csrf() }, body: form }
  }
  let response
  try { response = await fetch(url, sent) } catch { throw new Error("The server cannot be reached. Nothing was changed: try again in a moment.") }
  if (!(response.headers.get("content-type") || "").includes("json")) {
    throw new Error(response.status === 403 ? "Your role may not do this, or you were signed out. Nothing was changed." : `The server answered ${response.status}. Nothing was changed.`)
  }
  return response.json()
}

/** Words cut at a length, with a sign that they go on. */
export const short = (text, most = 80) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text)
