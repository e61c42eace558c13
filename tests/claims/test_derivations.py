"""Saying which document comes from which, and proposing it from what their copies share."""

import pytest

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Derivation
from articles.claims.selectors.origins import origins_for
from articles.claims.services.derivations import (
    accept_derivation,
    add_derivation,
    change_derivation,
    dismiss_derivation,
    propose_derivations,
    remove_derivation,
)
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim, make_copy, make_evidence, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

TOLD = b"The harbour office of Norland sold the old quay on the third of May to a company nobody had heard of before."


@pytest.fixture
def checker():
    return make_user("Checker")


@pytest.fixture
def claim():
    claim = make_claim()
    for title, day in (("Wire", "2026-05-03"), ("Port sold", "2026-05-04")):
        item = make_item(title=title, published_on=day, is_public=True)
        make_evidence(claim, item=item, is_public=True)
    return claim


def items(claim):
    return [piece.item for piece in claim.evidence.order_by("pk")]


def add(claim, by, kind="quotes", turned=False):
    wire, port = items(claim)
    start, end = (wire, port) if turned else (port, wire)
    return add_derivation(claim=claim, from_item=start, to_item=end, kind=kind, by=by)


def counted(claim):
    claim.refresh_from_db()
    claim.queue_row.refresh_from_db()
    return origins_for([claim.pk])[claim.pk].words, claim.queue_row.origins, claim.card.get("documents")


def test_card_and_queue_follow_what_is_written_down_and_taken_back(claim, checker):
    before = counted(claim)
    assert before[:2] == ("2 documents from 2 sources", 2)
    row, warning = add(claim, checker)
    assert (warning, counted(claim)[:2]) == ("", ("2 documents, both from one source", 1))
    change_derivation(claim=claim, derivation=row, kind="rewrites", by=checker)
    remove_derivation(claim=claim, derivation=row, by=checker)
    assert counted(claim) == before
    assert list(
        HistoryEntry.objects.filter(verb__endswith="derivation").order_by("pk").values_list("verb", "note")
    ) == [
        ("add derivation", "“Port sold” quotes “Wire”"),
        ("change derivation", "“Port sold” rewrites “Wire” (before: quotes)"),
        ("remove derivation", "“Port sold” rewrites “Wire”"),
    ]


def test_what_cannot_be_is_refused_in_words(claim, checker):
    item = items(claim)[0]
    with pytest.raises(ClaimError, match="cannot come from itself"):
        add_derivation(claim=claim, from_item=item, to_item=item, kind="quotes", by=checker)
    with pytest.raises(ClaimError, match="Choose how"):
        add(claim, checker, kind="heard of")
    add(claim, checker, kind="same_release")
    with pytest.raises(ClaimError, match="on file already"):
        add(claim, checker)
    with pytest.raises(ClaimError, match="one release"):
        add(claim, checker, kind="same_release", turned=True)
    with pytest.raises(ClaimNotAllowed):
        add(claim, make_user("Legal"))


def test_a_ring_is_said(claim, checker):
    add(claim, checker)
    _, warning = add(claim, checker, turned=True)
    assert warning.startswith("These documents now come from each other in a ring")


def test_a_shared_passage_is_proposed_once_and_counts_when_accepted(claim, checker):
    wire, port = items(claim)
    make_copy(item=wire, content=TOLD)
    make_copy(item=port, content=b"Our reporter was there. " + TOLD.upper())
    (row,) = propose_derivations(claim=claim, by=checker)
    assert (row.from_item, row.to_item, row.kind) == (port, wire, "wire_copy")
    assert propose_derivations(claim=claim, by=checker) == []
    assert counted(claim)[1] == 2
    accept_derivation(claim=claim, derivation=Derivation.objects.get(), by=checker)
    assert counted(claim)[1] == 1
    with pytest.raises(ClaimError, match="accepted already"):
        dismiss_derivation(claim=claim, derivation=Derivation.objects.get(), by=checker)


def test_what_was_dismissed_is_not_proposed_again(claim, checker):
    for item in items(claim):
        make_copy(item=item, content=TOLD)
    (row,) = propose_derivations(claim=claim, by=checker)
    assert row.kind == "wire_copy"
    dismiss_derivation(claim=claim, derivation=Derivation.objects.get(), by=checker)
    assert (propose_derivations(claim=claim, by=checker), counted(claim)[1]) == ([], 2)


def test_proposals_cost_the_same_for_one_and_three(claim, checker, django_assert_num_queries):
    make_copy(item=items(claim)[0], content=TOLD)
    for number in range(3):
        make_copy(item=items(claim)[1], content=f"Copy {number}. ".encode() + TOLD)
    checker.has_perm("claims.add_evidence")
    with django_assert_num_queries(4):
        assert len(propose_derivations(claim=claim, by=checker)) == 1
    for number in range(3):
        item = make_item(title=f"Paper {number}", published_on=f"2026-05-1{number}")
        make_evidence(claim, item=item)
        make_copy(item=item, content=TOLD)
    with django_assert_num_queries(4):
        assert len(propose_derivations(claim=claim, by=checker)) == 9
