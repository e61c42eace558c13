"""Putting evidence on claims, changing it, taking it off."""

import pytest
from django.core.exceptions import ValidationError

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Evidence
from articles.claims.services.evidence import attach_evidence, change_evidence, take_off_evidence
from articles.claims.services.groups import join_group
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return make_user("Checker")


def told(verb):
    return [entry.note for entry in HistoryEntry.objects.filter(verb=verb).order_by("pk")]


def test_evidence_is_written_down_with_what_it_says(checker):
    claim, item = make_claim(), make_item(title="Minutes of the quay")
    attach_evidence(
        claim=claim,
        item=item,
        by=checker,
        tests="content",
        stance="refutes",
        excerpt="  It was leased. ",
        locator="p. 4",
        credibility=2,
        note="From the archive",
    )
    piece = Evidence.objects.values(
        *"claim item tests stance excerpt locator credibility note is_public".split()
    )
    assert list(piece) == [
        {
            "claim": claim.pk,
            "item": item.pk,
            "tests": "content",
            "stance": "refutes",
            "excerpt": "It was leased.",
            "locator": "p. 4",
            "credibility": 2,
            "note": "From the archive",
            "is_public": False,
        }
    ]
    claim.refresh_from_db()
    assert claim.contention == "disputed"
    assert told("attach evidence") == ["Minutes of the quay · Is it so · Refutes · p. 4 · “It was leased.”"]


def test_content_evidence_of_a_member_stands_with_the_head(checker):
    head, member = make_claim(), make_claim()
    join_group(claim=member, other=head, by=checker)
    said = attach_evidence(claim=member, item=make_item(), by=checker)
    so = attach_evidence(claim=member, item=make_item(), by=checker, tests="content")
    assert (said.claim, said.found_for, so.claim, so.found_for) == (member, None, head, member)


def test_evidence_that_speaks_to_the_other_question_moves_there(checker):
    head, member = make_claim(), make_claim()
    join_group(claim=member, other=head, by=checker)
    piece = attach_evidence(claim=member, item=make_item(), by=checker)
    piece = change_evidence(evidence=piece, by=checker, tests="content")
    assert (piece.claim, piece.found_for) == (head, member)
    piece = change_evidence(evidence=piece, by=checker, tests="attribution")
    assert (piece.claim, piece.found_for) == (member, None)


def test_the_same_sense_is_on_file_once(checker):
    claim, item = make_claim(), make_item()
    attach_evidence(claim=claim, item=item, by=checker)
    with pytest.raises(ClaimError, match="there already"):
        attach_evidence(claim=claim, item=item, by=checker)
    other = attach_evidence(claim=claim, item=item, by=checker, stance="refutes")
    with pytest.raises(ClaimError, match="there already"):
        change_evidence(evidence=other, by=checker, stance="supports")


def test_a_change_is_told_with_what_stood_there_and_notes_are_not(checker):
    piece = attach_evidence(
        claim=make_claim(), item=make_item(title="Minutes"), by=checker, note="K. told us"
    )
    change_evidence(
        evidence=piece, by=checker, stance="context", locator="p. 9", note="M. told us", is_public=True
    )
    assert told("change evidence") == [
        "Minutes: stance: Supports → Context; locator: empty → p. 9; note changed; readers may see it: yes"
    ]
    assert HistoryEntry.objects.filter(note__contains="told us").count() == 0


def test_a_change_of_nothing_is_none(checker):
    piece = attach_evidence(claim=make_claim(), item=make_item(), by=checker)
    change_evidence(evidence=piece, by=checker, stance="supports", excerpt=" ")
    assert told("change evidence") == []


def test_what_is_taken_off_is_kept_in_the_history(checker):
    claim = make_claim()
    piece = attach_evidence(
        claim=claim,
        item=make_item(title="Minutes"),
        by=checker,
        tests="content",
        stance="refutes",
        excerpt="No.",
    )
    assert take_off_evidence(evidence=piece, by=checker) == claim
    claim.refresh_from_db()
    assert (claim.contention, Evidence.objects.count()) == ("none", 0)
    assert told("take off evidence") == ["Minutes · Is it so · Refutes · “No.”"]
    with pytest.raises(ClaimError, match="Nothing was changed"):
        change_evidence(evidence=Evidence(pk=piece.pk or 1, claim=claim), by=checker, stance="context")


@pytest.mark.parametrize(
    ("field", "value"), [("stance", "maybe"), ("credibility", 7), ("tests", ""), ("excerpt", "x" * 4001)]
)
def test_nonsense_is_refused_by_field(field, value, checker):
    with pytest.raises(ValidationError) as refused:
        attach_evidence(claim=make_claim(), item=make_item(), by=checker, **{field: value})
    assert list(refused.value.message_dict) == [field]


def test_the_item_of_a_piece_does_not_change(checker):
    piece = attach_evidence(claim=make_claim(), item=make_item(), by=checker)
    with pytest.raises(TypeError):
        change_evidence(evidence=piece, by=checker, item=make_item())


@pytest.mark.parametrize("role", ["Legal", "Importer"])
def test_evidence_is_for_those_who_work_with_sources(role, checker):
    claim, item, other = make_claim(), make_item(), make_user(role)
    piece = attach_evidence(claim=claim, item=item, by=checker)
    with pytest.raises(ClaimNotAllowed):
        attach_evidence(claim=claim, item=make_item(), by=other)
    with pytest.raises(ClaimNotAllowed):
        change_evidence(evidence=piece, by=other, stance="context")
    with pytest.raises(ClaimNotAllowed):
        take_off_evidence(evidence=piece, by=other)
