"""Who works on which question: taking it, letting it go, giving it back, taking it up again, leaving it out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.check_path import may_be_skipped
from articles.claims.enums import AssessmentRole, CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import CheckIncomplete, CheckNotAllowed, CheckNotPossible
from articles.claims.models import Assessment, Claim, ClaimCheck
from articles.claims.rules import may_approve, may_decide, may_propose
from articles.claims.selectors.snapshot import snapshots_of
from articles.claims.services.check_rows import UNDECIDED, locked_check, move, name_of, tell
from newsroom.ledger.typed import said

_WAITS = {
    CheckStatus.LABELLING.value: "It waits for a second label: nobody takes it before.",
    CheckStatus.TO_APPROVE.value: "It waits to be approved: nobody takes it before.",
    CheckStatus.DONE.value: "It is decided: take it up again first, and say why.",
}


@transaction.atomic
def take(*, claim: Claim, axis: str = Axis.ATTRIBUTION, by: Any, instead_of: int | None = None) -> ClaimCheck:
    """Work on a question. One that somebody has is taken over by naming them: `instead_of` is their key.

    Raises CheckNotAllowed without the right to check, CheckNotPossible where it is decided or waits for somebody, and
    for whoever comes second.
    """
    if not may_propose(by):
        raise CheckNotAllowed("Your role may not check claims: ask a checker.")
    check = locked_check(claim, axis)
    refuse_unless_undecided(check)
    if check.assignee_id == by.pk and check.status != CheckStatus.OPEN:
        return check
    if check.assignee_id not in (None, by.pk, instead_of):
        raise CheckNotPossible(f"{name_of(check.assignee)} is on it.")
    before, taken_from = check.status, check.assignee if check.assignee_id != by.pk else None
    returned = check.status == CheckStatus.RETURNED
    move(
        check,
        CheckStatus.RETURNED if returned else CheckStatus.ASSIGNED,
        assignee=by,
        assigned_at=timezone.now(),
    )
    note = f"taken over from {name_of(taken_from)}." if taken_from else ""
    tell(check, "take check", by=by, before=before, note=note)
    return check


@transaction.atomic
def release(*, claim: Claim, axis: str = Axis.ATTRIBUTION, by: Any) -> ClaimCheck:
    """Let a question go: one's own, or anybody's by the right to approve. Nothing happens where nobody has it.

    Raises CheckNotAllowed and CheckNotPossible as `take` does.
    """
    check = locked_check(claim, axis)
    if check.assignee_id not in (None, by.pk) and not may_approve(by):
        raise CheckNotAllowed(f"{name_of(check.assignee)} is on it: only they let it go, or an editor.")
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not check claims: ask a checker.")
    refuse_unless_undecided(check)
    if check.assignee_id is None:
        return check
    before, returned = check.status, check.status == CheckStatus.RETURNED
    move(check, CheckStatus.RETURNED if returned else CheckStatus.OPEN, assignee=None, assigned_at=None)
    tell(check, "release check", by=by, before=before)
    return check


@transaction.atomic
def give_back(*, claim: Claim, axis: str, reason: str = "", by: Any, seen: int | None = None) -> ClaimCheck:
    """Give a proposal back to whoever made it, with a reason; whoever made it takes it back so. A new round begins.

    `seen` is the round that was on the screen. A proposal that nobody has labelled yet stays hidden, and so what its
    author would say on taking it back is not kept. Raises CheckNotAllowed, CheckNotPossible where nothing is proposed,
    CheckIncomplete without a reason.
    """
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not give a proposal back: ask a checker or an editor.")
    check = locked_check(claim, axis)
    refuse_another_round(check, seen)
    if check.status not in (CheckStatus.LABELLING, CheckStatus.TO_APPROVE):
        raise CheckNotPossible("Nothing is proposed that could be given back.")
    proposal = proposal_of(check)
    is_own = proposal.by_id == by.pk
    reason = said(reason)
    if not reason and not is_own:
        raise CheckIncomplete("Say why: whoever proposed it goes by what you write.")
    before = check.status
    if is_own and before == CheckStatus.LABELLING:
        reason = ""
    move(check, CheckStatus.RETURNED, round=check.round + 1, assignee=proposal.by, assigned_at=timezone.now())
    tell(check, "take back proposal" if is_own else "give back proposal", by=by, before=before, note=reason)
    return check


@transaction.atomic
def reopen(*, claim: Claim, axis: str, reason: str, by: Any) -> ClaimCheck:
    """Take a decided question up again. The verdict stands until a newer one supersedes it.

    Raises CheckNotAllowed, CheckNotPossible where it is not decided, CheckIncomplete without a reason.
    """
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not check claims: ask a checker.")
    reason = said(reason)
    if not reason:
        raise CheckIncomplete("Say why it is taken up again: the reason is kept.")
    check = locked_check(claim, axis)
    if check.status != CheckStatus.DONE:
        raise CheckNotPossible("It is not decided: there is nothing to take up again.")
    before = check.status
    move(check, CheckStatus.OPEN, round=check.round + 1, assignee=None, assigned_at=None, decided_at=None)
    tell(check, "reopen check", by=by, before=before, note=reason)
    return check


@transaction.atomic
def skip(*, claim: Claim, reason: str, by: Any) -> ClaimCheck:
    """Leave out the question whether they said it, where being wrong does little harm; the reason is kept.

    A verdict that stands goes on standing. Raises CheckNotAllowed, CheckNotPossible for graver claims and where it is
    decided or somebody else has it, CheckIncomplete without a reason.
    """
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not decide about checks: ask a checker or an editor.")
    check = locked_check(claim, Axis.ATTRIBUTION)
    refuse_unless_free(check, by)
    if not may_be_skipped(check.claim.harm, check.axis):
        raise CheckNotPossible(
            f"Its harm is {check.claim.get_harm_display().lower()}: it has to be checked, and cannot be left out."
        )
    reason = said(reason)
    if not reason:
        raise CheckIncomplete("Say why it goes unchecked: the reason is kept.")
    write_skip(check, reason=reason, snapshot=snapshots_of([check.claim], check.axis)[check.claim_id], by=by)
    return check


def write_skip(check: ClaimCheck, *, reason: str, snapshot: dict[str, Any], by: Any) -> None:
    """Write that a locked question is left out, and why. Three queries."""
    Assessment.objects.create(
        check_of=check,
        round=check.round,
        role=AssessmentRole.SKIPPED,
        rationale=reason,
        snapshot=snapshot,
        by=by,
    )
    before = check.status
    move(check, CheckStatus.DONE, decided_at=timezone.now())
    tell(check, "skip check", by=by, before=before, note=reason)


def proposal_of(check: ClaimCheck) -> Assessment:
    """What was proposed in the round that is open. For services alone: it is not to be shown as it is. One query."""
    return (
        Assessment.objects.filter(check_of=check, round=check.round, role=AssessmentRole.PROPOSAL)
        .select_related("by")
        .get()
    )


def refuse_unless_undecided(check: ClaimCheck) -> None:
    """Raise CheckNotPossible where nobody can say anything about it now."""
    if check.status not in UNDECIDED:
        raise CheckNotPossible(_WAITS[check.status])


def refuse_unless_free(check: ClaimCheck, by: Any) -> None:
    """Raise CheckNotPossible where it is decided, waits for somebody, or somebody else works on it."""
    refuse_unless_undecided(check)
    if check.assignee_id not in (None, by.pk):
        raise CheckNotPossible(f"{name_of(check.assignee)} is on it: take it over first.")


def refuse_another_round(check: ClaimCheck, seen: int | None) -> None:
    """Raise CheckNotPossible where what somebody saw is not what would be decided."""
    if seen is not None and seen != check.round:
        raise CheckNotPossible("It has moved on since you opened the page: look at it again.")
