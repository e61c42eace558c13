"""A line of dated moments. Dates are as exact as they are known, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.claims.labels import format_day

NO_DATE = "Date not on file"


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: `on` is an ISO date or its prefix, empty where no date is on file."""

    what: str
    on: str
    text: str = ""
    url: str = ""
    language: str = "en"
    kind: str = "said"

    @property
    def day(self) -> str:
        """The date in words."""
        return format_day(self.on) or NO_DATE


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Oldest first. A moment known only to the month stands before the days of that month, as calendars list
    it; what has no date stands where it was put, at the end."""
    listed = list(moments)
    return tuple(sorted(listed, key=lambda moment: (not moment.on, moment.on)))
