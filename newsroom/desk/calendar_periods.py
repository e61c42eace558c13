"""What stretch of days the calendar shows: a month in weeks, a month as a list, or one week. Dates alone, no query."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)
#: Beyond these an address counts as not asked for: the machine's own calendar ends soon after.
FIRST_YEAR, LAST_YEAR = 1971, 2199
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_WEEK = re.compile(r"([0-9]{4})-W([0-5][0-9])")


class View(StrEnum):
    MONTH = "month"
    LIST = "list"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; what is drawn goes from `drawn_first` to `drawn_last`, in whole weeks
    for a month in weeks, which begin on Monday (ISO 8601).
    """

    view: View
    first: datetime.date
    last: datetime.date

    @property
    def drawn_first(self) -> datetime.date:
        return monday_of(self.first) if self.view == View.MONTH else self.first

    @property
    def drawn_last(self) -> datetime.date:
        return monday_of(self.last) + 6 * DAY if self.view == View.MONTH else self.last

    @property
    def days(self) -> list[datetime.date]:
        """Every day that is drawn."""
        count = (self.drawn_last - self.drawn_first).days + 1
        return [self.drawn_first + number * DAY for number in range(count)]

    @property
    def title(self) -> str:
        """`November 2026`, or `Week 48, 23–29 Nov 2026`."""
        if self.view != View.WEEK:
            return f"{self.first:%B %Y}"
        same_month = self.first.month == self.last.month
        begin = str(self.first.day) if same_month else f"{self.first.day} {self.first:%b}"
        return f"Week {self.first.isocalendar().week}, {begin}–{self.last.day} {self.last:%b %Y}"

    @property
    def before(self) -> Period:
        return period_of(self.view, self.first - DAY)

    @property
    def after(self) -> Period:
        return period_of(self.view, self.last + DAY)

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says of it."""
        shown = {} if self.view == View.MONTH else {"view": self.view.value}
        if self.view == View.WEEK:
            year, week, _ = self.first.isocalendar()
            return {**shown, "week": f"{year}-W{week:02}"}
        return {**shown, "month": f"{self.first:%Y-%m}"}

    def seen_as(self, view: View, today: datetime.date) -> Period:
        """The same stretch in another view; a week out of a month is today's, if it lies there."""
        day = today if self.first <= today <= self.last else self.first
        return period_of(view, day)


def monday_of(day: datetime.date) -> datetime.date:
    """The Monday of a day's week."""
    return day - day.weekday() * DAY


def period_of(view: View, day: datetime.date) -> Period:
    """The month or the week around a day."""
    if view == View.WEEK:
        return Period(view, monday_of(day), monday_of(day) + 6 * DAY)
    first = day.replace(day=1)
    return Period(view, first, (first + 31 * DAY).replace(day=1) - DAY)


def asked_period(*, view: str, month: str, week: str, today: datetime.date) -> Period:
    """The period that an address asks for: `month` as 2026-11, `week` as 2026-W48. What is neither is today's."""
    seen = View(view) if view in tuple(View) else View.MONTH
    day = (_day_of_week(week) if seen == View.WEEK else _day_of_month(month)) or today
    return period_of(seen, day)


def _day_of_month(text: str) -> datetime.date | None:
    match = _MONTH.fullmatch(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    return datetime.date(int(match[1]), int(match[2]), 1)


def _day_of_week(text: str) -> datetime.date | None:
    match = _WEEK.fullmatch(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        return datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:  # week 53 of a year that has 52
        return None
