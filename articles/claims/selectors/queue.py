"""The queue of the claims desk: claims as `ranking` ranks them, narrowed, ordered, and read for one page at a time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from articles.claims.enums import CheckStatus
from articles.claims.models import ClaimParty, QueueRow
from articles.claims.ranking import LAPSED_AFTER, LAPSED_URGENCY, UNHURRIED, URGENCIES
from articles.claims.similar.tokens import fold

#: Claims are counted up to here; nobody works through more of them.
COUNTED = 1000
#: Somebody has begun, and it is not decided.
_AT_WORK = (CheckStatus.ASSIGNED, CheckStatus.LABELLING, CheckStatus.TO_APPROVE, CheckStatus.RETURNED)
_NOT_BEGUN = ("", CheckStatus.OPEN)
#: Further words of a search are passed over.
_MOST_WORDS = 8


class Whose(StrEnum):
    """Who has a claim in hand: I, or nobody."""

    MINE = "mine"
    NOBODY = "nobody"


class Status(StrEnum):
    """Beside the states of a check: whatever is still to be done, what nobody began, and everything there is."""

    TO_DO = "to_do"
    NEW = "new"
    ALL = "all"


class Need(StrEnum):
    """What is the matter with a claim."""

    STALE = "stale"
    NO_EVIDENCE = "no_evidence"
    ONE_ORIGIN = "one_origin"
    SECOND_LABEL = "second_label"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of the claims is asked for. Empty is not asked. `status` is a `Status` or a `CheckStatus`, `party` a key."""

    q: str = ""
    mode: str = ""
    act: str = ""
    harm: str = ""
    party: int | None = None
    whose: str = ""
    needs: str = ""
    status: str = Status.TO_DO


@dataclass(frozen=True, slots=True)
class Page:
    """Keys of one page in their order, how many there are in all, and whether counting stopped at that number."""

    keys: list[int]
    count: int
    is_cut: bool


def narrowed(asked: Narrowing, user: Any, *, now: datetime.datetime | None = None) -> QuerySet[QueueRow]:
    """The rows asked for, the most pressing first: harm x reach x deadline, then the nearest deadline, then the oldest
    claim. No query by itself.
    """
    now = now or timezone.now()
    rows = QueueRow.objects.filter(_of_status(asked.status))
    for column, value in (("harm", asked.harm), ("mode", asked.mode), ("speech_act", asked.act)):
        if value:
            rows = rows.filter(**{column: value})
    if asked.whose:
        rows = rows.filter(_of_whom(Whose(asked.whose), user))
    if asked.needs:
        rows = rows.filter(needing(Need(asked.needs), now))
    if asked.party is not None:
        named = Q(entity=asked.party) | Q(entity__merged_into=asked.party)
        rows = rows.filter(pk__in=ClaimParty.objects.filter(named).order_by().values("claim"))
    if asked.q.strip():
        rows = rows.filter(_with_words(asked.q))
    return rows.annotate(score=F("weight") * urgency_at(now)).order_by(
        "-score", F("due_at").asc(nulls_last=True), "pk"
    )


def urgency_at(now: datetime.datetime) -> Case:
    """`ranking.urgency_of` for the database."""
    return Case(
        When(due_at__lt=now - LAPSED_AFTER, then=Value(LAPSED_URGENCY)),
        *(When(due_at__lt=now + within, then=Value(urgency)) for within, urgency in URGENCIES),
        default=Value(UNHURRIED),
        output_field=IntegerField(),
    )


def page_of(rows: QuerySet[QueueRow], *, page: int, size: int) -> Page:
    """The keys of a page, from 1, with a count that stops at `COUNTED` or where the page ends. One query."""
    end = page * size
    most = max(COUNTED, end)
    keys = list(rows.values_list("pk", flat=True)[: most + 1])
    is_cut = len(keys) > most
    return Page(keys[end - size : end], len(keys) - is_cut, is_cut)


def needing(need: Need, now: datetime.datetime) -> Q:
    """What a claim is that has this need."""
    match need:
        case Need.STALE:
            return Q(is_moved=True) | Q(review_on__lt=timezone.localdate(now))
        case Need.NO_EVIDENCE:
            return Q(documents=0)
        case Need.ONE_ORIGIN:
            return Q(documents__gt=0, origins=1)
        case Need.SECOND_LABEL:
            return Q(content=CheckStatus.LABELLING)
        case Need.REPLY:
            return Q(is_asked=True)


def counts_of_needs(asked: Narrowing, user: Any, *, now: datetime.datetime | None = None) -> dict[str, int]:
    """How many claims each need would leave, everything else asked for as it is. One query."""
    now = now or timezone.now()
    rows = narrowed(replace(asked, needs=""), user, now=now).order_by()
    return rows.aggregate(**{need.value: Count("pk", filter=needing(need, now)) for need in Need})


def to_do() -> Q:
    """Whether the desk still has something to do about a claim.

    Whether they said it is asked of every claim but an official act, which is on record. Whether it is so is work only
    once somebody has begun: no story waits for that (DESIGN section 3).
    """
    at_work = Q(attribution__in=_AT_WORK) | Q(content__in=_AT_WORK)
    return at_work | Q(is_act=False, attribution__in=_NOT_BEGUN)


def _of_status(status: str) -> Q:
    match status:
        case Status.TO_DO:
            return to_do()
        case Status.ALL:
            return Q()
        case Status.NEW:
            return Q(is_act=False, attribution__in=_NOT_BEGUN, content__in=_NOT_BEGUN)
    return Q(attribution=status) | Q(content=status)


def _of_whom(whose: Whose, user: Any) -> Q:
    """Nobody has a claim in hand when none of its questions that are still open has an assignee."""
    done = CheckStatus.DONE
    if whose == Whose.MINE:
        return Q(attribution_by=user.pk) & ~Q(attribution=done) | Q(content_by=user.pk) & ~Q(content=done)
    return (Q(attribution_by=None) | Q(attribution=done)) & (Q(content_by=None) | Q(content=done))


def _with_words(typed: str) -> Q:
    """Every word that was typed stands in the claim, at whatever place of a word; case and accents do not count."""
    words = fold(typed).split()[:_MOST_WORDS]
    found = Q()
    for word in words:
        found &= Q(words__contains=word)
    return found
