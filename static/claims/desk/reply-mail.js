// A letter that is changed on the page is the one that the mail program opens. Expects
// <a data-mail data-subject="ID" data-body="ID" data-most="1900">; the link goes where a letter is too long for it.

for (const link of document.querySelectorAll("[data-mail]")) {
  const subject = document.getElementById(link.dataset.subject)
  const body = document.getElementById(link.dataset.body)
  const write = () => {
    const title = encodeURIComponent(subject.value.trim().replace(/\s+/g, " "))
    const text = encodeURIComponent(body.value.replace(/\r?\n/g, "\r\n"))
    const address = `mailto:?subject=${title}&body=${text}`
    link.hidden = address.length > Number(link.dataset.most)
    link.href = address
  }
  for (const field of [subject, body]) field.addEventListener("input", write)
}
