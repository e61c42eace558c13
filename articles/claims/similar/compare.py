"""How two statements stand to each other: the same, the opposite, another number, related; and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from articles.claims.similar.fingerprint import Fingerprint, Name
from articles.claims.similar.quantities import Quantity, agree, comparable

#: Share of the content that two statements must have in common (a weighted Dice coefficient), chosen on the
#: development half of tests/data/similar.
SAME: Final = 0.66
OPPOSITE: Final = 0.6
NUMBER: Final = 0.66
RELATED: Final = 0.34
#: What must be in common where each says a word that the other has not: "the minister" is not "the mayor".
_SAME_WITH_SWAPS: Final = 0.8
#: A statement within the other one is the same with something added, if the addition is small.
_WITHIN: Final = 0.95
_WITHIN_SHARE: Final = 0.6

_NAME_WEIGHT: Final = 1.3
_NUMBER_WEIGHT: Final = 0.5
_COUSIN_WEIGHT: Final = 0.75
_COUSIN_LETTERS: Final = 6


class Relation(StrEnum):
    """How a statement stands to another one."""

    SAME = "same"
    OPPOSITE = "opposite"
    NUMBER = "number"
    RELATED = "related"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation, how much the two share (0 to 1), and the reason in an editor's words."""

    relation: Relation
    score: float
    why: str


def compare(one: Fingerprint, other: Fingerprint) -> Comparison:
    """How two statements stand to each other. Symmetric but for the order of the two sides within `why`."""
    turned = _rank_of(other) < _rank_of(one)
    verdict = _judge(other, one) if turned else _judge(one, other)
    why, sides = verdict.why, verdict.sides
    if sides:
        why += f": {sides[turned]} / {sides[not turned]}"
    return Comparison(verdict.relation, verdict.score, why)


@dataclass(frozen=True, slots=True)
class _Verdict:
    relation: Relation
    share: float
    why: str = ""
    sides: tuple[str, str] | None = None

    @property
    def score(self) -> float:
        """Two decimals; 1 is kept for the same words."""
        return (
            self.share if self.share == 1.0 and self.why in _SAME_WORDS else min(0.99, round(self.share, 2))
        )


_DENIES: Final = "same words, but one denies"
_SAME_WORDS: Final = frozenset({"same words", _DENIES})


def _rank_of(print_: Fingerprint) -> tuple[object, ...]:
    """Which side is looked at first: names are paired one after the other, and the outcome must not depend on it."""
    return print_.words, print_.negative, print_.language, tuple(name.entity for name in print_.names)


def _judge(one: Fingerprint, other: Fingerprint) -> _Verdict:
    denies = one.negative != other.negative
    if one.words == other.words and one.words:
        return (
            _Verdict(Relation.OPPOSITE, 1.0, _DENIES)
            if denies
            else _Verdict(Relation.SAME, 1.0, "same words")
        )
    names = _match_names(one, other)
    numbers = _match_numbers(one.quantities, other.quantities)
    terms = _match_terms(_with_unsure(one, other), _with_unsure(other, one))
    matter = _Share.of(terms, names)
    whole = matter.with_numbers(numbers)
    if not whole.is_enough:
        return _Verdict(Relation.DIFFERENT, whole.share)
    if names.conflict:
        return _Verdict(Relation.RELATED, whole.share * 0.7, "about somebody else", names.conflict)
    if _roles_exchanged(one, other):
        return _Verdict(Relation.RELATED, whole.share * 0.7, "the same names with their parts exchanged")
    if _other_head(one, other) or (terms.swapped and matter.share < _SAME_WITH_SWAPS):
        return _Verdict(Relation.RELATED, whole.share * 0.9, "words in common")
    moved = _denies_a_part(one, other)
    if numbers.conflict:
        mine, theirs = numbers.conflict
        why = "differs in a date" if mine.kind in {"date", "weekday"} else "differs in a number"
        if matter.close >= NUMBER and not denies and not moved:
            return _Verdict(Relation.NUMBER, matter.close, why, (mine.text, theirs.text))
        return _Verdict(Relation.RELATED, whole.share * 0.8, f"{why}, and not in that alone")
    if (denies or moved) and whole.close >= OPPOSITE:
        return _Verdict(Relation.OPPOSITE, whole.close, _opposite_reason(one, other, moved))
    if not denies and not moved and whole.close >= SAME:
        return _Verdict(Relation.SAME, whole.close, _same_reason(one, other, whole))
    return _Verdict(Relation.RELATED, whole.share * 0.9, "words in common")


