"""Find and replace with real keys, and the toolbar and the sheet of keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import EDITOR, change, open_editor, select, until
from tests.browser.test_story_paste import body
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

BODY = (
    "<p>The port of Vell. A <strong>port</strong> is a Port.</p>"
    "<p>Export, ports and pórt.</p><ul><li><p>port</p></li></ul>"
)


@pytest.fixture
def writer(db):
    return make_user()


@pytest.fixture
def opened(page, sign_in, writer):
    """A story under its editor's hands."""

    def open_it(text: str = BODY, **fields):
        story = make_article(
            by=writer, body=text, **{"headline": "Vell shuts its port", "standfirst": "", **fields}
        )
        sign_in(page, writer)
        open_editor(page, change(story))
        select(page, "")
        return page

    return open_it


def bar(page):
    return page.get_by_role("search", name="Find in the story")


def count(page) -> str:
    return bar(page).locator("output").inner_text()


def find(page, words: str, *, keys: str = "Control+f") -> None:
    page.keyboard.press(keys)
    until(page, "document.activeElement.id === 'find-words'")
    page.keyboard.type(words)


def replace_with(page, words: str) -> None:
    bar(page).get_by_label("Replace with").fill(words)


def test_find_counts_in_headline_and_body_and_goes_round(opened):
    page = opened()
    find(page, "port")
    assert count(page) == "2 of 7"  # from the caret on; the first is in the headline
    assert page.locator(f"{EDITOR} .find-match").count() == 6
    assert page.locator(f"{EDITOR} .find-here").all_inner_texts() == ["port"]
    for wanted in ("3 of 7", "4 of 7"):
        page.keyboard.press("Enter")
        assert count(page) == wanted
    for wanted in ("3 of 7", "2 of 7", "1 of 7, in the headline", "7 of 7"):
        page.keyboard.press("Shift+Enter")
        assert count(page) == wanted


@pytest.mark.parametrize(
    ("option", "wanted"), [("Match case", "2 of 6"), ("Whole word", "2 of 5"), ("", "2 of 7")]
)
def test_find_follows_case_and_whole_words(opened, option, wanted):
    page = opened()
    find(page, "port")
    if option:
        bar(page).get_by_label(option).check()
    assert count(page) == wanted


def test_find_takes_signs_as_they_are_and_straight_quotes_for_curly_ones(opened):
    page = opened("<p>He said “so (a.b)” it’s</p>")
    find(page, '"so (a.b)"')
    assert count(page) == "1 of 1"
    bar(page).get_by_label("Find", exact=True).fill("a+b")
    assert count(page) == "Not found"
    bar(page).get_by_label("Find", exact=True).fill("it's")
    assert count(page) == "1 of 1"


def test_escape_closes_and_selects_what_was_found(opened):
    page = opened()
    find(page, "Vell")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.classList.contains('ProseMirror')")
    assert bar(page).is_visible() is False
    assert page.locator(f"{EDITOR} .find-match").count() == 0
    page.keyboard.type("Sella")
    assert body(page).startswith("<p>The port of Sella.")


def test_escape_on_a_match_in_the_headline_selects_it_there(opened):
    page = opened()
    find(page, "port")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "id_headline"
    page.keyboard.type("quay")
    assert page.get_by_label("Headline").input_value() == "Vell shuts its quay"


def test_replace_one_keeps_its_emphasis_and_goes_on(opened):
    page = opened()
    find(page, "port", keys="Control+h")
    page.keyboard.press("Enter")
    replace_with(page, "harbour")
    bar(page).get_by_role("button", name="Replace", exact=True).click()
    assert "A <strong>harbour</strong> is" in body(page)
    assert count(page) == "3 of 6"


