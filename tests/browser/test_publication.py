"""The panel Publication with real keys: what Enter does, where a refusal is seen, and how a phone gets there."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.services.moves import submit_article
from articles.services.proposals import analyse_article
from tests.browser.story_screen import open_publication
from tests.browser.test_admin import change
from tests.factories.articles import make_article, make_published
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "<p>The harbour office said the quay was sold.</p>"


def test_enter_in_a_field_saves_and_decides_nothing(open_page, sign_in):
    user = make_user()
    story = make_article(by=user, body=SAID)
    analyse_article(story, by=user)
    page = open_page(scripts=False)
    sign_in(page, user)
    page.goto(change(story))
    page.get_by_label("Kicker").fill("The port")
    page.get_by_label("Kicker").press("Enter")
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    story.refresh_from_db()
    assert (story.kicker, story.state) == ("The port", "draft")
    assert list(story.proposals.values_list("status", flat=True)) == ["open"]


@pytest.mark.parametrize(("width", "colour", "scripts"), [(1440, "light", True), (390, "dark", False)])
def test_refusal_is_in_view_with_what_was_typed(open_page, sign_in, axe, width, colour, scripts):
    story = make_article(by=make_user("Reporter"), body=SAID * 30)
    submit_article(article=story, by=make_user())
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, make_user())
    page.goto(change(story))
    open_publication(page)
    page.get_by_text("Send back to the writer…").click()
    page.get_by_role("button", name="Save and send back to the writer").click()
    expect(page.get_by_text("What is to be done: say so")).to_be_in_viewport()
    expect(page.get_by_label("What is to be done")).to_be_visible()  # unfolded as it was left
    if scripts:
        assert page.evaluate("() => document.activeElement.id") == "publication"
        axe(page)
    page.get_by_label("What is to be done").fill("Name the office.")
    page.get_by_role("button", name="Save and send back to the writer").click()
    expect(page.locator(".last-note .said")).to_have_text("Name the office.")
    assert Article.objects.get().state == "draft"


def test_note_is_asked_for_what_owns_up_to_something(open_page, sign_in, axe):
    story = make_published()
    page = open_page(width=390, scripts=True)
    sign_in(page, make_user())
    page.goto(change(story))
    page.get_by_role("link", name="Publish change…").click()
    note = page.get_by_label("Note for readers")
    expect(page.get_by_label("Update: the news moved on")).to_be_in_viewport()
    expect(note).to_be_hidden()
    page.get_by_label("Correction: we were wrong").check()
    expect(note).to_be_visible()
    axe(page)
    page.get_by_label("Update: the news moved on").check()
    expect(note).to_be_hidden()
