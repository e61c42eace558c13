"""How long things took, in two numbers that a few outliers do not move. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Of how many; what half of them stayed within; what nine in ten stayed within."""

    count: int
    median: float
    p90: float


def spread_of(values: Iterable[float]) -> Spread | None:
    """Median and 90th percentile by nearest rank: always a value that was there. None without values."""
    ranked = sorted(values)
    if not ranked:
        return None
    return Spread(len(ranked), _at(ranked, 0.5), _at(ranked, 0.9))


def _at(ranked: list[float], share: float) -> float:
    # Rounded first: 0.9 x 10 is a little more than 9 in binary.
    return ranked[math.ceil(round(share * len(ranked), 9)) - 1]


def in_words(hours: float) -> str:
    """45 min, 5.5 h, 3.2 d: as short as the length of time allows."""
    if hours < 1:
        return f"{round(hours * 60)} min"
    if hours < 48:
        return f"{_short(hours)} h"
    return f"{_short(hours / 24)} d"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0") if number < 10 else f"{number:.0f}"
