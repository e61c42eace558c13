"""The one writer of the rows of the queue: what the claims desk lists, derived from the claims and what hangs on them.

Whoever changes what a row repeats calls `refresh_queue`, in the transaction of the change (see `receivers`); the apps
on the right, which know where claims are printed, call `set_reach`. `refresh_states` and every `migrate` put right what
a back door or an upgrade left behind.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.claims.enums import Basis, LiveState
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, ClaimCheck, Evidence, QueueRow, ReplyRequest
from articles.claims.ranking import Due, earliest, weight_of
from articles.claims.selectors.origins import origins_for
from articles.claims.services.batches import batches
from articles.claims.signals import reach_wanted
from articles.claims.similar.tokens import fold

_BATCH = 500
#: Statement and public text are looked through up to here: nobody searches for the end of a page.
_MOST_WORDS = 1000
_MOVED = (LiveState.CHANGED, LiveState.VANISHED)
_COLUMNS = [field.name for field in QueueRow._meta.fields if not field.primary_key]
_OF_REACH = "live coming story_due_at story_due_kind weight due_at due_kind".split()


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a claim is printed: in how many live stories, in how many to come, and when the first of these is due."""

    live: int = 0
    coming: int = 0
    due_at: datetime.datetime | None = None
    due_kind: str = ""


def refresh_queue(keys: Iterable[int]) -> int:
    """Bring the rows of these claims up to date, and of those that say the same; returns how many were not.

    Keys of claims. Eight queries for each 500 claims, and those of `origins_for`.
    """
    wanted = set(keys)
    wanted |= set(Claim.objects.filter(canonical__in=wanted).values_list("pk", flat=True))
    return sum(_refresh_batch(batch) for batch in batches(sorted(wanted), _BATCH))


def refresh_missing_rows() -> int:
    """Rows for claims that have none, as after an upgrade; returns how many. One query if none.

    Sends `reach_wanted`: who knows where the claims are printed writes that down.
    """
    missing = list(Claim.objects.filter(queue_row__isnull=True).order_by("pk").values_list("pk", flat=True))
    refresh_queue(missing)
    for batch in batches(missing, _BATCH):
        reach_wanted.send(sender=QueueRow, claims=batch)
    return len(missing)


@transaction.atomic
def set_reach(reach: Mapping[int, Reach]) -> int:
    """Write down where these claims are printed; returns how many rows that changed. Three queries.

    By key of the claim. The claims are locked first, as `refresh_queue` locks them, and only these columns are written.
    """
    claims = _locked(sorted(reach))
    rows = QueueRow.objects.in_bulk([claim.pk for claim in claims])
    changed = []
    for claim in claims:
        row = rows.get(claim.pk)
        if row is None:  # written with its claim: only one of before the upgrade has none
            continue
        before, now = _all(row), reach[claim.pk]
        row.live, row.coming = now.live, now.coming
        row.story_due_at, row.story_due_kind = now.due_at, now.due_kind
        _settle(row)
        if _all(row) != before:
            changed.append(row)
    _write(changed, _OF_REACH)
    return len(changed)


def note_check(check: ClaimCheck) -> None:
    """Write down who works on a question and how far it is, in the rows of its claim and of those that say the same.

    One query. The question is locked by whoever changed it, and the claims are not: to lock them now would be to wait
    for somebody who has them and waits for the question.
    """
    if check.axis == Axis.ATTRIBUTION:
        rows = QueueRow.objects.filter(claim=check.claim_id)
        rows.update(attribution=check.status, attribution_by=check.assignee_id)
    else:
        rows = QueueRow.objects.filter(Q(claim=check.claim_id) | Q(claim__canonical=check.claim_id))
        rows.update(content=check.status, content_by=check.assignee_id)


