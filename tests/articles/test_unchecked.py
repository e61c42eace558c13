"""A story that goes on without a check says so, and why."""

import pytest

from articles.services.moves import approve_article, submit_article
from articles.services.publish import publish_article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user
from tests.factories.verdicts import make_verdict

pytestmark = pytest.mark.django_db


def notes():
    return list(HistoryEntry.objects.filter(verb="go on unchecked").values_list("note", flat=True))


def test_what_goes_past_the_check_is_named_with_the_reason():
    said, low, grave, act = (
        make_claim(),
        make_claim(),
        make_claim(harm="grave"),
        make_claim(basis="official_act"),
    )
    make_verdict(said)
    story, boss = make_article(claims=[said, low, grave, act]), make_user("Administrator")
    submit_article(article=story, by=boss)
    assert notes() == []
    approve_article(article=story, by=boss, note="The wire closes at six.")
    assert notes() == [
        f"2 claims not checked for whether they said it: {grave.uid} (grave), {low.uid} (none)."
        " The wire closes at six."
    ]


def test_where_all_is_decided_nothing_is_said():
    said = make_claim()
    make_verdict(said)
    publish_article(article=make_article(claims=[said]), by=make_user(), override_reason="x")
    assert notes() == []


def test_print_from_a_draft_goes_past_the_check_too():
    claim = make_claim()
    publish_article(article=make_article(claims=[claim]), by=make_user(), override_reason="x")
    assert notes() == [f"1 claim not checked for whether they said it: {claim.uid} (none)."]
