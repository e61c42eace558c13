"""What stands in the calendar: the times of stories, each on its day in the house's zone, and what does not fit."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from textwrap import shorten
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from articles.workflow import UNFINISHED


class Time(StrEnum):
    """The times of a story, in the order in which a calendar names them."""

    PLANNED = "planned"
    EMBARGO = "embargo"
    SCHEDULED = "scheduled"
    DEADLINE = "deadline"
    PUBLISHED = "published"


#: time -> column, words on its pill, tone of the pill, words of its filter
TIMES: dict[Time, tuple[str, str, str, str]] = {
    Time.PLANNED: ("planned_for", "Planned", "", "Planned"),
    Time.EMBARGO: ("embargo_until", "Embargo until", "warn", "Embargo"),
    Time.SCHEDULED: ("publish_at", "Goes out", "due", "Scheduled"),
    Time.DEADLINE: ("deadline", "Deadline", "", "Deadline"),
    Time.PUBLISHED: ("first_published_at", "Out", "good", "Out"),
}
#: How long after its time a scheduled story may still be on its way.
_GRACE = datetime.timedelta(minutes=5)
_FIELDS = (
    "headline",
    "state",
    "created_by_id",
    *(column for column, *_ in TIMES.values()),
    "section__name",
    "section__slug",
    "assignee__username",
    "assignee__first_name",
    "assignee__last_name",
)


@dataclass(slots=True)
class Slot:
    """One minute of one story, with everything that it is the time of. `at` is in the house's zone."""

    at: datetime.datetime
    story: Article
    times: list[Time]
    problems: list[str] = field(default_factory=list)

    @property
    def pills(self) -> list[tuple[str, str]]:
        """What the minute is, as words and tone."""
        return [(TIMES[time][1], TIMES[time][2]) for time in self.times]

    @property
    def may_move(self) -> bool:
        """Whether it is a slot that a story is still meant for."""
        return Time.PLANNED in self.times and self.story.first_published_at is None

    @property
    def clock(self) -> str:
        """`23:30`; in the hour that comes twice when clocks go back also which of the two it is: `02:30 CET`."""
        twice = self.at.replace(fold=0).utcoffset() != self.at.replace(fold=1).utcoffset()
        return f"{self.at:%H:%M} {self.at:%Z}" if twice else f"{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is looked at: everybody's stories or `mine` (a person's key), one section, and which times."""

    mine: Any = None
    section: str = ""
    times: frozenset[Time] = frozenset(Time)

    def holds(self, slot: Slot) -> bool:
        story = slot.story
        return (
            (self.mine is None or self.mine in (story.assignee_id, story.created_by_id))
            and (not self.section or (story.section is not None and story.section.slug == self.section))
            and not self.times.isdisjoint(slot.times)
        )


def slots_between(
    first: datetime.date, last: datetime.date, *, now: datetime.datetime, narrowing: Narrowing
) -> list[Slot]:
    """Every time of every story from one day to another of the house, both included, in order. One query.

    What does not fit is looked for among all stories and before anything is left out: the story that goes out in the
    same minute may be somebody else's.
    """
    zone = timezone.get_current_timezone()
    start, end = begin_of(first, zone), begin_of(last + datetime.timedelta(days=1), zone)
    slots = _slots(_stories(start, end), start, end, zone)
    note_problems(slots, now)
    shown = [slot for slot in slots if narrowing.holds(slot)]
    for slot in shown:
        slot.times = [time for time in slot.times if time in narrowing.times]
    return shown


def begin_of(day: datetime.date, zone: datetime.tzinfo) -> datetime.datetime:
    """The first instant of a day in a zone."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=zone)


def clock_change(day: datetime.date, zone: datetime.tzinfo) -> str:
    """What the clocks do on that day, in words; empty on all but two days of the year."""
    offsets = [begin_of(each, zone).utcoffset() for each in (day, day + datetime.timedelta(days=1))]
    before, after = (offset or datetime.timedelta() for offset in offsets)
    if before == after:
        return ""
    return "Clocks go forward" if after > before else "Clocks go back"


def note_problems(slots: Sequence[Slot], now: datetime.datetime) -> None:
    """Write down at each slot what does not fit."""
    going_out = defaultdict(list)
    for slot in slots:
        if Time.SCHEDULED in slot.times:
            going_out[_minute(slot.at)].append(slot)
    for slot in slots:
        slot.problems = [
            *_problems_of(slot, now),
            *(
                f"Same minute as “{shorten(other.story.headline, 60, placeholder=' …')}”"
                for other in going_out[_minute(slot.at)]
                if Time.SCHEDULED in slot.times and other is not slot
            ),
        ]


def _problems_of(slot: Slot, now: datetime.datetime) -> list[str]:
    story, problems = slot.story, []
    goes_out, embargo = story.publish_at, story.embargo_until
    is_scheduled = goes_out is not None
    told_here = not {Time.SCHEDULED, Time.EMBARGO}.isdisjoint(slot.times)
    if goes_out and embargo and goes_out < embargo and told_here:
        problems.append("Goes out before its embargo ends")
    if Time.SCHEDULED in slot.times and slot.at + _GRACE < now:
        problems.append("Its time has passed and it is not out")
    if Time.PLANNED in slot.times and story.first_published_at is None:
        if not is_scheduled and slot.at < now:
            problems.append("Overdue: its slot has passed")
        elif not is_scheduled and embargo and slot.at < _minute(embargo):
            problems.append("Planned before its embargo ends")
    if Time.DEADLINE in slot.times and slot.at < now and story.state in UNFINISHED:
        problems.append("Its deadline has passed")
    return problems


def _stories(start: datetime.datetime, end: datetime.datetime) -> Iterable[Article]:
    within = Q()
    for column, *_ in TIMES.values():
        within |= Q(**{f"{column}__gte": start, f"{column}__lt": end})
    # Every column is named: the body of a story is long, and the calendar shows none.
    return Article.objects.filter(within).select_related("section", "assignee").only(*_FIELDS).order_by("pk")


def _slots(
    stories: Iterable[Article], start: datetime.datetime, end: datetime.datetime, zone: datetime.tzinfo
) -> list[Slot]:
    slots: list[Slot] = []
    for story in stories:
        minutes: dict[datetime.datetime, Slot] = {}
        for time, (column, *_) in TIMES.items():
            at = getattr(story, column)
            if at is not None and start <= at < end:
                slot = minutes.setdefault(_minute(at), Slot(at.astimezone(zone), story, []))
                slot.times.append(time)
        slots += minutes.values()
    return sorted(
        slots, key=lambda slot: (slot.at.astimezone(datetime.UTC), slot.story.headline, slot.story.pk)
    )


def _minute(at: datetime.datetime) -> datetime.datetime:
    return at.astimezone(datetime.UTC).replace(second=0, microsecond=0)
