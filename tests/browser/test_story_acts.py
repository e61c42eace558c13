"""A whole story, from paste to ready for print, by all the people it takes: chords, clicks and fields are counted."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Appearance, Article
from articles.services.gate import check_story
from articles.services.sign_off import valid_sign_offs
from newsroom.demo.entity_loader import load_entities
from newsroom.demo.starter_entities import starter_entities
from tests.browser.test_admin import EDITOR
from tests.browser.test_story_paste import copy
from tests.factories.articles import make_author, make_section
from tests.factories.newsroom import make_user
from tests.newsroom.test_main_job import ORIGINAL, TWIN, load_twin_entities

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 35


class Acts:
    """The hands of everybody: each call is one act, and is written down."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def click(self, locator, what: str) -> None:
        self.done.append(f"click {what}")
        locator.click()

    def press(self, page, chord: str) -> None:
        self.done.append(f"press {chord}")
        page.keyboard.press(chord)

    def fill(self, page, locator, text: str, what: str) -> None:
        """A field: going there by click or Tab and typing what belongs into it."""
        self.done.append(f"field {what}")
        locator.fill(text)

    def choose(self, locator, label: str, what: str) -> None:
        self.done.append(f"field {what}")
        locator.select_option(label=label)


def saved(page) -> None:
    """The page says that everything is saved."""
    expect(page.locator("[data-save-state]")).to_have_text(re.compile(r"^\s*Saved"), timeout=60_000)


@pytest.mark.parametrize(
    ("path", "load", "headline", "for_others"),
    [
        pytest.param(
            TWIN,
            load_twin_entities,
            "Karsavia rejects Vastaran boats in the strait",
            {"P04", "P09"},
            id="twin",
        ),
        pytest.param(
            ORIGINAL,
            lambda: load_entities(starter_entities()),
            "Mexico rejects U.S. troops on its soil",
            {"P04"},
            id="original",
        ),
    ],
)
def test_story_is_ready_for_print_in_few_acts(open_page, sign_in, path: Path, load, headline, for_others):
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    load()
    make_section(name="World", slug="world", is_default=True)
    reporter = make_user("Reporter", first_name="Mara", last_name="Lind")
    make_author(name="Mara Lind", user=reporter)
    acts = Acts()

    def sit_down(user):
        page = open_page()
        page.set_default_timeout(60_000)  # the whole way of a story, on a machine that may have other work
        sign_in(page, user)
        page.goto(reverse("admin:index"))
        return page

    page = sit_down(reporter)
    copy(
        page, text=path.read_text(encoding="utf-8")
    )  # in some other program, before anybody sits down to the story
    acts.click(page.get_by_role("link", name="Write a story"), "Write a story")
    page.wait_for_selector(EDITOR)
    acts.click(page.locator(EDITOR), "into the text")
    acts.press(page, "Control+v")
    acts.fill(page, page.get_by_label("Headline", exact=True), headline, "headline")
    page.wait_for_url("**/change/")
    saved(page)
    acts.click(page.locator("[data-rail-tab=suggestions]"), "Suggestions")
    page.wait_for_selector("[data-suggestion][data-kind=claim]")
    page.wait_for_timeout(1_500)
    acts.click(page.get_by_role("button", name="below harm serious"), "Accept all below harm serious")
    saved(page)
    left = page.locator("[data-suggestion][data-kind=claim]:not([data-decided])")
    acts.press(page, "Alt+Shift+KeyS")
    for _ in range(left.count()):
        acts.press(page, "Enter")
        page.wait_for_timeout(300)
    expect(left).to_have_count(0)
    saved(page)
    acts.press(page, "Control+,")
    acts.choose(page.locator("#id_section"), "World", "section")
    acts.fill(page, page.locator("#id_story_date"), "2025-08-11", "story date")
    acts.fill(page, page.get_by_role("combobox", name="Bylines"), "Mara Lind", "byline")
    page.keyboard.press("Tab")  # on to the next field, as people leave one
    acts.press(page, "Escape")
    acts.click(page.get_by_role("button", name="Hand to the editors").first, "Hand to the editors")
    page.wait_for_selector(".messagelist")
    story = Article.objects.get()
    address = reverse("admin:articles_article_change", args=[story.pk])

    page = sit_down(make_user())
    acts.click(page.get_by_role("link", name=headline).first, "open the story")
    page.wait_for_selector(EDITOR)
    acts.click(page.get_by_role("button", name="Send to fact check").first, "Send to fact check")
    page.wait_for_selector(".messagelist")

    page = sit_down(make_user("Checker"))
    acts.click(page.get_by_role("link", name=headline).first, "open the story")
    page.wait_for_url(f"**{address}")
    acts.click(page.locator("[data-rail-tab=checks]"), "Checks")
    page.wait_for_selector(".finding")
    while (ask := page.locator(".finding:not(.is-signed) .sign-off summary")).count():
        acts.click(ask.first, "Sign off…")
        box = page.locator(".sign-off[open]").first
        acts.fill(page, box.locator("textarea"), "Held against the paper's own copy.", "reason")
        acts.click(box.locator("button"), "Sign off")
        page.wait_for_load_state()
        page.wait_for_selector(".finding.is-signed")
    acts.click(page.get_by_role("button", name="Mark as checked").first, "Mark as checked")
    page.wait_for_selector(".messagelist")

    story.refresh_from_db()
    logging.getLogger(__name__).info(
        "%s: %d acts", path.name, len(acts.done)
    )  # shown by --log-cli-level=INFO
    assert story.state == "ready"
    marked = Appearance.objects.filter(article=story, version=None).values("claim").distinct().count()
    assert marked >= 10
    # What a checker cannot pass is for whoever prints it: an accusation with no answer on file, and in the twin a
    # source under cover without a grant.
    findings = check_story(story)
    signed = valid_sign_offs(story, findings)
    assert {each.rule for each in findings if each.stops and each.key not in signed} <= for_others
    assert len(acts.done) <= MOST, acts.done
