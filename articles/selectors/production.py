"""The production list: stories as the desk ranks them, narrowed, ordered, and read for one page at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, CorrectionTask, Proposal, Revision, Section
from articles.models.desk import WAITING
from articles.selectors.looked_through import Plain, looked_through
from articles.selectors.search import with_words
from articles.workflow import UNFINISHED, State

#: What somebody still works on: all that is not out, and not taken back.
IN_PRODUCTION = (State.DRAFT, State.IN_EDIT, State.FACT_CHECK, State.LEGAL, State.READY, State.SCHEDULED)
#: Stories are counted up to here; a house has no use for the exact number beyond.
COUNTED = 1000

#: Who edits: the lawyers may print, but they write nothing.
_EDITS = ("articles.change_article", "articles.publish_article")
#: state -> on whose desk a story in it lies, by rights
_DESKS: dict[State, tuple[str, ...]] = {
    State.IN_EDIT: _EDITS,
    State.FACT_CHECK: ("articles.check_article",),
    State.LEGAL: ("articles.clear_article",),
    State.READY: _EDITS,
}


class Whose(StrEnum):
    """Of whom or of what: `open` are those with suggestions that wait for a decision."""

    MINE = "mine"
    DESK = "desk"
    OPEN = "open"


class Due(StrEnum):
    """When the work is to be done, in the house's zone. `late` is past its deadline and unfinished."""

    TODAY = "today"
    WEEK = "week"
    LATE = "late"


class Need(StrEnum):
    """What a story waits for."""

    FACT_CHECK = "fact_check"
    LEGAL = "legal"
    CORRECTION = "correction"


class Order(StrEnum):
    """What the list is ordered by; a minus turns it round. Other columns are narrowed by, not ordered by."""

    PRIORITY = "priority"
    DEADLINE = "deadline"
    CHANGED = "changed"


#: The nearest first, and what has none last.
DEADLINE = Plain(F("deadline")).asc(nulls_last=True)
#: Besides the states: everything that is worked on, and everything there is.
PRODUCTION, ALL = "production", "all"
#: In place of a person's key: nobody has it in hand.
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of the stories is asked for. Empty is not asked; `status` is a state, `PRODUCTION` or `ALL`."""

    q: str = ""
    whose: str = ""
    section: str = ""
    status: str = ALL
    assignee: str = ""
    due: str = ""
    needs: str = ""
    order: str = Order.PRIORITY

    def without(self, name: str) -> Narrowing:
        """The same, that one thing no longer asked."""
        return replace(self, **{name: ALL if name == "status" else ""})


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of one page in their order, how many there are in all, and whether counting stopped at that number."""

    keys: list[int]
    count: int
    is_cut: bool


def states_before(user: Any) -> list[State]:
    """The states in which a story lies on this person's desk, by rights; none for who only writes."""
    return [state for state, rights in _DESKS.items() if user.has_perms(rights)]


def narrowed(asked: Narrowing, user: Any, *, now: datetime.datetime | None = None) -> QuerySet[Article]:
    """The stories asked for, in order. No query by itself: what it is narrowed and ordered by stands in one index."""
    stories = with_words(Article.objects.all(), asked.q)
    if asked.status == PRODUCTION:
        stories = stories.filter(state__in=IN_PRODUCTION)
    elif asked.status != ALL:
        stories = stories.filter(state=asked.status)
    match asked.whose:
        case Whose.MINE:
            stories = looked_through(stories, _of_person(user))
        case Whose.DESK:
            stories = stories.filter(state__in=states_before(user))
        case Whose.OPEN:
            stories = looked_through(
                stories, Q(key_there__in=Proposal.objects.filter(WAITING).order_by().values("article"))
            )
    if asked.section:
        sections = Section.objects.filter(slug=asked.section).values("pk")[:1]
        stories = looked_through(stories, Q(section_there=Subquery(sections)))
    if asked.assignee == NOBODY:  # of what is out, nobody expects that somebody has it in hand
        stories = looked_through(stories.filter(state__in=IN_PRODUCTION), Q(assignee_there=None))
    elif asked.assignee:
        stories = stories.filter(assignee=int(asked.assignee))
    if asked.due:
        stories = stories.filter(_due(Due(asked.due), now or timezone.now()))
    if asked.needs:
        stories = stories.filter(_needing(Need(asked.needs)))
    return stories.order_by(*_order(asked.order))


