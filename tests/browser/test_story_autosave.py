"""Nothing typed is lost: with real keys, without a connection, past the end of a session, and with somebody else there."""

import json
import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from articles.models import Article, Presence, Revision
from articles.services.save import save_working_copy
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

EDITOR = ".prose-editor > .ProseMirror"


@pytest.fixture
def ada(live_server):
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def teo(live_server):
    return make_user(first_name="Teo", last_name="Brandt")


def change(story) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def open_story(page, story) -> None:
    page.goto(change(story))
    ready(page)


def ready(page) -> None:
    page.wait_for_selector("form[data-guard=on]")


def type_at_end(page, words) -> None:
    page.click(EDITOR)
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def state(page) -> str:
    return page.locator("[data-save-state]").inner_text()


def wait_saved(page) -> None:
    page.wait_for_selector("[data-save-state][data-saved=yes]")


def body_of(story) -> str:
    return Article.objects.get(pk=story.pk).body_text


def test_typed_words_are_there_after_a_reload_without_pressing_anything(page, sign_in, ada):
    story = make_article(headline="Quay lamps", body="<p>The quay was dark.</p>")
    sign_in(page, ada)
    open_story(page, story)
    type_at_end(page, " Then the lamps came back.")
    wait_saved(page)
    assert re.fullmatch(r"Saved \d\d:\d\d", state(page))
    page.reload()
    ready(page)
    assert page.locator(EDITOR).inner_text() == "The quay was dark. Then the lamps came back."
    assert page.locator(".story-notice").count() == 0
    assert body_of(story) == "The quay was dark. Then the lamps came back."


def test_new_story_saves_itself_with_its_first_words(page, sign_in, ada):
    sign_in(page, ada)
    page.goto(reverse("admin:articles_article_add"))
    ready(page)
    page.click(EDITOR)
    page.keyboard.type("The quay was sold on Monday. ")
    page.wait_for_url("**/change/")
    page.keyboard.type("Nobody knows why.")
    wait_saved(page)
    story = Article.objects.get()
    assert (story.headline, story.body_text) == (
        "The quay was sold on Monday",
        "The quay was sold on Monday. Nobody knows why.",
    )
    page.get_by_label("Headline").fill("Quay sold")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    ready(page)
    story.refresh_from_db()
    assert (story.headline, story.headline_is_working, Article.objects.count()) == ("Quay sold", False, 1)
