"""The claims of a story in one act."""

import pytest

from articles.services.decide_claims import decide_for_story
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_a_story_s_claims_are_settled_and_the_story_s_history_says_so():
    backed, bare, elsewhere, editor = make_claim(), make_claim(), make_claim(), make_user()
    make_evidence(backed)
    make_evidence(elsewhere)
    story = make_article(claims=[backed, bare])
    settled = decide_for_story(article=story, by=editor, skip_reason="On every radar.")
    assert (settled.confirmed, settled.skipped, settled.left) == ([backed], [bare], [])
    assert elsewhere.checks.count() == 0
    entry = HistoryEntry.objects.get(object_label="articles.article", verb="decide claims")
    assert (entry.actor, entry.note, entry.revision) == (
        editor,
        f"1 confirmed: {backed.uid}. 1 left unchecked: {bare.uid}. On every radar.",
        1,
    )


def test_where_nothing_can_be_settled_the_history_says_nothing():
    story = make_article(claims=[make_claim(harm="grave")])
    decide_for_story(article=story, by=make_user(), skip_reason="x")
    assert HistoryEntry.objects.filter(verb="decide claims").count() == 0


def test_most_claims_of_a_story_are_done_in_one_act():
    """Eleven of twelve: the twelfth accuses somebody."""
    claims = [*(make_claim(harm="low") for _ in range(11)), make_claim(harm="serious")]
    for claim in claims:
        make_evidence(claim)
    settled = decide_for_story(article=make_article(claims=claims), by=make_user())
    assert (len(settled.confirmed), [each.claim for each in settled.left]) == (11, [claims[-1]])