@transaction.atomic
def _refresh_batch(keys: list[int]) -> int:
    claims = _locked(keys)
    heads = {claim.canonical_id or claim.pk for claim in claims}
    checks = _checks(heads | set(keys))
    evidence = _evidence(heads | set(keys))
    asked = set(ReplyRequest.objects.filter(claim__in=keys, outcome="").values_list("claim_id", flat=True))
    counted = origins_for([claim.pk for claim in claims])
    rows = QueueRow.objects.in_bulk(keys)
    changed = []
    for claim in claims:
        row = rows.get(claim.pk) or QueueRow(claim_id=claim.pk)
        before = _all(row) if claim.pk in rows else None
        attribution = checks.get((claim.pk, Axis.ATTRIBUTION), ("", None))
        content = checks.get((claim.canonical_id or claim.pk, Axis.CONTENT), ("", None))
        row.harm, row.mode, row.speech_act = claim.harm, claim.mode, claim.speech_act
        row.review_on = claim.review_deadline
        row.attribution, row.attribution_by_id = attribution
        row.content, row.content_by_id = content
        row.is_act = claim.basis == Basis.OFFICIAL_ACT
        row.documents, row.origins = counted[claim.pk].documents, counted[claim.pk].roots
        row.is_moved = any(piece.live_state in _MOVED for piece in _of(claim, evidence))
        row.is_asked = claim.pk in asked
        row.words = fold(f"{claim.public_text} {claim.statement} {claim.uid}"[:_MOST_WORDS])
        _settle(row)
        if _all(row) != before:
            changed.append(row)
    _write(changed, _COLUMNS)
    return len(changed)


def _locked(keys: Collection[int]) -> list[Claim]:
    """Locked as `refresh_claim_state` locks them: of two who write one row, the second sees what the first did."""
    rows = Claim.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
    return list(
        rows.only(*"uid harm mode speech_act basis review_deadline statement public_text canonical".split())
    )


def _checks(keys: Collection[int]) -> dict[tuple[int, str], tuple[str, int | None]]:
    """By key of a claim and question: its state and who has it. Locked, after the claims: see `note_check`."""
    rows = ClaimCheck.objects.filter(claim__in=keys).order_by("pk").select_for_update(no_key=True)
    return {
        (claim, axis): (status, assignee)
        for claim, axis, status, assignee in rows.values_list("claim_id", "axis", "status", "assignee_id")
    }


class _Piece(NamedTuple):
    tests: str
    live_state: str


def _evidence(keys: Collection[int]) -> dict[int, list[_Piece]]:
    """By key of a claim what is on file for it."""
    found: dict[int, list[_Piece]] = defaultdict(list)
    rows = Evidence.objects.filter(claim__in=keys).order_by()
    columns = ("claim_id", "tests", "item__live_state")
    for claim, tests, live_state in rows.values_list(*columns):
        found[claim].append(_Piece(tests, live_state))
    return found


def _of(claim: Claim, evidence: Mapping[int, list[_Piece]]) -> list[_Piece]:
    """Evidence of a claim: its own, and whether it is so from the head of those that say the same."""
    own = evidence.get(claim.pk, [])
    if not claim.canonical_id:
        return own
    return own + [piece for piece in evidence.get(claim.canonical_id, []) if piece.tests == Axis.CONTENT]


def _settle(row: QueueRow) -> None:
    """What follows from the other columns of the row."""
    row.weight = weight_of(harm=row.harm, live=row.live, coming=row.coming)
    review_at = _end_of(row.review_on) if row.review_on else None
    story_kind = Due(row.story_due_kind) if row.story_due_kind else Due.DEADLINE
    row.due_at, kind = earliest([(row.story_due_at, story_kind), (review_at, Due.REVIEW)])
    row.due_kind = kind or ""


def _end_of(day: datetime.date) -> datetime.datetime:
    """The last minute of a day of the house."""
    return datetime.datetime.combine(day, datetime.time(23, 59), tzinfo=timezone.get_default_timezone())


def _all(row: QueueRow) -> tuple[Any, ...]:
    return tuple(getattr(row, field.attname) for field in QueueRow._meta.fields)


def _write(rows: list[QueueRow], columns: Sequence[str]) -> None:
    QueueRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["claim"], update_fields=columns, batch_size=200
    )
