"""After a verdict, and after a withdrawal: what every story in print has to say of it, each once.

We answer for what we say ourselves and for quoting others rightly: there it takes a correction. Where somebody was
quoted rightly and what they said proved false, or they took it back, readers are owed an update. Labels on the pages
change by themselves; these tasks are for the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.claims.enums import AttributionRating, ContentRating
from articles.claims.enums import Tests as Axis
from articles.claims.labels.ratings import FALLEN, NOT_THEIRS, OUR_VOICE, PROVED_FALSE
from articles.claims.models import Claim, Verdict
from articles.claims.selectors.verdicts import standing_verdicts
from articles.claims.selectors.withdrawals import Withdrawal, withdrawals_of
from articles.claims.vocabulary import Contention, LinkKind
from articles.enums import Field, TaskKind, TaskStatus, VersionKind
from articles.models import Appearance, Article, CorrectionTask, PublishedVersion, TaskPassage
from articles.services.corrections import CLOSE, OPEN
from articles.signals import tasks_opened
from newsroom.ledger.history import record_histories

_WITHDRAWN = frozenset({Contention.WITHDRAWN_BY_CLAIMANT, Contention.WITHDRAWN_BY_US})
#: As a reader meets them.
_READING_ORDER = list(Field.values)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one story has to say: the passages, the one that the task names first."""

    kind: TaskKind
    passages: list[Appearance]
    message: str


@transaction.atomic
def open_tasks_for_verdict(verdict: Verdict) -> list[CorrectionTask]:
    """A task for every story in print that this verdict contradicts; gives those that were opened.

    Misquoted or not said: a correction wherever the claim is printed. Not borne out: a correction where it stands in
    our own voice, and an update where it is attributed and proved false. A verdict on whether it is so concerns every
    claim that says the same. Open tasks of the verdicts that it supersedes are closed: it says what holds now. Some
    ten queries, whatever the number of stories. No story is locked: a row that only refers to one may be written while
    it is being printed, and the claims, which printing waits for, are locked by whoever gives the verdict.
    """
    by = verdict.approved_by or verdict.proposed_by
    _close_superseded(verdict, by)
    return _open_for(verdict, by, Q())


def verdicts_before_print(article: Article) -> set[int]:
    """Keys of the verdicts that stand on what the working copy prints, to be read before the gate. Three queries."""
    rows = Appearance.objects.of_working_copy().filter(article=article)
    return {each.pk for each in standing_verdicts(set(rows.values_list("claim", flat=True))).values()}


@transaction.atomic
def open_tasks_given_meanwhile(version: PublishedVersion, seen: Collection[int]) -> list[CorrectionTask]:
    """Tasks for verdicts that were given while this version went through the gate, which had not read them (`seen`).

    Whoever gives a verdict looks for stories in print, and this one was not yet. Runs once printing has locked the
    claims, so that no verdict can slip in after it. Three queries where there was none.
    """
    printed = set(version.appearances.values_list("claim", flat=True))
    missed = {each.pk: each for each in standing_verdicts(printed).values() if each.pk not in seen}
    opened: list[CorrectionTask] = []
    for verdict in missed.values():
        by = verdict.approved_by or verdict.proposed_by
        opened += _open_for(verdict, by, Q(article=version.article_id))
    return opened


def _open_for(verdict: Verdict, by: Any, where: Q) -> list[CorrectionTask]:
    """Open what a verdict asks of the stories in print, or of those `where` alone."""
    check = verdict.check_of
    if check.axis == Axis.ATTRIBUTION:
        if verdict.rating not in NOT_THEIRS:
            return []
        claims = Q(claim=check.claim_id)
    else:
        if verdict.rating not in FALLEN:
            return []
        claims = Q(claim=check.claim_id) | Q(claim__canonical=check.claim_id)
    wanted = {
        article: found
        for article, passages in _in_print(claims & where).items()
        if (found := _asked_by(verdict, check.axis, passages)) is not None
    }
    return _open(wanted, reason_key=f"verdict:{verdict.pk}", by=by)


@transaction.atomic
def open_tasks_for_withdrawals(
    claims: Collection[Claim], before: Mapping[int, Mapping[str, Any]]
) -> list[CorrectionTask]:
    """A task for every story in print whose statement was taken back just now; gives those that were opened.

    `claims` are those whose card changed, `before` their cards until now: what was withdrawn already is no news. A
    story that prints the withdrawal itself has told its readers. None of them costs a query but where something was
    withdrawn.
    """
    fresh = [claim for claim in claims if claim.contention in _WITHDRAWN and _withdrew(claim.card)]
    known = {claim.pk: _withdrew(before.get(claim.pk, {})) for claim in fresh}
    fresh = [claim for claim in fresh if _withdrew(claim.card) - known[claim.pk]]
    opened: list[CorrectionTask] = []
    for each in withdrawals_of(fresh):
        if each.by.uid in known[each.claim.pk]:
            continue
        told = set(Appearance.objects.live().filter(claim=each.by).values_list("article", flat=True))
        wanted = {
            article: _asked_by_withdrawal(each, passages)
            for article, passages in _in_print(Q(claim=each.claim)).items()
            if article not in told
        }
        opened += _open(wanted, reason_key=f"withdrawal:{each.claim.pk}:{each.by.pk}", by=None)
    return opened


