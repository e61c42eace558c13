"""Pasting with real keys: what other programs put on the clipboard, and what stands in the story afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.urls import reverse

from articles.body.canonical import canonical
from articles.ingest.parsers import parse_text
from articles.ingest.parsers.plain import is_heading, text_body
from tests.browser.test_admin import EDITOR, change, open_editor, save, select, until
from tests.factories.articles import make_article, make_section
from tests.factories.newsroom import make_user
from tests.word_files import paragraph, run, word_file

pytestmark = pytest.mark.django_db(transaction=True)

CLIPBOARD = Path(__file__).parents[1] / "data" / "clipboard"
TEXT = "document.querySelector('.ProseMirror').editor.getHTML()"

GDOCS = (
    "<h2>Karsavia shuts its northern ports</h2>"
    "<p>The ministry said on Monday that <strong>three ports</strong> would close, <em>Vell Herald</em> "
    '<a href="https://herald.example/ports?day=3">reported</a>.</p>'
    "<h2>What closes</h2>"
    "<ul><li><p>Port Varo</p></li><li><p>its grain quay of 900 m²</p></li><li><p><strong>Sella</strong></p></li></ul>"
    "<ol><li><p>Boats leave by noon.</p></li></ol>"
    "<p>Port · Boats</p><p>Varo · 41</p>"
    "<p>Nobody at the <strong><em>Harbour Guard</em></strong> answered.</p>"
)
WORD = (
    "<h2>Guard moved its boats, a letter says</h2>"
    "<p><strong>VELL</strong> – The Vell Harbour Guard moved twelve boats in <em>July</em>, a "
    '<a href="https://herald.example/letter?a=1&amp;b=2"><strong>letter</strong></a> says.</p>'
    "<h2>What the letter says</h2>"
    "<ul><li><p>Boats left <strong>at night</strong></p></li><li><p>without lights</p></li>"
    "<li><p>Nobody signed</p></li></ul>"
    "<ol><li><p>First the tug</p></li><li><p>Then the crane</p></li></ol>"
    "<blockquote><p>“We were told nothing.”</p></blockquote>"
    "<p>Imre Valtos did not answer.</p>"
    "<p>The letter is dated 2 August.</p>"
)
WORD_ONLINE = (
    "<h2>Two ports stay open</h2>"
    "<p>The ministry named <strong>Sella</strong> and, in its <em>Bulletin</em>, "
    '<a href="https://ministry.example/bulletin/7">Varo</a>.</p>'
    "<ul><li><p>Grain may go out</p></li><li><p>by day only</p></li><li><p>Oil may not</p></li></ul>"
    "<ol><li><p>Ask</p></li></ol>"
    "<p>Nobody says<br>for how long.</p>"
)
LIBREOFFICE = (
    "<h2>Fishermen wait at Sella</h2>"
    "<p>Forty boats <strong>did not leave</strong> on <em>Tuesday</em>, "
    '<a href="https://sella.example/log">the log</a> says.</p>'
    "<ol><li><p>Nets dry</p></li><li><p>on the quay</p></li><li><p>Crews wait</p></li></ol>"
    "<p>Boats · 40</p>"
    "<p>The guard gave 10⁶ reasons.</p>"
    "<p>Kept at the pier.</p>"
)


@pytest.fixture
def writer(db):
    make_section()
    return make_user()


def copy(page, *, html: str = "", text: str = "") -> None:
    """Put on the clipboard what a program puts there, by a real Ctrl+C: the browser writes it as it is."""
    page.evaluate(
        """([html, text]) => document.addEventListener("copy", (event) => {
            event.preventDefault()
            event.stopImmediatePropagation()
            if (html) event.clipboardData.setData("text/html", html)
            if (text) event.clipboardData.setData("text/plain", text)
        }, { once: true, capture: true })""",
        [html, text],
    )
    page.keyboard.press("Control+c")


def paste(page, *, html: str = "", text: str = "", keys: str = "Control+v") -> str:
    """Copy, paste at the caret, and give the text of the story."""
    copy(page, html=html, text=text or "words")
    before = page.evaluate(f"() => {TEXT}")
    page.keyboard.press(keys)
    until(page, f"{TEXT} !== {json.dumps(before)}")
    return body(page)


def body(page) -> str:
    """The text as the editor holds it, without what the server does not keep."""
    return page.evaluate(f"() => {TEXT}").replace("<p></p>", "").replace(' data-type="decimal"', "")


def new_story(page, sign_in, writer) -> None:
    sign_in(page, writer)
    open_editor(page, reverse("admin:articles_article_add"))


def bar(page):
    return page.locator(".paste-bar")


@pytest.mark.parametrize(
    ("program", "expected", "said"),
    [
        (
            "gdocs",
            GDOCS,
            "1 picture was left out; 1 table became a line for each row; 1 list inside another became part of it.",
        ),
        (
            "word",
            WORD,
            "1 picture was left out; 1 footnote became text; 1 comment was left out; "
            "1 passage that was struck out was left out; 1 list inside another became part of it.",
        ),
        (
            "word-online",
            WORD_ONLINE,
            "1 passage that was struck out was left out; 1 list inside another became part of it.",
        ),
        (
            "libreoffice",
            LIBREOFFICE,
            "1 picture was left out; 1 table became a line for each row; 1 footnote became text; "
            "1 list inside another became part of it.",
        ),
    ],
)
def test_clipboard_of_a_program_becomes_clean_text(page, sign_in, writer, program, expected, said):
    new_story(page, sign_in, writer)
    page.get_by_label("Headline").fill("Written already")
    page.click(EDITOR)
    html = (CLIPBOARD / f"{program}.html").read_text()
    assert paste(page, html=html) == expected
    assert canonical(expected) == expected
    assert bar(page).locator("p").inner_text() == said
    page.keyboard.press("Control+z")
    assert page.evaluate(f"() => {TEXT}") == "<p></p>"


def test_pasted_story_is_saved_as_it_stands(page, sign_in, writer):
    from articles.models import Article

    new_story(page, sign_in, writer)
    page.get_by_label("Headline").fill("Written already")
    page.click(EDITOR)
    paste(page, html=(CLIPBOARD / "word.html").read_text())
    save(page)
    assert Article.objects.get().body == WORD


PAGES = (
    '<html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">'
    "p.p1 {margin: 0.0px; font: 12.0px Helvetica} span.s1 {font: bold 12.0px Helvetica}"
    "</style></head><body>"
    '<p class="p1">One <span class="s1">heavy</span> word</p>'
    '<ul class="ul1"><li class="li1">An item</li></ul></body></html>'
)
NOTES = "<div>First line.</div><div><br></div><div>Second <b>line</b>.</div>"
WIKI = (
    '<h2 onclick="steal()">Quay</h2><p style="color:red">The quay<sup id="cite_ref-1" class="reference">'
    '<a href="https://wiki.example/Quay#cite_note-1">[1]</a></sup> is '
    '<a href="javascript:alert(1)">long</a>, <a href="/wiki/Old">old</a> and <b style="font-weight:400">grey</b>.</p>'
    "<script>alert(1)</script><pre>a\nb</pre>"
)


@pytest.mark.parametrize(
    ("html", "expected", "said"),
    [
        (PAGES, "<p>One <strong>heavy</strong> word</p><ul><li><p>An item</p></li></ul>", ""),
        (NOTES, "<p>First line.</p><p>Second <strong>line</strong>.</p>", ""),
        (
            WIKI,
            "<h2>Quay</h2><p>The quay is long, old and grey.</p><p>a<br>b</p>",
            "1 footnote mark was left out.",
        ),
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>", ""),
        ("<html><body><table><!--StartFragment--><col width=64><tr><td>Port</td><td>Boats</td></tr>"
         "<tr><td>Vell</td><td>12</td></tr><!--EndFragment--></table></body></html>",
         "<p>Port · Boats</p><p>Vell · 12</p>", "1 table became a line for each row."),
        ("<h2 style='mso-list:l1 level1 lfo3'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Why now</h2>"
         "<p class=MsoNormal>Text.</p>", "<h2>Why now</h2><p>Text.</p>", ""),
        ('<p>A <u>b <b>c</b></u> "style=1" <a title="style=x" href="https://x.example/?style=1">d</a></p>',
         '<p>A b <strong>c</strong> "style=1" <a href="https://x.example/?style=1">d</a></p>', ""),
        ("<p>He said <q>no</q> at 5 &lt; 6 &amp; left<img src='x'><img src='y'></p>",
         "<p>He said “no” at 5 &lt; 6 &amp; left</p>", "2 pictures were left out."),
    ],
)  # fmt: skip
def test_web_pages_and_notes_become_clean_text(page, sign_in, writer, html, expected, said):
    new_story(page, sign_in, writer)
    page.get_by_label("Headline").fill("Written already")
    page.click(EDITOR)
    assert paste(page, html=html) == expected
    assert bar(page).locator("p").text_content() == said


def test_words_pasted_into_a_sentence_stay_in_it(page, sign_in, writer):
    story = make_article(by=writer, body="<p>Before after.</p>")
    sign_in(page, writer)
    open_editor(page, change(story))
    select(page, "after")
    assert paste(page, html="<meta charset='utf-8'><b style='font-weight:700'>in it</b>") == (
        "<p>Before <strong>in it</strong>.</p>"
    )


LINES = (
    "Guard moves boats\r\n\nThe guard moved boats.\nA second line, it says.\n\nWhat it says\nIt says nothing.\n"
    "• one\n• two\n***\nEnd"
)


def test_plain_text_follows_the_rule_of_ingest(page, sign_in, writer):
    new_story(page, sign_in, writer)
    page.get_by_label("Headline").fill("Written already")
    page.click(EDITOR)
    assert paste(page, text=LINES) == text_body(LINES)


RULED = [
    "Why now", "He said so.", "He said “so.”", "Among them:", "What!", "Did he?", "“Did he?”", "and so,", "* one",
    "• one", "…", "***", "—", "a" * 119, "a" * 120, "🛥" * 119, "🛥" * 100 + "ok", "(He did.)", "«Sí.»",
    "x…", "¿Y ahora", "1",
]  # fmt: skip


def test_rule_of_crossheads_is_the_same_on_the_page_and_in_ingest(page, sign_in, writer):
    new_story(page, sign_in, writer)
    address = page.evaluate(
        "() => [...document.querySelectorAll('[data-django-prose-editor-configurable]')]"
        ".map((field) => JSON.parse(field.dataset.djangoProseEditorConfigurable).js_modules"
        ".find((name) => name.includes('story/paste')).replace('/paste', '/paste-text'))[0]"
    )
    found = page.evaluate(
        "async ([address, lines]) => { const { isHeading, htmlOfText } = await import(address);"
        " return [lines.map(isHeading), lines.map((line) => htmlOfText(`One.\\n${line}\\nTwo.`))] }",
        [address, RULED],
    )
    assert found == [
        [is_heading(line) for line in RULED],
        [text_body(f"One.\n{line}\nTwo.") for line in RULED],
    ]


def test_whole_story_pasted_offers_its_first_lines_and_takes_them_by_one_key(page, sign_in, writer):
    new_story(page, sign_in, writer)
    text = "Guard moves boats\n\nTwelve boats left at night.\n\nThe guard moved boats. It says nothing."
    whole = "<h2>Guard moves boats</h2><p>Twelve boats left at night.</p><p>The guard moved boats. It says nothing.</p>"
    assert paste(page, text=text) == whole
    assert page.get_by_label("Headline").input_value() == ""
    page.keyboard.press("Alt+Shift+h")
    assert page.get_by_label("Headline").input_value() == parse_text(text).headline
    assert bar(page).get_by_role("button", name="Take this line as standfirst").is_visible()
    page.keyboard.press("Alt+Shift+h")
    assert page.get_by_label("Standfirst").input_value() == "Twelve boats left at night."
    assert body(page) == "<p>The guard moved boats. It says nothing.</p>"
    page.keyboard.type("Now: ")  # the caret is in the text again
    assert body(page).endswith("nothing.Now: </p>")
    assert bar(page).is_visible() is False


def test_offer_is_put_away_by_escape_and_not_made_beside_a_headline(page, sign_in, writer):
    new_story(page, sign_in, writer)
    paste(page, text="Guard moves boats\nThe guard moved boats.")
    assert bar(page).is_visible() is True
    page.keyboard.press("Escape")
    assert bar(page).is_visible() is False
    page.get_by_label("Headline").fill("Written already")
    page.click(EDITOR)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    paste(page, text="Guard moves boats\nThe guard moved boats.")
    assert bar(page).is_visible() is False


def test_shift_pastes_words_alone(page, sign_in, writer):
    new_story(page, sign_in, writer)
    copy(page, html="<h2>Head</h2><p><b>Bold</b></p>", text="Head\nBold")
    page.keyboard.press("Control+Shift+v")
    until(page, f"{TEXT} !== '<p></p>'")
    assert body(page) == "<p>Head</p><p>Bold</p>"


def test_lines_pasted_into_headline_and_standfirst_become_one(page, sign_in, writer):
    new_story(page, sign_in, writer)
    for label in ("Kicker", "Headline", "Standfirst"):
        page.get_by_label(label, exact=True).click()
        copy(page, text="Guard moves\r\n  boats\n\n")
        page.keyboard.press("Control+v")
        until(page, f"document.getElementById('id_{label.lower()}').value !== ''")
        assert page.get_by_label(label, exact=True).input_value() == "Guard moves boats"


@pytest.fixture
def word_file_on_disk(tmp_path):
    path = tmp_path / "guard.docx"
    path.write_bytes(
        word_file(
            paragraph("Guard moves boats!", style="Titel"),
            paragraph("Twelve left."),
            paragraph("The guard moved ", run("twelve", "<w:b/>"), " boats.", "<w:r><w:drawing/></w:r>"),
        )
    )
    return path


def import_file(page, path) -> None:
    """By keyboard: to the toolbar's button, Enter, and the browser's own window for files."""
    button = page.get_by_role("button", name="Import a Word file")
    with page.expect_file_chooser() as chosen:
        page.evaluate("1")  # by then the browser knows that it is waited for
        button.press("Enter")
    chosen.value.set_files(path)
    until(page, f"{TEXT}.includes('twelve')")


def test_word_file_becomes_an_empty_story_and_proposes_its_title(page, sign_in, writer, word_file_on_disk):
    new_story(page, sign_in, writer)
    import_file(page, word_file_on_disk)
    words = "<p>The guard moved <strong>twelve</strong> boats.</p>"
    assert body(page) == f"<h2>Guard moves boats!</h2><p>Twelve left.</p>{words}"
    assert bar(page).locator("p").inner_text() == "1 picture was left out. “Guard moves boats!”"
    page.keyboard.press("Alt+Shift+h")
    assert page.get_by_label("Headline").input_value() == "Guard moves boats!"
    assert body(page) == f"<p>Twelve left.</p>{words}"


def test_word_file_goes_in_at_the_caret_and_one_undo_takes_it_back(page, sign_in, writer, word_file_on_disk):
    story = make_article(by=writer, body="<p>Before after.</p>")
    sign_in(page, writer)
    open_editor(page, change(story))
    select(page, "after.")
    import_file(page, word_file_on_disk)
    assert body(page) == (
        "<p>Before Guard moves boats!</p><p>Twelve left.</p><p>The guard moved <strong>twelve</strong> boats.</p>"
    )
    page.keyboard.press("Control+z")
    assert body(page) == "<p>Before after.</p>"


def test_word_file_that_is_none_is_refused_beside_the_text(page, sign_in, writer, tmp_path, problems):
    path = tmp_path / "old.docx"
    path.write_bytes(b"%PDF-1.7")
    new_story(page, sign_in, writer)
    with page.expect_file_chooser() as chosen:
        page.evaluate("1")
        page.get_by_role("button", name="Import a Word file").click()
    chosen.value.set_files(path)
    until(page, "document.querySelector('.paste-bar-words').textContent.startsWith('This is no')")
    problems.clear()  # the browser writes every answer of 400 to its console
    assert bar(page).locator("p").inner_text() == (
        "This is no Word file (.docx). Save it as .docx, or copy its text and paste it."
    )


def test_word_file_dropped_on_the_text_is_taken_in(page, sign_in, writer, word_file_on_disk):
    new_story(page, sign_in, writer)
    page.evaluate(
        """([selector, bytes]) => {
            const data = new DataTransfer()
            data.items.add(new File([new Uint8Array(bytes)], "guard.docx"))
            const at = document.querySelector(selector).getBoundingClientRect()
            document.querySelector(selector).dispatchEvent(new DragEvent("drop", {
                bubbles: true, cancelable: true, dataTransfer: data, clientX: at.x + 20, clientY: at.y + 20 }))
        }""",
        [EDITOR, list(word_file_on_disk.read_bytes())],
    )
    until(page, f"{TEXT}.includes('twelve')")


def test_word_file_becomes_a_story_without_scripts(open_page, sign_in, writer, word_file_on_disk):
    page = open_page(scripts=False)
    sign_in(page, writer)
    page.goto(reverse("admin:articles_article_add"))
    page.get_by_label("Start from a Word file").set_input_files(word_file_on_disk)
    page.get_by_role("button", name="Make it a story").click()
    assert page.get_by_label("Headline").input_value() == "Guard moves boats!"
