"""A line of dated moments. Dates are as exact as they are known, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.claims.labels import format_day

NO_DATE = "Date not on file"
SAID = "said"


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: `on` is an ISO date or its prefix, empty where no date is on file."""

    what: str
    on: str
    text: str = ""
    url: str = ""
    language: str = "en"
    kind: str = SAID

    @property
    def day(self) -> str:
        """The date in words."""
        return format_day(self.on) or NO_DATE


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Oldest first. A moment known only to the month stands before the days of that month.

    Without a date the saying itself stands first, for all else came after it; anything else stands last.
    """
    return tuple(sorted(moments, key=lambda moment: moment.on or ("" if moment.kind == SAID else "9999")))
