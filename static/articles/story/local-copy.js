// What the server has not confirmed, kept in this browser: one record for each story and page, under the name of who
// wrote it. It is taken away when the server has everything. Nothing is ever put back by itself, not even after a
// reload of the same tab: the browser has asked then whether to leave, and somebody who left may have wanted to be rid
// of it. What is offered is what differs from the page that has just come.

const PREFIX = "story-copy:"
const OLDEST = 30 * 24 * 3600 * 1000 // milliseconds; a copy nobody has asked for in a month is thrown away

const keyOf = (user, story, tab) => `${PREFIX}${user}:${story}:${tab}`

/** Whether it could be kept. `copy`: {revision, stamps, fields, rest}. */
export function keep(user, story, tab, copy) {
  try {
    localStorage.setItem(keyOf(user, story, tab), JSON.stringify({ version: 1, at: Date.now(), tab, ...copy }))
    return true
  } catch { return false }
}

export function forget(user, story, tab) {
  try { localStorage.removeItem(keyOf(user, story, tab)) } catch { /* nothing is kept */ }
}

/** What this page holds was sent with a button: the page that answers tells what became of it. */
export function markSent(user, story, tab) {
  try {
    const held = localStorage.getItem(keyOf(user, story, tab))
    if (held) localStorage.setItem(keyOf(user, story, tab), JSON.stringify({ ...JSON.parse(held), submitted: true }))
  } catch { /* nothing is kept */ }
}

/** The copies of this story, newest first; what is too old or broken goes. */
export function copiesOf(user, story) {
  const found = []
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue
      let copy = null
      try { copy = JSON.parse(localStorage.getItem(key)) } catch { /* broken */ }
      if (copy?.version !== 1 || Date.now() - copy.at > OLDEST) localStorage.removeItem(key)
      else if (key.startsWith(keyOf(user, story, ""))) found.push(copy)
    }
  } catch { /* nothing is kept */ }
  return found.sort((one, two) => two.at - one.at)
}
