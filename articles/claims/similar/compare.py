"""How two statements stand to each other: the same, the opposite, another number, related; and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from articles.claims.similar.fingerprint import Fingerprint
from articles.claims.similar.matching import (
    Names,
    Numbers,
    Terms,
    denies_a_part,
    disagree,
    match_names,
    match_numbers,
    match_terms,
    other_head,
    roles_exchanged,
    with_unsure,
)

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
    return print_.words, print_.denials, print_.language, tuple(name.entity for name in print_.names)


def _judge(one: Fingerprint, other: Fingerprint) -> _Verdict:
    denies = disagree(one, other)
    if one.words == other.words and one.words:
        denies = bool(one.denials) != bool(other.denials)
        return (
            _Verdict(Relation.OPPOSITE, 1.0, _DENIES)
            if denies
            else _Verdict(Relation.SAME, 1.0, "same words")
        )
    names = match_names(one, other)
    numbers = match_numbers(one.quantities, other.quantities)
    terms = match_terms(with_unsure(one, other), with_unsure(other, one))
    matter = _Share.of(terms, names)
    whole = matter.with_numbers(numbers)
    if not whole.is_enough:
        return _Verdict(Relation.DIFFERENT, whole.share)
    if names.conflict:
        return _Verdict(Relation.RELATED, whole.share * 0.7, "about somebody else", names.conflict)
    if roles_exchanged(one, other):
        return _Verdict(Relation.RELATED, whole.share * 0.7, "the same names with their parts exchanged")
    if other_head(one, other) or (terms.swapped and matter.share < _SAME_WITH_SWAPS):
        return _Verdict(Relation.RELATED, whole.share * 0.9, "words in common")
    moved = denies_a_part(one, other)
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
    def of(cls, terms: Terms, names: Names) -> _Share:
        return cls(
            terms.common + _NAME_WEIGHT * names.matched,
            terms.mine + _NAME_WEIGHT * names.mine,
            terms.theirs + _NAME_WEIGHT * names.theirs,
        )

    def with_numbers(self, numbers: Numbers) -> _Share:
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
    short, long = sorted((one, other), key=lambda side: side.denials)
    return _DENIES if set(short.words) <= set(long.words) else "one denies what the other affirms"
