"""The queue of the claims desk in a real browser: by keys alone from the list to a claim that is mine, and narrow."""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from articles.claims.models import ClaimCheck, ClaimPresence, Verdict
from articles.services.planning import plan_story
from newsroom.ledger.chains import append_to_chain
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_evidence
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "The harbour office accuses Alva Renn of selling the quay, its lamps and every rope on it, by night, to a cousin"


@pytest.fixture
def claims():
    """Three claims in the order in which the queue shows them; somebody else is in the second."""
    office = make_entity(name="Harbour Office")
    first = make_claim(
        harm="grave", public_text=LONG, claimants=[office], speech_act="accuse", mode="official_unnamed"
    )
    second = make_claim(harm="serious", public_text="Bravo says so.", claimants=[office])
    third = make_claim(harm="low", public_text="Charlie says so.")
    story = make_article(claims=[first, second])
    plan_story(article=story, by=make_user(), planned_for=timezone.now() + timedelta(hours=2))
    make_published(claims=[first])
    for _ in range(3):
        make_evidence(first)
    other = make_user("Checker", first_name="Bo", last_name="Ek")
    ClaimPresence.objects.create(claim=second, user=other, tab="theirs")
    return first, second, third


def focused(page) -> str:
    return page.evaluate("document.activeElement.closest('tr')?.querySelector('[data-first]').textContent")


def look(page, name: str) -> None:
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_claim_is_taken_by_keys_and_its_page_opened(open_page, sign_in, axe, claims):
    checker = make_user("Checker", first_name="Ada", last_name="Lind")
    page = open_page()
    sign_in(page, checker)
    page.goto("/admin/desk/claims/")
    axe(page)
    look(page, "queue-wide")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_contain_text("I am on it")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "Bravo says so."
    page.keyboard.press("k")
    assert focused(page) == LONG
    page.keyboard.press("a")
    expect(page.locator(".messagelist")).to_contain_text("You are on it")
    expect(page.locator(f"#claim-{claims[0].uid} .c-assignee")).to_have_text("A. Lind")
    assert ClaimCheck.objects.get().assignee == checker
    page.wait_for_function("document.activeElement.matches('[data-first]')")
    assert focused(page) == LONG
    page.keyboard.press("p")
    page.wait_for_url(f"**/admin/desk/claims/{claims[0].uid}/#panel-verdicts")
    expect(page.locator("[data-claim-people]")).to_be_attached()
    page.wait_for_function(
        "performance.getEntriesByName(document.querySelector('[data-claim-presence]').action).length > 0"
    )
    assert ClaimPresence.objects.filter(claim=claims[0], user=checker).count() == 1
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/admin/desk/claims/*/")


def test_queue_and_numbers_narrow_dark_and_without_scripts(open_page, sign_in, axe, claims):
    checker = make_user("Checker")
    opened = timezone.now() - timedelta(days=40)
    check = ClaimCheck.objects.create(claim=claims[2], axis="attribution", opened_at=opened)
    for rating, days in (("confirmed", 2), ("misquoted", 39)):
        at = opened + timedelta(days=days)
        with transaction.atomic():
            append_to_chain(check, Verdict(rating=rating, path="one_act", proposed_by=checker, at=at))
    page = open_page(width=390, height=844, colour="dark", scripts=True)
    sign_in(page, checker)
    page.goto("/admin/desk/claims/")
    axe(page)
    look(page, "queue-narrow")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/admin/desk/claims/numbers/")
    axe(page)
    look(page, "numbers-narrow")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    plain = open_page(scripts=False)
    sign_in(plain, checker)
    plain.goto("/admin/desk/claims/numbers/")
    look(plain, "numbers-wide")
    expect(plain.locator("svg.chart")).to_have_count(2)
    plain.goto("/admin/desk/claims/?harm=grave")
    plain.get_by_role("button", name="I am on it").click()
    plain.wait_for_url(f"**/?harm=grave#claim-{claims[0].uid}")
    expect(plain.locator("td.c-assignee")).not_to_have_text("")
    plain.locator("summary:has-text('Party')").click()
    plain.get_by_label("Name of a claimant").fill("harbour office")
    plain.get_by_role("button", name="Narrow").click()
    expect(plain.locator("summary:has-text('Party')")).to_contain_text("Harbour Office")
    expect(plain.locator("tbody tr")).to_have_count(1)