def test_replace_all_is_one_step_with_the_headline(opened):
    page = opened()
    before = body(page)
    find(page, "port", keys="Control+Alt+f")
    bar(page).get_by_label("Whole word").check()
    replace_with(page, "quay")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Headline")).to_have_value("Vell shuts its quay")
    assert body(page) == (
        "<p>The quay of Vell. A <strong>quay</strong> is a quay.</p>"
        "<p>Export, ports and pórt.</p><ul><li><p>quay</p></li></ul>"
    )
    assert page.get_by_label("Headline").input_value() == "Vell shuts its quay"
    assert bar(page).get_by_text("5 replaced. One undo takes it back.").is_visible()
    page.keyboard.press("Escape")
    until(page, "document.activeElement.classList.contains('ProseMirror')")
    page.keyboard.press("Control+z")
    expect(page.get_by_label("Headline")).to_have_value("Vell shuts its port")
    assert (body(page), page.get_by_label("Headline").input_value()) == (before, "Vell shuts its port")
    page.keyboard.press("Control+Shift+z")
    expect(page.get_by_label("Headline")).to_have_value("Vell shuts its quay")


def test_replacing_in_claims_is_said_first_and_stays_in_them(opened, writer):
    claim = make_claim(public_text="The guard said the port shut.")
    text = (
        f'<p><span data-claim="{claim.uid}" class="claim claim--on_record">The guard said the port shut.</span>'
        " The port is old.</p>"
    )
    page = opened(text, headline="Vell")
    find(page, "port", keys="Control+h")
    assert bar(page).get_by_text("1 of them stands inside a claim.").is_visible()
    replace_with(page, "quay")
    page.keyboard.press("Control+Enter")
    assert "The port is old" in body(page)  # not yet: the button says what it would do
    page.get_by_role("button", name="Replace all 2, 1 inside claims").click()
    assert body(page) == text.replace("port", "quay")


def test_find_follows_what_is_typed_meanwhile(opened):
    page = opened()
    find(page, "Vell")
    assert count(page) == "2 of 2"
    page.click(f"{EDITOR} li")
    page.keyboard.press("End")
    page.keyboard.type(" Vell")
    until(page, "document.querySelector('.find-count').textContent.endsWith('of 3')")


def test_browsers_own_search_is_left_alone_elsewhere(opened):
    page = opened()
    page.get_by_label("Kicker").click()
    page.evaluate(
        "() => document.addEventListener('keydown', (event) =>"
        " { document.body.dataset.kept = String(event.defaultPrevented); event.preventDefault() }, { once: true })"
    )
    page.keyboard.press("Control+f")
    until(page, "document.body.dataset.kept === 'false'")
    assert bar(page).is_visible() is False


def test_toolbar_is_one_stop_and_arrows_go_through_it(opened):
    page = opened()
    select(page, "Vell")
    page.keyboard.press("Alt+F10")
    name = "document.activeElement.dataset.name"
    assert page.evaluate(name) == "claim"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(name) == "bold"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(name) == "allQuotes"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.locator(".prose-menubar button[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    until(page, "document.activeElement.classList.contains('ProseMirror')")
    assert "<strong>Vell</strong>" in body(page)
    bold = page.get_by_role("button", name="Bold", exact=True)
    assert (bold.get_attribute("aria-pressed"), bold.get_attribute("title")) == ("true", "Bold (Ctrl+B)")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.classList.contains('ProseMirror')")


def test_sheet_of_keys_opens_while_typing_and_a_question_mark_is_a_character(opened):
    page = opened()
    page.keyboard.type("What?")
    assert body(page).startswith("<p>What?The port")
    page.keyboard.press("Control+/")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Control+/")
    assert page.get_by_role("dialog", name="Keys").is_hidden()
    until(page, "document.activeElement.classList.contains('ProseMirror')")


@pytest.mark.parametrize(("width", "colour"), [(390, "dark"), (1280, "light")])
def test_bars_are_accessible_and_fit(open_page, sign_in, writer, axe, width, colour):
    story = make_article(by=writer, body=BODY)
    page = open_page(width=width, colour=colour)
    sign_in(page, writer)
    open_editor(page, change(story))
    page.keyboard.press("Control+h")
    page.keyboard.type("port")
    axe(page)
    page.keyboard.press("Control+Alt+q")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Alt+q")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
