"""Two people at the same question in the same instant: one of them is second, and is told."""

import pytest
from django.db import connection, transaction

from articles.claims.exceptions import CheckNotPossible
from articles.claims.models import Assessment, ClaimCheck, Verdict
from articles.claims.services import checks, verdicts
from articles.claims.services.one_act import settle_in_one_act
from articles.claims.services.verdicts import approve, propose, second_label, take
from newsroom.ledger.verification import verify_all
from tests.articles.test_races import Beside, needs_row_locks
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)
SAID, SO = "attribution", "content"


def claim_with_evidence(harm):
    claim = make_claim(harm=harm)
    for axis in (SAID, SO):
        make_evidence(claim, tests=axis)
    return claim


def beside(call, *, first):
    """Do `first`, and have somebody do `call` while its transaction is open; gives the other's error."""
    with transaction.atomic():
        first()
        other = Beside(call)
        other.join(timeout=0.7)
    other.join(timeout=10)
    connection.close()
    return other.error


@needs_row_locks
def test_of_two_who_approve_one_is_second():
    claim, (one, two) = claim_with_evidence("grave"), (make_user(), make_user())
    propose(claim=claim, axis=SAID, rating="confirmed", rationale="x", by=make_user("Checker"))
    error = beside(
        lambda: approve(claim=claim, axis=SAID, by=two),
        first=lambda: approve(claim=claim, axis=SAID, by=one),
    )
    assert isinstance(error, CheckNotPossible)
    assert list(Verdict.objects.values_list("number", "approved_by")) == [(1, one.pk)]
    assert verify_all() == []


@needs_row_locks
@pytest.mark.parametrize(
    ("harm", "axis"), [("none", SAID), ("moderate", SAID), ("grave", SAID), ("none", SO)]
)
def test_of_two_who_propose_one_is_second(harm, axis):
    claim, (one, two) = claim_with_evidence(harm), (make_user("Checker"), make_user("Checker"))
    rating = "confirmed" if axis == SAID else "true"

    def say(by):
        propose(claim=claim, axis=axis, rating=rating, rationale="x", by=by)

    error = beside(lambda: say(two), first=lambda: say(one))
    assert isinstance(error, CheckNotPossible)
    assert [row.by for row in Assessment.objects.select_related("by")] == [one]
    assert Verdict.objects.count() == (harm in ("none", "moderate") and axis == SAID)


@needs_row_locks
def test_of_two_who_label_one_is_second():
    claim, (one, two) = claim_with_evidence("none"), (make_user("Checker"), make_user("Checker"))
    propose(claim=claim, axis=SO, rating="true", rationale="x", by=make_user("Checker"))

    def label(by, rating):
        second_label(claim=claim, axis=SO, rating=rating, rationale="y", by=by)

    error = beside(lambda: label(two, "false"), first=lambda: label(one, "true"))
    assert isinstance(error, CheckNotPossible)
    assert ClaimCheck.objects.get().status == "to_approve"
    assert Assessment.objects.filter(role="second_label").get().by == one


@needs_row_locks
def test_of_two_who_take_a_question_that_nobody_touched_one_is_second():
    claim, (one, two) = claim_with_evidence("none"), (make_user("Checker"), make_user("Checker"))
    error = beside(lambda: take(claim=claim, by=two), first=lambda: take(claim=claim, by=one))
    assert isinstance(error, CheckNotPossible)
    assert ClaimCheck.objects.get().assignee == one


@needs_row_locks
def test_an_approval_and_a_giving_back_do_not_both_win():
    claim, (one, two) = claim_with_evidence("grave"), (make_user(), make_user())
    propose(claim=claim, axis=SAID, rating="confirmed", rationale="x", by=make_user("Checker"))
    error = beside(
        lambda: approve(claim=claim, axis=SAID, by=two),
        first=lambda: checks.give_back(claim=claim, axis=SAID, reason="Which tape?", by=one),
    )
    assert isinstance(error, CheckNotPossible)
    assert (Verdict.objects.count(), ClaimCheck.objects.get().status) == (0, "returned")


@needs_row_locks
def test_one_act_and_one_checker_at_once_give_one_verdict():
    claim, (one, two) = claim_with_evidence("none"), (make_user(), make_user("Checker"))
    error = beside(
        lambda: settle_in_one_act([claim.pk], by=two),
        first=lambda: propose(claim=claim, axis=SAID, rating="misquoted", by=one),
    )
    assert error is None  # it found the claim decided, and left it
    assert list(Verdict.objects.values_list("rating", "proposed_by")) == [("misquoted", one.pk)]


def test_on_either_database_two_threads_that_approve_give_one_verdict(monkeypatch):
    claim, (one, two) = claim_with_evidence("grave"), (make_user(), make_user())
    propose(claim=claim, axis=SAID, rating="confirmed", rationale="x", by=make_user("Checker"))
    append, others = verdicts.append_to_chain, []

    def appended_while_somebody_approves(*args):
        if not others:
            others.append(Beside(lambda: approve(claim=claim, axis=SAID, by=two)))
            others[0].join(timeout=0.7)
        return append(*args)

    monkeypatch.setattr(verdicts, "append_to_chain", appended_while_somebody_approves)
    approve(claim=claim, axis=SAID, by=one)
    others[0].join(timeout=10)
    assert isinstance(others[0].error, CheckNotPossible)
    assert Verdict.objects.get().approved_by == one
