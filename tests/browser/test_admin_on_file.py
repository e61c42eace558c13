"""Claims on file beside suggestions and in the claim dialog, in a real browser."""

import pytest

from articles.models import Appearance
from articles.services.proposals import analyse_article
from tests.browser.story_screen import open_panel
from tests.browser.test_admin import CARET, EDITOR, change, open_editor, select, until
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "The Harbour Guard said that Imre Valtos sold 40 lamps to the bank."


@pytest.fixture
def story(db):
    """A story whose one suggestion says what a claim on file says, and another one the opposite."""
    make_section(name="Security", slug="security", is_default=True)
    guard = make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    make_claim(statement="Imre Valtos sold 40 lamps to the bank", claimants=[guard], standing="body")
    make_claim(statement="Imre Valtos never sold 40 lamps to the bank")
    make_claim(statement="Imre Valtos sold 60 lamps to the bank")
    editor = make_user()
    story = make_article(by=editor, body=f"<p>{WORDS} It rained.</p>")
    analyse_article(story, by=editor)
    return story


def marked(story) -> list[str]:
    return [row.claim.statement for row in Appearance.objects.of_working_copy().filter(article=story)]


def wait_until_marked(page, story) -> None:
    """The mark is saved by itself, a moment after it is set."""
    wanted = ["Imre Valtos sold 40 lamps to the bank"]
    for _ in range(400):
        if marked(story) == wanted:
            return
        page.wait_for_timeout(25)
    assert marked(story) == wanted


@pytest.mark.parametrize(("width", "colour", "scripts"), [(390, "dark", True), (1280, "light", False)])
def test_claim_on_file_is_used_for_a_suggestion(open_page, sign_in, axe, story, width, colour, scripts):
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, story.created_by)
    page.goto(change(story))
    if scripts:
        open_panel(page, "suggestions")
        axe(page)
        overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0
    page.get_by_role("button", name="Use the claim on file").click()
    if scripts:
        page.wait_for_selector(f"{EDITOR} span.claim")
    else:
        page.get_by_text("Joined: the passage is marked with the claim on file.").wait_for()
    wait_until_marked(page, story)


def test_claim_on_file_is_used_in_the_dialog(page, sign_in, axe, story):
    sign_in(page, story.created_by)
    open_editor(page, change(story))
    select(page, "")
    until(page, f"{CARET}.empty")
    page.keyboard.press("Control+Alt+c")
    page.wait_for_selector("dialog[open] [role=option]")
    axe(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{EDITOR} span.claim")
    wait_until_marked(page, story)