def keys_of_page(stories: QuerySet[Article], *, page: int, size: int) -> Keys:
    """The keys of a page, from 1, with a count that stops at `COUNTED` or where the page ends. One query."""
    end = page * size
    keys = list(stories.values_list("pk", flat=True)[: max(COUNTED, end) + 1])
    is_cut = len(keys) > max(COUNTED, end)
    return Keys(keys[end - size : end], len(keys) - is_cut, is_cut)


def _of_person(user: Any) -> Q:
    """As `ArticleQuerySet.of_person`: what somebody began, has in hand, or has saved."""
    saved = Revision.objects.filter(by=user.pk).order_by().values("article")
    return Q(creator_there=user.pk) | Q(assignee_there=user.pk) | Q(key_there__in=saved)


def stories_in_order(keys: Sequence[int], *fields: str) -> list[Article]:
    """These stories in the order of the keys, with these columns. One query, none without keys.

    Keys come out of the index of the list; to sort the stories themselves, SQLite would read their texts.
    """
    held = Article.objects.only(*fields).in_bulk(list(keys)) if keys else {}
    return [held[key] for key in keys if key in held]


def most_undecided(most: int) -> list[tuple[int, int]]:
    """Keys of the stories with the most suggestions that wait for a decision, and how many those are. One query."""
    rows = Proposal.objects.filter(WAITING).order_by().values_list("article").annotate(waiting=Count("pk"))
    return list(rows.order_by("-waiting", "-article")[:most])


def _due(due: Due, now: datetime.datetime) -> Q:
    today = timezone.localdate(now)
    match due:
        case Due.LATE:
            return Q(deadline__lt=now, state__in=UNFINISHED)
        case Due.TODAY:
            return Q(deadline__gte=_begin(today), deadline__lt=_begin(today + datetime.timedelta(days=1)))
        case Due.WEEK:
            return Q(deadline__gte=_begin(today), deadline__lt=_begin(today + datetime.timedelta(days=7)))


def _needing(need: Need) -> Q:
    match need:
        case Need.FACT_CHECK:
            return Q(state=State.FACT_CHECK)
        case Need.LEGAL:
            return Q(needs_legal=True, state__in=UNFINISHED)
        case Need.CORRECTION:
            return Q(pk__in=CorrectionTask.objects.open().values("article"))


def _order(order: str) -> Sequence[Any]:
    """Ends in the key, so that a page never shows a story that the page before has shown."""
    match order:
        case "deadline":
            return DEADLINE, "priority", "-updated_at", "-pk"
        case "-deadline":
            return Plain(F("deadline")).desc(nulls_last=True), "priority", "-updated_at", "-pk"
        case "changed":
            return "-updated_at", "-pk"
        case "-changed":
            return "updated_at", "pk"
        case "-priority":
            return "-priority", DEADLINE, "-updated_at", "-pk"
    return "priority", DEADLINE, "-updated_at", "-pk"


def _begin(day: datetime.date) -> datetime.datetime:
    """The first instant of a day of the house."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_current_timezone())


def board_keys(asked: Narrowing, user: Any, *, states: Iterable[str], most: int) -> dict[str, Keys]:
    """State -> the keys of its column, at most `most`, and how many there are. One query for each state."""
    return {
        state: keys_of_page(narrowed(_of_column(asked, state), user), page=1, size=most) for state in states
    }


def _of_column(asked: Narrowing, state: str) -> Narrowing:
    """What is out is no longer ranked: there the newest comes first."""
    order = asked.order if state in IN_PRODUCTION else Order.CHANGED
    return replace(asked, status=state, order=order)
