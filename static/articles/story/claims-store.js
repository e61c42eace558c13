// What is on file about the claims of the text: asked for once, all that are missing in one request. `null` stands for a
// uid that no record has: the next save unwraps its mark.

import { json } from "../dom.js";

const records = new Map()
let address = ""
let search = ""
let flight = null

/** Where to ask: the story's own address, and the search of claims before there is a story. */
export function askAt({ claims = "", lookup = "" }) {
  address = claims || address
  search = lookup || search
}

/** The record of a claim; undefined while nobody has asked, null where there is none. */
export const known = (uid) => records.get(uid)

/** Put down what another answer told: a claim just recorded, or changed. */
export function remember(claim) {
  records.set(claim.uid, { stories: 0, anchor: "", ...records.get(claim.uid), ...claim })
}

/** Ask for those of the uids that are not known, or for all of them anew; true where anything came. */
export async function ask(uids, { anew = false } = {}) {
  if (flight) await flight.catch(() => {})
  const missing = [...new Set(uids)].filter((uid) => anew || !records.has(uid))
  if (!missing.length || !(address || search)) return false
  flight = address ? json(address, { uids: missing.join(",") }) : json(`${search}?uids=${missing.join(",")}`)
  try {
    const answer = await flight
    for (const uid of missing) records.set(uid, null)
    for (const claim of answer.claims || answer.results || []) records.set(claim.uid, { stories: 0, anchor: "", ...claim })
    return true
  } catch { return false } finally { flight = null }
}
