// While findings stop the print, the loud button of the bar leads to them: <a data-when-stopped hidden> in the place of
// <button data-when-clear>. The bar is put in anew with a new story's first save, so it is looked for each time.

export function lead(stopping) {
  const there = document.querySelector("[data-when-stopped]")
  if (!there) return
  there.hidden = !stopping
  document.querySelector("[data-when-clear]").hidden = Boolean(stopping)
  document.querySelector('[data-rail-count="checks"]')?.classList.toggle("bad", Boolean(stopping))
}
