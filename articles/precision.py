"""How often something was right, and how sure that can be said. Plain arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

#: The normal quantile of 97.5 %: an interval of 95 % has half of the rest on each side.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of `of` trials, from 0 to 1, with its 95 % interval."""

    value: float
    low: float
    high: float
    of: int

    @property
    def percent(self) -> str:
        """The share in whole percent: “83 %”."""
        return f"{round(self.value * 100)} %"

    @property
    def interval(self) -> str:
        """The ends of the interval in whole percent: “64–93”."""
        return f"{round(self.low * 100)}–{round(self.high * 100)}"


def rate(hits: int, of: int) -> Rate | None:
    """The share of `hits` among `of` trials with Wilson's score interval, or None without trials.

    Wilson (1927) keeps within 0 and 1 and holds for the few decisions that a rule has at first, where the usual
    plus-or-minus does not. Raises ValueError for more hits than trials.
    """
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of} is no share.")
    if of == 0:
        return None
    share, square = hits / of, _Z * _Z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    # At 0 and 1 one end of the interval is the share itself, which rounding would miss by a hair.
    return Rate(share, min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half)), of)