def _withdrew(card: Mapping[str, Any]) -> set[str]:
    """Uids of the claims that take back the claim of this card."""
    answers = card.get("answers", ())
    return {answer["uid"] for answer in answers if answer["kind"] == LinkKind.WITHDRAWS}


def _in_print(claims: Q) -> dict[int, list[Appearance]]:
    """By story in print the passages that print these claims, in reading order. A retracted one says so already."""
    rows = (
        Appearance.objects.live()
        .filter(claims)
        .exclude(version__kind=VersionKind.RETRACTION)
        .select_related("claim", "article", "version")
    )
    found: dict[int, list[Appearance]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (_READING_ORDER.index(row.field), row.ordinal, row.pk)):
        found[row.article_id].append(row)
    return found


def _asked_by(verdict: Verdict, axis: str, passages: list[Appearance]) -> _Wanted | None:
    """What a story with these passages has to say after this verdict; None where its words still hold."""
    if axis == Axis.ATTRIBUTION:
        what = (
            "The words are not theirs as printed"
            if verdict.rating == AttributionRating.MISQUOTED
            else "They did not say it"
        )
        return _wanted(TaskKind.CORRECTION, passages, f"{what}: {_named(verdict, AttributionRating)}.")
    own = [passage for passage in passages if passage.mode in OUR_VOICE]
    rating = _named(verdict, ContentRating)
    if own:
        rest = [p for p in passages if p not in own] if verdict.rating in PROVED_FALSE else []
        return _wanted(
            TaskKind.CORRECTION, [*own, *rest], f"Printed in our own voice, and not borne out: {rating}."
        )
    if verdict.rating not in PROVED_FALSE:
        return None
    return _wanted(TaskKind.UPDATE, passages, f"Quoted rightly, and it is not so: {rating}.")


def _asked_by_withdrawal(withdrawal: Withdrawal, passages: list[Appearance]) -> _Wanted:
    own = [passage for passage in passages if passage.mode in OUR_VOICE]
    if withdrawal.by_us and own:
        rest = [passage for passage in passages if passage not in own]
        return _wanted(
            TaskKind.CORRECTION, [*own, *rest], "We took this back, and print it in our own voice."
        )
    words = f"Taken back since: {withdrawal.by.public_text}"
    return _wanted(TaskKind.UPDATE, passages, words)


def _named(verdict: Verdict, ratings: type[AttributionRating] | type[ContentRating]) -> str:
    return f"verdict {verdict.number}, “{str(ratings(verdict.rating).label).lower()}”"


def _wanted(kind: TaskKind, passages: list[Appearance], message: str) -> _Wanted:
    others = len(passages) - 1
    if others:
        message += f" It stands in {others} more {'place' if others == 1 else 'places'}."
    return _Wanted(kind, passages, message)


def _open(wanted: Mapping[int, _Wanted], *, reason_key: str, by: Any) -> list[CorrectionTask]:
    """One task for each story that has none for this reason, whatever became of it. Six queries, one for none."""
    known = set(
        CorrectionTask.objects.filter(article__in=list(wanted), reason_key=reason_key).values_list(
            "article", flat=True
        )
    )
    fresh = [each for article, each in wanted.items() if article not in known]
    tasks = []
    for each in fresh:
        first = each.passages[0]
        tasks.append(
            CorrectionTask(
                article=first.article,
                claim=first.claim,
                kind=each.kind,
                field=first.field,
                passage=first.exact,
                message=each.message,
                reason_key=reason_key,
                opened_by=by,
            )
        )
    if not tasks:
        return []
    CorrectionTask.objects.bulk_create(tasks)
    TaskPassage.objects.bulk_create(
        TaskPassage(task=task, appearance=passage)
        for task, each in zip(tasks, fresh, strict=True)
        for passage in each.passages
    )
    _tell(OPEN, tasks, by, lambda task: task.message, [each.passages[0].version.number for each in fresh])  # type: ignore[union-attr]
    tasks_opened.send(sender=CorrectionTask, tasks=tasks, by=by)
    return tasks


def _close_superseded(verdict: Verdict, by: Any) -> None:
    """What earlier verdicts on the same question asked of stories and nobody has answered, this one decides anew."""
    earlier = verdict.check_of.verdicts.filter(number__lt=verdict.number).values_list("pk", flat=True)
    keys = [f"verdict:{key}" for key in earlier]
    if not keys:
        return
    tasks = list(
        CorrectionTask.objects.open()
        .filter(reason_key__in=keys)
        .select_related("article__live_version")
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    reason = f"Verdict {verdict.number} takes the place of the one that asked for this."
    for task in tasks:
        task.status, task.closed_by, task.closed_at, task.close_reason = (
            TaskStatus.CLOSED,
            by,
            timezone.now(),
            reason,
        )
    CorrectionTask.objects.bulk_update(tasks, ["status", "closed_by", "closed_at", "close_reason"])
    live = [task.article.live_version for task in tasks]
    _tell(CLOSE, tasks, by, lambda task: reason, [version.number if version else None for version in live])


def _tell(
    verb: str,
    tasks: Sequence[CorrectionTask],
    by: Any,
    note: Callable[[CorrectionTask], str],
    versions: Sequence[int | None],
) -> None:
    """An entry in the history of each story, as every task has. One query, none without a task."""
    if tasks:
        record_histories(
            actor=by,
            verb=verb,
            records=[task.article for task in tasks],
            notes=[f"Task {task.pk}: {note(task)}" for task in tasks],
            versions=versions,
        )
