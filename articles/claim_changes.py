"""Which claims a story prints that it did not print before, and where: two bodies held against each other.

Pure: it reads the marks of the two bodies. What the claims say is the caller's to look up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.body.marks import marks


class How(StrEnum):
    """What became of a claim between two texts."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REMARKED = "remarked"


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One claim: the passages that were marked with it before and after, in order of the text."""

    uid: str
    how: How
    was: tuple[str, ...]
    now: tuple[str, ...]


def claim_changes(before: str, after: str) -> tuple[MarkChange, ...]:
    """Claims whose marks differ between two bodies (HTML): as they stand in the newer one, then those that went.

    A claim has moved where its first mark has another place among the claims that both texts print; of two that
    changed places, one moved. It is marked anew where it kept its place and other words carry its mark.
    """
    old, new = _passages(before), _passages(after)
    shared = [uid for uid in new if uid in old]
    place = {uid: number for number, uid in enumerate(uid for uid in old if uid in new)}
    kept = _longest_in_order([place[uid] for uid in shared])
    moved = {uid for number, uid in enumerate(shared) if number not in kept}
    changes = []
    for uid, now in new.items():
        was = old.get(uid, ())
        if not was:
            changes.append(MarkChange(uid, How.ADDED, was, now))
        elif uid in moved:
            changes.append(MarkChange(uid, How.MOVED, was, now))
        elif was != now:
            changes.append(MarkChange(uid, How.REMARKED, was, now))
    changes += [MarkChange(uid, How.REMOVED, was, ()) for uid, was in old.items() if uid not in new]
    return tuple(changes)


def _passages(html: str) -> dict[str, tuple[str, ...]]:
    """Uid -> its marked passages, claims in the order of their first mark."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in marks(html):
        found[mark.uid] = (*found.get(mark.uid, ()), mark.exact)
    return found


def _longest_in_order(numbers: Sequence[int]) -> set[int]:
    """Indexes of a longest rising series of distinct numbers (patience sorting)."""
    ends: list[int] = []
    tops: list[int] = []
    below: list[int] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(ends, number)
        below.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [number]
        tops[pile : pile + 1] = [index]
    series: set[int] = set()
    index = tops[-1] if tops else -1
    while index >= 0:
        series.add(index)
        index = below[index]
    return series
