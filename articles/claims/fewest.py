"""The fewest origins that account for every document: a smallest hitting set, exact for what a claim has on file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: Choices tried before the search settles for what is certain. Claims whose documents have one origin each need none.
_MOST_TRIED: Final = 20_000


def fewest(wanted: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """As few names as possible of which each of `wanted` (none empty) holds one; sorted, and the same for any order.

    Where a search would take too long (dozens of documents with several origins each), fewer names than needed are given
    rather than more: never more independence than is certain.
    """
    left = _reduced(set(wanted))
    forced = {name for names in left if len(names) == 1 for name in names}
    left = [names for names in left if not names & forced]
    if not left:
        return tuple(sorted(forced))
    apart = _apart(left)
    budget = [_MOST_TRIED]
    for size in range(len(apart), len(left) + 1):
        chosen = _search(left, size, budget)
        if chosen is not None:
            return tuple(sorted(forced | chosen))
        if budget[0] <= 0:
            break
    return tuple(sorted(forced | {min(names) for names in apart}))


def _reduced(wanted: set[frozenset[str]]) -> list[frozenset[str]]:
    """Without those that a smaller one implies, the smallest first."""
    kept: list[frozenset[str]] = []
    for names in sorted(wanted, key=lambda names: (len(names), sorted(names))):
        if not any(smaller <= names for smaller in kept):
            kept.append(names)
    return kept


def _apart(wanted: list[frozenset[str]]) -> list[frozenset[str]]:
    """Some that share nothing with each other: at least so many names are needed."""
    chosen: list[frozenset[str]] = []
    for names in wanted:
        if all(names.isdisjoint(other) for other in chosen):
            chosen.append(names)
    return chosen


def _search(left: list[frozenset[str]], size: int, budget: list[int]) -> frozenset[str] | None:
    """`size` names that hit all of `left`, or None; `budget` counts down with each choice."""
    if not left:
        return frozenset()
    if len(_apart(left)) > size or budget[0] <= 0:
        return None
    # What many have in common first: it is the likely answer, and the order must not depend on how sets are stored.
    often = sorted(left[0], key=lambda name: (-sum(name in names for names in left), name))
    for name in often:
        budget[0] -= 1
        rest = _search([names for names in left if name not in names], size - 1, budget)
        if rest is not None:
            return rest | {name}
    return None
