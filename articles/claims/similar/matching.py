"""What two fingerprints have in common: words, names, numbers; whether one denies, whether parts are exchanged.

Everything here gives the same whichever side comes first, but for names, which are paired one after the other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from articles.claims.similar.fingerprint import Fingerprint
from articles.claims.similar.quantities import Quantity, agree, comparable
from articles.claims.similar.reader import Name

_COUSIN_WEIGHT: Final = 0.75
_COUSIN_LETTERS: Final = 6


@dataclass(frozen=True, slots=True)
class Terms:
    common: float
    mine: float
    theirs: float
    #: Each side has a word of weight that the other has not.
    swapped: bool


def with_unsure(one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    """The terms of `one`, with words at the head of a sentence that turn out to be no name of `other`."""
    terms = dict(one.terms)
    for name in one.names:
        if name.term and not any(_is_same(name, there) for there in other.names):
            terms[name.term] = 1.0
    return terms


def match_terms(one: dict[str, float], other: dict[str, float]) -> Terms:
    """Weight in common, and of each side. Words of one root ("evacuate", "evacuation") count for three quarters."""
    both = one.keys() & other.keys()
    # Added up in one order whichever side comes first: sums of floats depend on it.
    common = sum(max(one[term], other[term]) for term in sorted(both))
    mine, theirs = sorted(one.keys() - both), sorted(other.keys() - both)
    roots = _roots(mine) & _roots(theirs)
    swapped = _has_weight(mine, one, roots) and _has_weight(theirs, other, roots)
    return Terms(
        common + _COUSIN_WEIGHT * roots.total(),
        common + sum(one[term] for term in mine),
        common + sum(other[term] for term in theirs),
        swapped,
    )


def _has_weight(terms: list[str], weights: dict[str, float], roots: Counter[str]) -> bool:
    return any(weights[term] >= 1.0 and term[:_COUSIN_LETTERS] not in roots for term in terms)


def _roots(terms: list[str]) -> Counter[str]:
    return Counter(term[:_COUSIN_LETTERS] for term in terms if len(term) >= _COUSIN_LETTERS)


def other_head(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether each begins with a word or name that the other has nowhere: another subject."""
    return _is_strange_head(one, other) and _is_strange_head(other, one)


def _is_strange_head(one: Fingerprint, other: Fingerprint) -> bool:
    if not one.order:
        return False
    head = one.order[0]
    if head[:1] != "@":
        known = head in other.order or any(name.term == head for name in other.names)
        return not known and not (set(_roots([head])) & set(_roots(list(other.terms))))
    name = one.names[0]
    return not any(_is_same(name, there) for there in other.names) and (name.term or head) not in other.terms


def disagree(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one denies what the other affirms; a word and its opposite are a denial too: "did not allow", "forbade".

    The number of denials counts and not their places: "no officer was paid" is "did not pay an officer". Where both
    deny and one denies more, it is the additional denial that matters, if the other has its word.
    """
    denies = bool(one.denials) != bool(other.denials)
    if one.denials and other.denials and one.denials != other.denials:
        more, less = (one, other) if one.denials > other.denials else (other, one)
        denies = bool((more.negated - less.negated) & set(less.order))
    shared = set(one.order) & set(other.order)
    return denies != bool((one.reversed ^ other.reversed) & shared)


def denies_a_part(one: Fingerprint, other: Fingerprint) -> bool:
    """One denies a part that the other affirms: "paid A, but not B" and "paid B, but not A"."""
    said = set(one.order), set(other.order)
    return bool((one.apart - other.apart) & said[1]) or bool((other.apart - one.apart) & said[0])


@dataclass(frozen=True, slots=True)
class Names:
    matched: float
    mine: float
    theirs: float
    conflict: tuple[str, str] | None


def match_names(one: Fingerprint, other: Fingerprint) -> Names:
    """Names in common. A conflict is a name on each side that is none of the other's: another person, another place."""
    mine, theirs = _once(_sure(one, other)), _once(_sure(other, one))
    left = list(theirs)
    unmatched = []
    matched = 0
    for name in mine:
        partner = next((candidate for candidate in left if _is_same(name, candidate)), None)
        if partner is None:
            unmatched.append(name)
        else:
            left.remove(partner)
            matched += 1
    conflict = (unmatched[0].text, left[0].text) if unmatched and left else None
    return Names(matched, len(mine), len(theirs), conflict)


def _sure(one: Fingerprint, other: Fingerprint) -> tuple[Name, ...]:
    """The names of `one` without words that only stand at the head of a sentence."""
    return tuple(
        name for name in one.names if not name.term or any(_is_same(name, there) for there in other.names)
    )


def _once(names: tuple[Name, ...]) -> list[Name]:
    """Each name once, the longest form of it, in a fixed order."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (-len(name.words), name.words, name.entity)):
        if not any(_is_same(name, longer) for longer in kept):
            kept.append(name)
    return kept


def _is_same(one: Name, other: Name) -> bool:
    """Of one record, or the one contained in the other: "Maduro" in "Nicolás Maduro Moros"."""
    if one.entity and other.entity:
        return one.entity == other.entity
    if one.words == other.words:
        return True
    short, long = sorted((one.words, other.words), key=len)
    return set(short) <= set(long)


@dataclass(frozen=True, slots=True)
class Numbers:
    matched: float
    mine: float
    theirs: float
    conflict: tuple[Quantity, Quantity] | None


def match_numbers(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Numbers:
    """Numbers in common. A conflict is a number on each side that measure the same thing and do not agree."""
    mine = sorted(dict.fromkeys(one), key=_rank)
    left = sorted(dict.fromkeys(other), key=_rank)
    theirs = len(left)
    unmatched = []
    for quantity in mine:
        partner = next((candidate for candidate in left if agree(quantity, candidate)), None)
        if partner is None:
            unmatched.append(quantity)
        else:
            left.remove(partner)
    conflict = next(
        (
            (quantity, candidate)
            for quantity in unmatched
            for candidate in left
            if comparable(quantity, candidate)
        ),
        None,
    )
    return Numbers(len(mine) - len(unmatched), len(mine), theirs, conflict)


def _rank(quantity: Quantity) -> tuple[str, tuple[float, ...], str, str, bool]:
    return quantity.kind, quantity.value, quantity.unit, quantity.text, quantity.approximate


def roles_exchanged(one: Fingerprint, other: Fingerprint) -> bool:
    """Two names of which the other one leads, and no passive that would say the same: "A paid B", "B paid A".

    Only names that lead their statement are looked at: places may come in any order.
    """
    if one.fronted or other.fronted or not (_leads(one) and _leads(other)):
        return False
    if sum(_place_of(name, other) is not None for name in _once(one.names)) < 2:
        return False
    here, there = _place_of(one.names[0], other), _place_of(other.names[0], one)
    if here is None or there is None:
        return False
    return (here > 0 and there > 0) != (one.passive != other.passive)


def _leads(print_: Fingerprint) -> bool:
    """Whether the first name stands first, or behind one word: "mayor", "the navy of"."""
    return any(step[:1] == "@" for step in print_.order[:2])


def _place_of(name: Name, print_: Fingerprint) -> int | None:
    return next((place for place, there in enumerate(print_.names) if _is_same(name, there)), None)
