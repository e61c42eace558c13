"""What one person sees of the checking of a claim: what was found, what is hidden and why, and what they may do next.

Pages, exports and machines take assessments from here alone: the hidden ones are never read out of the database. A
guard in the tests knows who else may name the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.claims.check_path import (
    Step,
    is_blind,
    is_enough,
    may_be_skipped,
    path_of,
    rating_in_words,
    steps_of,
)
from articles.claims.enums import AssessmentRole, Basis, CheckPath, CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.models import Assessment, Claim, ClaimCheck, Verdict
from articles.claims.rules import may_approve, may_decide, may_propose, may_read_verdicts
from articles.claims.selectors.authors import authors_of_stories_printing
from articles.claims.selectors.snapshot import Changed, changed_since, group_of, snapshots_of

UNDECIDED = (CheckStatus.OPEN, CheckStatus.ASSIGNED, CheckStatus.RETURNED)


@dataclass(frozen=True, slots=True)
class Label:
    """What one checker said in one round. `rating` and `rationale` are empty where they are hidden from the reader."""

    role: str
    role_words: str
    by: Any
    at: datetime
    hidden: bool
    rating: str
    rating_words: str
    rationale: str
    snapshot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Round:
    """One attempt to answer a question: who said what, and the verdict that came of it, if one did."""

    number: int
    labels: tuple[Label, ...]
    verdict: Verdict | None
    verdict_words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a claim, as one person sees it.

    `claim` is the claim that is asked about, the head of the group for content. `acts` are the verbs that this person
    may do now; `turn` says whose turn it is, `why_not` why it is not this person's. `is_short`: the verdict that stands
    came by fewer people than the claim takes now. `changed`: what is on file otherwise than when it was proposed.
    """

    axis: str
    words: str
    claim: Claim
    status: str
    status_words: str
    round: int
    steps: tuple[Step, ...]
    path: CheckPath
    assignee: Any
    standing: Verdict | None
    standing_words: str
    is_short: bool
    rounds: tuple[Round, ...]
    acts: frozenset[str]
    turn: str
    why_not: str
    changed: Changed
    evidence: int


def questions_about(claim: Claim, user: Any) -> tuple[Question, ...]:
    """Both questions about a claim as this person sees them, whether they said it first. A fixed number of queries:
    seven, and what it costs to find out who wrote the stories. None of them for who may not see verdicts.
    """
    if not may_read_verdicts(user):
        return ()
    asked = {Axis.ATTRIBUTION.value: claim, Axis.CONTENT.value: claim.head}
    checks = _checks(asked)
    rows = list(checks.values())
    labels = _labels(rows, user)
    verdicts = _verdicts(rows)
    return tuple(
        _question(axis, about, checks.get(axis), labels, verdicts, user) for axis, about in asked.items()
    )


def people_of_round(check: ClaimCheck, number: int) -> dict[str, int]:
    """Keys of those who said something in a round, by their role in it; never what they said. One query."""
    return dict(Assessment.objects.filter(check_of=check, round=number).values_list("role", "by"))


def _checks(asked: Mapping[str, Claim]) -> dict[str, ClaimCheck]:
    rows = ClaimCheck.objects.filter(claim__in=[claim.pk for claim in asked.values()]).select_related(
        "assignee"
    )
    return {row.axis: row for row in rows if row.claim_id == asked[row.axis].pk}


def _labels(checks: Iterable[ClaimCheck], user: Any) -> dict[tuple[int, int], list[Label]]:
    """By check and round. Two queries: who said something, and what of it this person may read."""
    rows = Assessment.objects.filter(check_of__in=[check.pk for check in checks]).order_by("pk")
    open_to = {
        row.pk: row for row in rows.visible_to(user).only("rating", "rationale", "snapshot", "redacted_at")
    }
    axis_of = {check.pk: check.axis for check in checks}
    found: dict[tuple[int, int], list[Label]] = defaultdict(list)
    for row in rows.select_related("by").defer("rating", "rationale", "snapshot"):
        seen = open_to.get(row.pk)
        found[row.check_of_id, row.round].append(
            Label(
                role=row.role,
                role_words=str(AssessmentRole(row.role).label),
                by=row.by,
                at=row.at,
                hidden=seen is None,
                rating=seen.rating if seen else "",
                rating_words=rating_in_words(axis_of[row.check_of_id], seen.rating) if seen else "",
                rationale=_words(seen) if seen else "",
                snapshot=seen.snapshot if seen else {},
            )
        )
    return found


def _words(row: Assessment) -> str:
    return "(redacted)" if row.redacted_at else row.rationale


def _verdicts(checks: Iterable[ClaimCheck]) -> dict[int, list[Verdict]]:
    found: dict[int, list[Verdict]] = defaultdict(list)
    rows = Verdict.objects.filter(check_of__in=[check.pk for check in checks]).order_by("number")
    for row in rows.select_related("proposed_by", "second_label_by", "approved_by"):
        found[row.check_of_id].append(row)
    return found


