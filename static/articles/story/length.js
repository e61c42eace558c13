// How long the story is, as it is typed: words and minutes, in <p data-length>. Counted when the keys rest.

const A_MINUTE = 230 // words; what adults read of news on a screen, rounded down
const PAUSE = 300 // milliseconds

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  if (textarea.name !== "body") return
  let timer = 0
  const count = () => {
    const words = editor.state.doc.textBetween(0, editor.state.doc.content.size, " ", " ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length || 0
    const place = document.querySelector("[data-length]") // put in anew with a new story's first save
    if (place) place.textContent = words ? `${words.toLocaleString("en-GB")} word${words === 1 ? "" : "s"} · ${Math.max(1, Math.round(words / A_MINUTE))} min` : ""
  }
  editor.on("update", () => { clearTimeout(timer); timer = setTimeout(count, PAUSE) })
  document.addEventListener("story:ready", count)
  count()
})
