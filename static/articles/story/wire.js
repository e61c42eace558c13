// What the story's scripts send and what comes back: JSON both ways, with whatever session and token there are now.

const PATIENCE = 20000 // milliseconds until an answer counts as lost

/** The token of this moment: a login in another window changes the cookie under an open page. */
export function freshToken(form) {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="))
  const field = form.elements.csrfmiddlewaretoken
  const token = cookie ? decodeURIComponent(cookie.slice("csrftoken=".length)) : (field.value || field[0]?.value)
  // The form's own buttons must work after a login elsewhere, too.
  for (const each of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) each.value = token
  return token
}

/** {status, data}: status 0 when nobody answered; data null where the answer was not JSON. Never throws. */
export async function post(url, data, form, { keepalive = false } = {}) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": freshToken(form), Accept: "application/json" }
  try {
    const signal = keepalive ? undefined : AbortSignal.timeout(PATIENCE)
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(data), credentials: "same-origin", redirect: "manual", keepalive, signal })
    const json = response.headers.get("Content-Type")?.startsWith("application/json")
    return { status: response.status, data: json ? await response.json() : null }
  } catch {
    return { status: 0, data: null }
  }
}

/** The key of this page. It survives a reload and is never shared by two pages that are open at once. */
export function tabKey(story) {
  const name = `story-tab:${story}`
  let key = null
  try {
    key = sessionStorage.getItem(name) || newKey()
    sessionStorage.setItem(name, key)
  } catch { /* a browser that keeps nothing: a key for this page alone */ }
  return key || newKey()
}

/** A new story has got its number: the next new story of this tab is another one. */
export function moveTabKey(from, to, key) {
  try {
    sessionStorage.removeItem(`story-tab:${from}`)
    sessionStorage.setItem(`story-tab:${to}`, key)
  } catch { /* nothing is kept */ }
}

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Whether another open page has this key: a tab that was duplicated brings its keys along. */
export function isTaken(story, key) {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel("story-tabs")
    const me = newKey()
    const done = (taken) => { clearTimeout(timer); channel.close(); resolve(taken) }
    const timer = setTimeout(() => done(false), 120)
    channel.onmessage = ({ data }) => { if (data.to === me) done(true) }
    channel.postMessage({ ask: key, story, from: me })
  })
}

/** Answer other pages that ask for this key; `key()` may change. */
export function answerForKey(key) {
  const channel = new BroadcastChannel("story-tabs")
  channel.onmessage = ({ data }) => { if (data.ask && data.ask === key()) channel.postMessage({ to: data.from }) }
}
