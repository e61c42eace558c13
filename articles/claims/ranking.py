"""In which order claims are checked: harm x reach x deadline, and the same in the words of the row. Pure.

Each of the three is a small whole number and none is ever nought, so that the product can be read off a row: a grave
claim that three stories print and that goes to print tonight stands above one that is as grave and printed nowhere.
What a claim is worth without the clock (`weight_of`) is kept with its row and changes with the claim; how near the
deadline is (`urgency_of`) is asked when the list is read. `articles.claims.selectors.queue` says the same in SQL, from
the tables here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

#: What being wrong would do to somebody: each step twice the one before.
HARM_WEIGHTS: dict[str, int] = {"none": 1, "low": 2, "moderate": 4, "serious": 8, "grave": 16}
#: A story that readers have before them weighs as much as three that are still to come out.
LIVE_WEIGHT, COMING_WEIGHT = 3, 1
#: More stories than this make a claim no more pressing: a harmless line in forty of them goes behind a grave one.
MOST_REACH = 12

_HOUR = datetime.timedelta(hours=1)
_DAY = 24 * _HOUR
#: A deadline that passed longer ago than this was given up or forgotten: it no longer stands above everything.
LAPSED_AFTER = 7 * _DAY
LAPSED_URGENCY = 2
#: The first row whose time from now has not been reached counts; what passed lately is as urgent as what comes next.
URGENCIES: tuple[tuple[datetime.timedelta, int], ...] = (
    (6 * _HOUR, 8),
    (_DAY, 6),
    (3 * _DAY, 4),
    (7 * _DAY, 2),
)
UNHURRIED = 1


class Due(StrEnum):
    """What the nearest time is: when a story goes out, when its work is to be done, or when the claim is looked at."""

    PRINT = "print"
    DEADLINE = "deadline"
    REVIEW = "review"


def weight_of(*, harm: str, live: int, coming: int) -> int:
    """Harm x reach: of how many live stories and of how many that are still to come out. At least 1."""
    reach = 1 + LIVE_WEIGHT * live + COMING_WEIGHT * coming
    return HARM_WEIGHTS[harm] * min(reach, MOST_REACH)


def urgency_of(due_at: datetime.datetime | None, now: datetime.datetime) -> int:
    """How near the deadline is, from 1 (none, or over a week off) to 8 (within six hours, or just passed)."""
    if due_at is None:
        return UNHURRIED
    if due_at < now - LAPSED_AFTER:
        return LAPSED_URGENCY
    return next((urgency for within, urgency in URGENCIES if due_at < now + within), UNHURRIED)


def score_of(
    *, harm: str, live: int, coming: int, due_at: datetime.datetime | None, now: datetime.datetime
) -> int:
    """Harm x reach x deadline: the higher, the sooner somebody should look."""
    return weight_of(harm=harm, live=live, coming=coming) * urgency_of(due_at, now)


def earliest(
    times: Iterable[tuple[datetime.datetime | None, Due]],
) -> tuple[datetime.datetime | None, Due | None]:
    """The first of these times and what it is; (None, None) without one."""
    given = [(at, kind) for at, kind in times if at is not None]
    return min(given, key=lambda time: time[0]) if given else (None, None)


def reasons_of(
    *,
    harm: str,
    live: int,
    coming: int,
    due_at: datetime.datetime | None,
    due_kind: str,
    now: datetime.datetime,
) -> tuple[str, ...]:
    """Why the row stands where it stands: ("grave", "in 3 stories, 2 live", "prints today 18:00").

    `due_at` and `now` are in the zone of the house.
    """
    words = [harm if harm != "none" else "no harm", reach_in_words(live=live, coming=coming)]
    if due_at is not None:
        words.append(due_in_words(due_at, due_kind, now))
    return tuple(words)


def reach_in_words(*, live: int, coming: int) -> str:
    """In 3 stories, 2 live."""
    stories = live + coming
    if not stories:
        return "in no story"
    words = f"in {stories} stor{'y' if stories == 1 else 'ies'}"
    if not live:
        return words
    return f"{words}, {'live' if live == stories else f'{live} live'}"


def due_in_words(due_at: datetime.datetime, kind: str, now: datetime.datetime) -> str:
    """Prints today 18:00, was due Mon 09:00, review by 3 Dec. Times are in the zone of the house."""
    passed = due_at < now
    when = _when(due_at, now, with_time=kind != Due.REVIEW)
    if kind == Due.REVIEW:
        return f"review was due {when}" if passed else f"review by {when}"
    if kind == Due.PRINT:
        return f"was to print {when}" if passed else f"prints {when}"
    return f"was due {when}" if passed else f"due {when}"


def _when(at: datetime.datetime, now: datetime.datetime, *, with_time: bool) -> str:
    days = (at.date() - now.date()).days
    time = f" {at:%H:%M}" if with_time else ""
    if days in _NEAR:
        return f"{_NEAR[days]}{time}"
    if abs(days) < 7:
        return f"{at:%a}{time}"
    year = "" if at.year == now.year else f" {at.year}"
    return f"{at.day} {at:%b}{year}"


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
