// Names on file while somebody types one. Expects <input list="…" data-names="address that is asked ?q=">, <datalist>.
// The address answers {"results": [{"text", "note"}]}.

const WAIT = 150 // milliseconds

export function attachNames(input) {
  if (!input) return
  const list = document.getElementById(input.getAttribute("list"))
  let timer
  let asked = ""
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT)
  })

  async function ask() {
    const words = input.value.trim()
    if (words.length < 2 || words === asked) return
    asked = words
    try {
      const response = await fetch(`${input.dataset.names}?${new URLSearchParams({ q: words })}`)
      if (!response.ok || response.redirected || words !== asked) return
      const { results } = await response.json()
      list.replaceChildren(...results.map(({ text, note }) => new Option(note || "", text)))
    } catch { /* Offline: the whole name can be typed all the same. */ }
  }
}
