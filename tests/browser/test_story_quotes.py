"""Typographic quotes: the rule over text, and what typing makes of it with real keys."""

from __future__ import annotations

import random

import pytest
from django.urls import reverse

from tests.browser.story_screen import go_to_end
from tests.browser.test_admin import EDITOR, change, open_editor, until
from tests.browser.test_story_paste import body
from tests.factories.articles import make_article, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = [
    ("en", 'He said "no".', "He said “no”."),
    ("en", "She didn't say 'no'.", "She didn’t say ‘no’."),
    ("en", "\"He said 'no' twice,\" she said.", "“He said ‘no’ twice,” she said."),
    ("en", "The dogs' boats, the '90s and 'tis late.", "The dogs’ boats, the ’90s and ’tis late."),
    ("en", "Rock 'n' roll", "Rock ’n’ roll"),
    ("en", "'Twas night. 'Tomorrow' came.", "’Twas night. ‘Tomorrow’ came."),
    ("en", 'He left -- "at night" --- alone...', "He left – “at night” — alone…"),
    ("en", '("so") ["so"] "so"', "(“so”) [“so”] “so”"),
    ("en", "1999-2001, non-state, a - b", "1999-2001, non-state, a - b"),
    ("en", "See https://x.example/a--b...c'd and go.", "See https://x.example/a--b...c'd and go."),
    ("en", "www.x.example/it's", "www.x.example/it's"),
    ("en", '"I never--" he said', "“I never–” he said"),
    ("en", "---", "---"),
    ("en", "Wait....", "Wait…."),
    ("es", 'Dijo "no".', "Dijo «no»."),
    ("es", 'Dijo "que él dijo "no" ayer".', "Dijo «que él dijo “no” ayer»."),
    ("es", '¿"Qué"? ¡"No"!', "¿«Qué»? ¡«No»!"),
    ("es", "D'Amico -- dijo...", "D’Amico – dijo…"),
]


@pytest.fixture
def writer(db):
    make_section()
    return make_user()


@pytest.fixture
def blank(page, sign_in, writer):
    sign_in(page, writer)
    open_editor(page, reverse("admin:articles_article_add"))
    return page


RULE = """async ([address, rows]) => {
    const { typed, edits } = await import(address)
    const type = (text, language) => [...Array(text.length).keys()].reduce((before, at) => {
        const made = typed(before, text[at], language)
        return made ? before.slice(0, before.length - made.back) + made.put : before + text[at]
    }, "")
    const apply = (text, language) => edits(text, language).reverse()
        .reduce((now, { from, to, put }) => now.slice(0, from) + put + now.slice(to), text)
    return rows.map(([language, text]) => {
        const changed = apply(text, language)
        return [type(text, language), changed, apply(changed, language)]
    })
}"""


def ruled(page, rows: list[tuple[str, str]]) -> list[list[str]]:
    """Each text as typed character by character, as changed as a whole, and as changed twice."""
    address = page.evaluate(
        "() => JSON.parse(document.querySelector('[data-django-prose-editor-configurable]')"
        ".dataset.djangoProseEditorConfigurable).js_modules.find((name) => name.includes('story/quotes'))"
        ".replace('/quotes', '/quotes-rule')"
    )
    return page.evaluate(RULE, [address, [list(row) for row in rows]])


def test_rule_of_quotes(blank):
    found = ruled(blank, [(language, text) for language, text, _ in TYPED])
    assert found == [[wanted, wanted, wanted] for _, _, wanted in TYPED]


def test_rule_of_quotes_changes_quotes_alone_and_once(blank):
    """Over texts that nobody thought of: typing and going over are one rule, which leaves no straight quote behind."""
    chance = random.Random(5)
    letters = ['"', "'", "-", ".", " ", "a", "s", "9", "n", "(", "“", "’", "é", "\ufffc"]
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 30))) for _ in range(1_500)]
    rows = [(chance.choice(["en", "es"]), text) for text in texts]
    left = str.maketrans("", "", "\"'“”‘’«»-–—.…")
    for (_, text), (typed, changed, again) in zip(rows, ruled(blank, rows), strict=True):
        assert (changed, again) == (typed, changed)
        assert changed.translate(left) == text.translate(left)
        assert not set(changed) & set("\"'")


def test_quotes_are_typed_and_backspace_gives_the_typed_one_back(blank):
    blank.keyboard.type('He said "')
    assert body(blank) == "<p>He said “</p>"
    blank.keyboard.press("Backspace")
    assert body(blank) == '<p>He said "</p>'
    blank.keyboard.press("Backspace")
    blank.keyboard.type('\'tis "so" --')
    assert body(blank) == "<p>He said ’tis “so” –</p>"
    blank.keyboard.press("Control+z")
    assert body(blank) == "<p>He said ’tis “so” --</p>"


def test_quotes_follow_the_language_of_the_story(page, sign_in, writer):
    story = make_article(by=writer, body="<p>Dijo</p>", language="es")
    sign_in(page, writer)
    open_editor(page, change(story))
    go_to_end(page)
    page.keyboard.type(' "no".')
    assert body(page) == "<p>Dijo «no».</p>"


def test_quotes_in_the_headline_and_backspace_there(blank):
    headline = blank.get_by_label("Headline")
    headline.click()
    blank.keyboard.type('Guard says "no" --')
    assert headline.input_value() == "Guard says “no” –"
    blank.keyboard.press("Backspace")
    assert headline.input_value() == "Guard says “no” --"
    blank.keyboard.press("Backspace")
    assert headline.input_value() == "Guard says “no” -"


def test_quotes_keep_the_emphasis_around_them(page, sign_in, writer):
    story = make_article(by=writer, body="<p><strong>Bold.</strong></p>")
    sign_in(page, writer)
    open_editor(page, change(story))
    go_to_end(page)
    page.keyboard.type(' "so"')
    assert body(page) == "<p><strong>Bold. “so”</strong></p>"


def test_quotes_are_switched_off_and_stay_off(blank):
    switch = blank.get_by_role("button", name="“ ” Typographic quotes as you type")
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert switch.get_attribute("aria-pressed") == "false"
    blank.keyboard.type('"so"')
    assert body(blank) == '<p>"so"</p>'
    blank.on("dialog", lambda dialog: dialog.accept())
    open_editor(blank, reverse("admin:articles_article_add"))
    until(blank, "document.querySelector('[data-name=quotes][aria-pressed=false]')")


def test_all_quotes_become_typographic_and_one_undo_takes_them_back(page, sign_in, writer):
    story = make_article(
        by=writer,
        headline="Guard says 'no'",
        body='<p>He said "<strong>no" and</strong> "yes"...</p><p>It\'s <a href="https://x.example/a--b">a--b</a>.</p>',
    )
    sign_in(page, writer)
    open_editor(page, change(story))
    before = body(page)
    page.keyboard.press("Control+Alt+q")
    assert body(page) == (
        '<p>He said “<strong>no” and</strong> “yes”…</p><p>It’s <a href="https://x.example/a--b">a–b</a>.</p>'
    )
    assert page.get_by_label("Headline").input_value() == "Guard says ‘no’"
    page.click(EDITOR)
    page.keyboard.press("Control+z")
    assert (body(page), page.get_by_label("Headline").input_value()) == (before, "Guard says 'no'")
    page.keyboard.press("Control+Shift+z")
    assert page.get_by_label("Headline").input_value() == "Guard says ‘no’"
