"""From what a checker found to a verdict that nobody can rewrite: proposed, labelled blind, approved, given.

How many people it takes is `check_path`'s to say. Every act locks its question, so that of two at once one comes second
and is told; the database refuses an approver who is the proposer, and a second row of one round and role.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.check_path import (
    RATINGS,
    path_of,
    rating_in_words,
    rests_on_evidence,
    status_after_proposal,
)
from articles.claims.enums import AssessmentRole, Basis, CheckPath, CheckStatus
from articles.claims.exceptions import CheckIncomplete, CheckNotAllowed, CheckNotPossible
from articles.claims.models import Assessment, Claim, ClaimCheck, Verdict
from articles.claims.rules import may_approve, may_decide, may_propose
from articles.claims.selectors.authors import authors_of_stories_printing
from articles.claims.selectors.snapshot import group_of, snapshots_of
from articles.claims.services.check_rows import locked_check, locked_with_claims, move, tell
from articles.claims.services.checks import (
    give_back,
    proposal_of,
    refuse_another_round,
    refuse_unless_free,
    release,
    reopen,
    skip,
    take,
)
from articles.claims.signals import verdict_given
from newsroom.ledger.chains import append_to_chain
from newsroom.ledger.typed import said

__all__ = [
    "approve",
    "give_back",
    "give_verdict",
    "propose",
    "release",
    "reopen",
    "second_label",
    "skip",
    "take",
]


@transaction.atomic
def propose(
    *, claim: Claim, axis: str, rating: str, rationale: str = "", by: Any, seen: int | None = None
) -> ClaimCheck:
    """Say what was found. On the short paths that is the verdict; else it waits for the next person.

    `seen` is the round that was on the screen. Returns the question as it stands now. Raises CheckNotAllowed without
    the right, and where one person decides alone for whoever wrote a story that prints it; CheckNotPossible where it is
    decided, waits, or somebody else is on it; CheckIncomplete without a rating, a rationale (one act needs none) or
    evidence that the rating rests on. About fifteen queries.
    """
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not check claims: ask a checker.")
    check = locked_with_claims(claim, axis)
    path = path_of(check.claim.harm, axis)
    if path != CheckPath.ONE_ACT and not may_propose(by):
        raise CheckNotAllowed("Your role may approve a verdict, not propose one: ask a checker.")
    refuse_another_round(check, seen)
    refuse_unless_free(check, by)
    refuse_official_act(check.claim)
    if path == CheckPath.ONE_CHECKER:
        _refuse_author(check, by, "You wrote a story that prints it: somebody else checks it.")
    rationale = said(rationale)
    snapshot = snapshots_of([check.claim], axis)[check.claim_id]
    _refuse_incomplete(axis, rating, snapshot)
    if path != CheckPath.ONE_ACT:
        _refuse_unexplained(rationale)
    _assess(check, AssessmentRole.PROPOSAL, rating, rationale, snapshot, by)
    before = check.status
    if path == CheckPath.TWO_PEOPLE:
        move(check, status_after_proposal(check.claim.harm, axis), assignee=by, assigned_at=timezone.now())
        tell(check, "propose verdict", by=by, before=before)
    else:
        check.assignee = by
        give_verdict(
            check, rating=rating, rationale=rationale, snapshot=snapshot, path=path, proposed_by=by, by=by
        )
    return check


@transaction.atomic
def second_label(
    *, claim: Claim, axis: str, rating: str, rationale: str, by: Any, seen: int | None = None
) -> ClaimCheck:
    """Label what somebody else proposed, without having seen it. The same rating goes on to be approved; another one
    goes back to the proposer, from now on with both notes for everybody.

    Raises CheckNotAllowed without the right and for the proposer, CheckNotPossible where no label is due,
    CheckIncomplete without a rating, a rationale or evidence.
    """
    if not may_propose(by):
        raise CheckNotAllowed("Your role may not label claims: ask a checker.")
    check = locked_check(claim, axis)
    refuse_another_round(check, seen)
    if check.status != CheckStatus.LABELLING:
        raise CheckNotPossible("No second label is due here.")
    proposal = proposal_of(check)
    if proposal.by_id == by.pk:
        raise CheckNotAllowed("You proposed it: the second label is somebody else's.")
    rationale = said(rationale)
    snapshot = snapshots_of([check.claim], axis)[check.claim_id]
    _refuse_incomplete(axis, rating, snapshot)
    _refuse_unexplained(rationale)
    _assess(check, AssessmentRole.SECOND_LABEL, rating, rationale, snapshot, by)
    before = check.status
    if rating == proposal.rating:
        move(check, CheckStatus.TO_APPROVE)
        tell(check, "label blind", by=by, before=before, note="the labels are the same.")
    else:
        move(check, CheckStatus.RETURNED, round=check.round + 1)
        tell(check, "label blind", by=by, before=before, note="the labels differ, both notes are open now.")
    return check


@transaction.atomic
def approve(*, claim: Claim, axis: str, by: Any, note: str = "", seen: int | None = None) -> Verdict:
    """Approve what was proposed: the verdict is written, and stands from now on.

    Raises CheckNotAllowed without the right, for the proposer, and for whoever wrote a story that prints the claim or
    one that says the same; CheckNotPossible where nothing waits to be approved. About twenty queries.
    """
    if not may_approve(by):
        raise CheckNotAllowed("Your role may not approve verdicts: ask a checker or an editor.")
    check = locked_with_claims(claim, axis)
    refuse_another_round(check, seen)
    if check.status != CheckStatus.TO_APPROVE:
        raise CheckNotPossible("Nothing waits to be approved here: somebody may have been quicker.")
    proposal = proposal_of(check)
    if proposal.by_id == by.pk:
        raise CheckNotAllowed("You proposed it: somebody else approves it.")
    _refuse_author(check, by, "You wrote a story that prints it: somebody else approves it.")
    labelled = Assessment.objects.filter(
        check_of=check, round=check.round, role=AssessmentRole.SECOND_LABEL
    ).first()
    return give_verdict(
        check,
        rating=proposal.rating,
        rationale=proposal.rationale,
        snapshot=proposal.snapshot,
        path=CheckPath.TWO_PEOPLE,
        proposed_by=proposal.by,
        second_label_by=labelled.by if labelled else None,
        approved_by=by,
        by=by,
        note=said(note),
    )


def give_verdict(
    check: ClaimCheck,
    *,
    rating: str,
    rationale: str,
    snapshot: dict[str, Any],
    path: CheckPath,
    proposed_by: Any,
    by: Any,
    second_label_by: Any = None,
    approved_by: Any = None,
    note: str = "",
) -> Verdict:
    """Write the next verdict of a question that is locked behind its claims, and tell of it. For services alone."""
    before = check.status
    verdict = append_to_chain(
        check,
        Verdict(
            round=check.round,
            rating=rating,
            rationale=rationale,
            snapshot=snapshot,
            path=path,
            proposed_by=proposed_by,
            second_label_by=second_label_by,
            approved_by=approved_by,
        ),
    )
    move(check, CheckStatus.DONE, rating=rating, assignee=check.assignee, decided_at=verdict.at)
    words = rating_in_words(check.axis, rating)
    verb = "approve verdict" if approved_by else "give verdict"
    tell(check, verb, by=by, before=before, note=f"{words}. {note}".strip())
    verdict_given.send(sender=Verdict, verdict=verdict)
    return verdict


def refuse_official_act(claim: Claim) -> None:
    """Raise CheckNotPossible for an act that its own record documents."""
    if claim.basis == Basis.OFFICIAL_ACT:
        raise CheckNotPossible("An official act stands on its record: it takes no verdict.")


def _assess(
    check: ClaimCheck, role: AssessmentRole, rating: str, rationale: str, snapshot: dict[str, Any], by: Any
) -> None:
    Assessment.objects.create(
        check_of=check,
        round=check.round,
        role=role,
        rating=rating,
        rationale=rationale,
        snapshot=snapshot,
        by=by,
    )


def _refuse_author(check: ClaimCheck, by: Any, words: str) -> None:
    if by.pk in authors_of_stories_printing(group_of(check.claim, check.axis)):
        raise CheckNotAllowed(words)


def _refuse_incomplete(axis: str, rating: str, snapshot: dict[str, Any]) -> None:
    if rating not in RATINGS[axis]:
        raise CheckIncomplete("Choose what you found.")
    if rests_on_evidence(rating) and not snapshot["evidence"]:
        raise CheckIncomplete("Nothing is on file that speaks to this question: attach evidence first.")


def _refuse_unexplained(rationale: str) -> None:
    if not rationale:
        raise CheckIncomplete("Say how you came to it: the rationale is kept with the verdict.")