@dataclass(frozen=True, slots=True)
class _Share:
    """How much two statements have in common, of all that they say."""

    common: float
    mine: float
    theirs: float

    @classmethod
    def of(cls, terms: _Terms, names: _Names) -> _Share:
        return cls(
            terms.common + _NAME_WEIGHT * names.matched,
            terms.mine + _NAME_WEIGHT * names.mine,
            terms.theirs + _NAME_WEIGHT * names.theirs,
        )

    def with_numbers(self, numbers: _Numbers) -> _Share:
        return _Share(
            self.common + _NUMBER_WEIGHT * numbers.matched,
            self.mine + _NUMBER_WEIGHT * numbers.mine,
            self.theirs + _NUMBER_WEIGHT * numbers.theirs,
        )

    @property
    def share(self) -> float:
        """Twice the common part over all there is: Dice's coefficient."""
        return min(1.0, 2 * self.common / (self.mine + self.theirs)) if self.common else 0.0

    @property
    def within(self) -> float:
        """The common part of the shorter one."""
        return min(1.0, self.common / min(self.mine, self.theirs)) if self.common else 0.0

    @property
    def close(self) -> float:
        """The share; one that is all within the other, with little added, counts as the same."""
        within = self.within >= _WITHIN and self.share >= _WITHIN_SHARE
        return max(self.share, SAME) if within else self.share

    @property
    def is_enough(self) -> bool:
        return self.share >= RELATED or (self.within >= _WITHIN and self.share >= RELATED / 2)


def _same_reason(one: Fingerprint, other: Fingerprint, whole: _Share) -> str:
    if one.hedged != other.hedged:
        return "the same, but one is less certain"
    if len(one.quantities) != len(other.quantities):
        return "the same, but one gives a number more"
    if whole.within >= _WITHIN and whole.share < 0.9:
        return "the same, but one says more"
    return "the same in other words" if whole.share < 0.95 else "the same, worded a little differently"


def _opposite_reason(one: Fingerprint, other: Fingerprint, moved: bool) -> str:
    if moved:
        return "one denies a part that the other affirms"
    short, long = sorted((one, other), key=lambda side: side.negative)
    return _DENIES if set(short.words) <= set(long.words) else "one denies what the other affirms"


# --- content ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Terms:
    common: float
    mine: float
    theirs: float
    #: Each side has a word of weight that the other has not.
    swapped: bool


def _with_unsure(one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    """The terms of `one`, with words at the head of a sentence that turn out to be no name of `other`."""
    terms = dict(one.terms)
    for name in one.names:
        if name.term and not any(_is_same(name, there) for there in other.names):
            terms[name.term] = 1.0
    return terms


def _match_terms(one: dict[str, float], other: dict[str, float]) -> _Terms:
    """Weight in common, and of each side. Words of one root ("evacuate", "evacuation") count for three quarters."""
    both = one.keys() & other.keys()
    # Added up in one order whichever side comes first: sums of floats depend on it.
    common = sum(max(one[term], other[term]) for term in sorted(both))
    mine, theirs = sorted(one.keys() - both), sorted(other.keys() - both)
    roots = _roots(mine) & _roots(theirs)
    swapped = _has_weight(mine, one, roots) and _has_weight(theirs, other, roots)
    return _Terms(
        common + _COUSIN_WEIGHT * roots.total(),
        common + sum(one[term] for term in mine),
        common + sum(other[term] for term in theirs),
        swapped,
    )


def _has_weight(terms: list[str], weights: dict[str, float], roots: Counter[str]) -> bool:
    return any(weights[term] >= 1.0 and term[:_COUSIN_LETTERS] not in roots for term in terms)


def _roots(terms: list[str]) -> Counter[str]:
    return Counter(term[:_COUSIN_LETTERS] for term in terms if len(term) >= _COUSIN_LETTERS)


def _other_head(one: Fingerprint, other: Fingerprint) -> bool:
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


def _denies_a_part(one: Fingerprint, other: Fingerprint) -> bool:
    """One denies a part that the other affirms: "paid A, but not B" and "paid B, but not A"."""
    said = set(one.order), set(other.order)
    return bool((one.apart - other.apart) & said[1]) or bool((other.apart - one.apart) & said[0])


# --- names --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    matched: float
    mine: float
    theirs: float
    conflict: tuple[str, str] | None


def _match_names(one: Fingerprint, other: Fingerprint) -> _Names:
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
    return _Names(matched, len(mine), len(theirs), conflict)


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


# --- numbers ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Numbers:
    matched: float
    mine: float
    theirs: float
    conflict: tuple[Quantity, Quantity] | None


def _match_numbers(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> _Numbers:
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
    return _Numbers(len(mine) - len(unmatched), len(mine), theirs, conflict)


def _rank(quantity: Quantity) -> tuple[str, tuple[float, ...], str, str, bool]:
    return quantity.kind, quantity.value, quantity.unit, quantity.text, quantity.approximate


# --- roles --------------------------------------------------------------------------------------------------


def _roles_exchanged(one: Fingerprint, other: Fingerprint) -> bool:
    """Two names that stand the other way round, and no passive that would say the same: "A paid B", "B paid A"."""
    places = [
        (here, there)
        for here, name in enumerate(one.names)
        if (there := _place_of(name, other)) is not None and _place_of(name, one) == here
    ]
    if len(places) < 2:
        return False
    (_, first), (_, second) = places[:2]
    return first != second and (first > second) != (one.passive != other.passive)


def _place_of(name: Name, print_: Fingerprint) -> int | None:
    return next((place for place, there in enumerate(print_.names) if _is_same(name, there)), None)
