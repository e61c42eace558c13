"""The analyser's suggestions while a story is written: in the text, by keys, and never saved until accepted."""

import re
from pathlib import Path

import pytest

from articles.claims.models import Claim
from articles.enums import ProposalStatus
from articles.models import Article
from tests.browser.test_admin import EDITOR, change, open_editor, select, until
from tests.factories.articles import make_article, make_section
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

STORIES = Path(__file__).parents[1] / "data" / "stories"
ROWS = "#proposals [data-suggestion]:not([data-decided])"
TINTS = f"{EDITOR} .suggestion--claim:not(.suggestion--cue)"
BODY = (
    "<p>The Harbour Guard said the lamps were lit on Monday.</p>"
    "<p>The Harbour Guard accused Imre Valtos of hiding the order.</p>"
    "<p>Witnesses said the quay was dark.</p>"
)


@pytest.fixture
def desk(db):
    make_section(name="Security", slug="security", is_default=True)
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def story(desk) -> Article:
    return make_article(by=desk, headline="Guard speaks", body=BODY)


@pytest.fixture
def at(page, sign_in, desk, story):
    """The story's screen with its suggestions in the text, and the caret before the first word."""
    sign_in(page, desk)
    open_editor(page, change(story))
    until(page, f"document.querySelectorAll('{TINTS}').length === 3")
    select(page, "")
    return page


def saved(story: Article, condition) -> Article:
    """The story once it is saved as wanted: asked again until it is."""
    for _ in range(200):
        story.refresh_from_db()
        if condition(story):
            return story
        story._page.wait_for_timeout(25)
    pytest.fail(f"never saved: {story.body}")


def bare(body: str) -> str:
    """A body without its marks."""
    return re.sub(r'<span data-claim="\w+" class="[\w -]+">|</span>', "", body)


def test_suggestions_come_by_themselves_and_are_not_in_the_saved_text(at, story):
    assert at.locator(ROWS).count() == 3
    assert at.locator("[data-rail-count=suggestions]").inner_text() == "3"
    at.keyboard.press("Control+End")
    at.keyboard.type(" It rained.")
    with at.expect_navigation():
        at.keyboard.press("Control+s")
    story.refresh_from_db()
    assert story.body == BODY[:-4] + " It rained.</p>"


def test_enter_accepts_one_after_the_other_until_nothing_is_left(at, story):
    at.keyboard.press("Alt+Shift+s")
    for left in (2, 1, 0):
        at.keyboard.press("Enter")
        until(at, f"document.querySelectorAll('{ROWS}').length === {left}")
    until(at, f"document.querySelectorAll('{EDITOR} span.claim').length === 3")
    story._page = at
    saved(story, lambda it: it.body.count("data-claim") == 3)
    assert bare(story.body) == BODY
    assert sorted(Claim.objects.values_list("speech_act", "origin")) == [
        ("accuse", "suggestion"),
        ("say", "suggestion"),
        ("say", "suggestion"),
    ]
    assert set(story.proposals.filter(kind="claim").values_list("status", flat=True)) == {
        ProposalStatus.ACCEPTED
    }