def _question(
    axis: str,
    claim: Claim,
    check: ClaimCheck | None,
    labels: Mapping[tuple[int, int], list[Label]],
    verdicts: Mapping[int, list[Verdict]],
    user: Any,
) -> Question:
    given = verdicts.get(check.pk, []) if check else []
    status = CheckStatus(check.status) if check else CheckStatus.OPEN
    standing = given[-1] if given else None
    number = check.round if check else 1
    rounds = _rounds(axis, check, labels, given)
    proposal = (
        next(
            (each for each in labels.get((check.pk, number), ()) if each.role == AssessmentRole.PROPOSAL),
            None,
        )
        if check
        else None
    )
    snapshot = snapshots_of([claim], axis)[claim.pk]
    wrote = may_decide(user) and user.pk in authors_of_stories_printing(group_of(claim, axis))
    acts, why_not = _acts(axis, claim, check, status, proposal, user, wrote=wrote)
    compared = proposal.snapshot if proposal and not proposal.hidden and status != CheckStatus.DONE else {}
    if status == CheckStatus.DONE and standing:
        compared = standing.snapshot
    return Question(
        axis=axis,
        words=str(Axis(axis).label),
        claim=claim,
        status=status.value,
        status_words=_status_words(status, standing),
        round=number,
        steps=steps_of(claim.harm, axis),
        path=path_of(claim.harm, axis),
        assignee=check.assignee if check else None,
        standing=standing,
        standing_words=rating_in_words(axis, standing.rating) if standing else "",
        is_short=standing is not None and not is_enough(standing.path, claim.harm, axis),
        rounds=rounds,
        acts=acts,
        turn=_turn(axis, claim, status),
        why_not=why_not,
        changed=changed_since(compared, snapshot),
        evidence=len(snapshot["evidence"]),
    )


def _rounds(
    axis: str,
    check: ClaimCheck | None,
    labels: Mapping[tuple[int, int], list[Label]],
    given: list[Verdict],
) -> tuple[Round, ...]:
    """Newest first; rounds in which nobody said anything are left out."""
    if check is None:
        return ()
    by_round = {verdict.round: verdict for verdict in given}
    numbers = {number for key, number in labels if key == check.pk} | set(by_round)
    return tuple(
        Round(
            number=number,
            labels=tuple(labels.get((check.pk, number), ())),
            verdict=by_round.get(number),
            verdict_words=rating_in_words(axis, by_round[number].rating) if number in by_round else "",
        )
        for number in sorted(numbers, reverse=True)
    )


def _acts(
    axis: str,
    claim: Claim,
    check: ClaimCheck | None,
    status: CheckStatus,
    proposal: Label | None,
    user: Any,
    *,
    wrote: bool,
) -> tuple[frozenset[str], str]:
    """What this person may do now, as the services would let them, and why not where it is somebody else's turn."""
    if claim.basis == Basis.OFFICIAL_ACT:
        return frozenset(), "An official act stands on its record: it takes no verdict."
    if not may_decide(user):
        return frozenset(), "Your role reads what was found."
    if status in UNDECIDED:
        return _acts_before(axis, claim, check, user, wrote=wrote)
    if status == CheckStatus.DONE:
        return frozenset({"reopen"}), ""
    is_own = proposal is not None and proposal.by.pk == user.pk
    acts = {"take_back" if is_own else "give_back"}
    why_not = ""
    if is_own:
        why_not = "You proposed it: the next step is somebody else’s."
    elif status == CheckStatus.LABELLING:
        if may_propose(user):
            acts.add("label")
        else:
            why_not = "A second label is a checker’s."
    elif not may_approve(user):
        why_not = "Your role may not approve verdicts."
    elif wrote:
        why_not = "You wrote a story that prints it: somebody else approves it."
    else:
        acts.add("approve")
    return frozenset(acts), why_not


def _acts_before(
    axis: str, claim: Claim, check: ClaimCheck | None, user: Any, *, wrote: bool
) -> tuple[frozenset[str], str]:
    path = path_of(claim.harm, axis)
    assignee = check.assignee_id if check else None
    acts: set[str] = set()
    if may_propose(user) and assignee != user.pk:
        acts.add("take")
    if assignee is not None and (assignee == user.pk or may_approve(user)):
        acts.add("release")
    if assignee not in (None, user.pk):
        return frozenset(acts), "Somebody is on it: take it over first."
    if may_be_skipped(claim.harm, axis):
        acts.add("skip")
    if path != CheckPath.ONE_ACT and not may_propose(user):
        return frozenset(acts), "A checker says what was found; you may approve it."
    if path == CheckPath.ONE_CHECKER and wrote:
        return frozenset(acts), "You wrote a story that prints it: somebody else checks it."
    return frozenset({*acts, "propose"}), ""


def _status_words(status: CheckStatus, standing: Verdict | None) -> str:
    if status == CheckStatus.DONE and standing is None:
        return "Left unchecked"
    return str(status.label)


def _turn(axis: str, claim: Claim, status: CheckStatus) -> str:
    if status == CheckStatus.LABELLING:
        return "A second checker labels it without seeing the first label."
    if status == CheckStatus.TO_APPROVE:
        return "Somebody who neither proposed it nor wrote a story that prints it approves it."
    if status == CheckStatus.DONE:
        return ""
    path = path_of(claim.harm, axis)
    if path == CheckPath.ONE_ACT:
        return "One act: say what was found, or leave it out and say why."
    if path == CheckPath.ONE_CHECKER:
        return "One checker decides."
    if is_blind(axis):
        return "One checker proposes, a second one labels blind, a third person or the second one approves."
    return "One checker proposes, another person approves."
