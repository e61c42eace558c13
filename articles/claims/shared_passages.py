"""How much of one text stands in another, word for word. Plain values, no Django.

Runs of words ("shingles") are compared, without regard to case and punctuation; both texts are read once, so time grows
with their length, not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

#: Words in a run that is no coincidence. Names, titles and set phrases are shorter.
RUN: Final = 8
#: A run that stands more often than this in one text is its furniture.
MOST_PLACES: Final = 12
#: Less than this share, or a shorter passage, is a quotation that two texts may each have heard themselves.
LEAST_SHARE: Final = 0.05
LEAST_PASSAGE: Final = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Shared:
    """`share` of the first text's words stand in the second too (0 to 1); `passage` is the longest run of both."""

    share: float = 0.0
    passage: str = ""
    words: int = 0

    @property
    def tells(self) -> bool:
        """Whether that is enough to ask a person whether one comes from the other."""
        return self.share >= LEAST_SHARE and self.words >= LEAST_PASSAGE

    @property
    def kind(self) -> str:
        """What the first does with the second: "quotes", "rewrites" or "wire_copy"."""
        if self.share > 0.9:
            return "wire_copy"
        return "quotes" if self.share < 0.5 else "rewrites"


def shared(first: str, second: str) -> Shared:
    """What of the first text stands in the second; the passage is written as the first has it."""
    mine = [(match.start(), match.end()) for match in _WORD.finditer(first)]
    words = [first[start:end].casefold() for start, end in mine]
    theirs = [match.group().casefold() for match in _WORD.finditer(second)]
    if min(len(words), len(theirs)) < RUN:
        return Shared()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - RUN + 1):
        run = tuple(theirs[at : at + RUN])
        if len(places[run]) < MOST_PLACES:
            places[run].append(at)
    covered = [False] * len(words)
    best, end = 0, 0
    before: dict[int, int] = {}
    for at in range(len(words) - RUN + 1):
        now = {
            place: before.get(place - 1, RUN - 1) + 1 for place in places.get(tuple(words[at : at + RUN]), ())
        }
        if now:
            covered[at : at + RUN] = [True] * RUN
            longest = max(now.values())
            if longest > best:
                best, end = longest, at + RUN
        before = now
    if not best:
        return Shared()
    passage = first[mine[end - best][0] : mine[end - 1][1]]
    return Shared(sum(covered) / len(words), passage, best)
