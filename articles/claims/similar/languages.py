"""What comparing needs to know of a language, in one record. Any other language is compared by its bare words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from articles.claims.similar import concepts, english, spanish


@dataclass(frozen=True, slots=True)
class Language:
    """Words of one language; sets hold folded words unless they say "stems"."""

    code: str
    stem: Callable[[str], str]
    stop_words: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()  # stems
    negators: frozenset[str] = frozenset()
    no_negation_before: frozenset[str] = frozenset()
    flips: frozenset[str] = frozenset()  # stems
    flips_before_to: frozenset[str] = frozenset()  # stems
    flips_before_claims: frozenset[str] = frozenset()  # stems
    claim_words: frozenset[str] = frozenset()  # stems
    false_words: frozenset[str] = frozenset()  # stems
    hedges: frozenset[str] = frozenset()
    passive_auxiliaries: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    meanings: Mapping[str, concepts.Meaning] = field(default_factory=dict)
    #: "no dijo nada" denies once, "he did not say nothing" twice.
    negation_concords: bool = False


def _unstemmed(word: str) -> str:
    return word


_OTHER = Language("", _unstemmed)
ENGLISH = Language(
    "en",
    english.stem,
    english.STOP_WORDS,
    frozenset(map(english.stem, english.LIGHT)),
    english.NEGATORS,
    english.NO_NEGATION_BEFORE,
    english.FLIPS,
    english.FLIPS_BEFORE_TO,
    english.FLIPS_BEFORE_CLAIMS,
    english.CLAIM_WORDS,
    english.FALSE_WORDS,
    english.HEDGES,
    english.PASSIVE_AUXILIARIES,
    english.BY,
    concepts.english(english.stem),
)
SPANISH = Language(
    "es",
    spanish.stem,
    spanish.STOP_WORDS,
    frozenset(map(spanish.stem, spanish.LIGHT)),
    spanish.NEGATORS,
    spanish.NO_NEGATION_BEFORE,
    spanish.FLIPS,
    spanish.FLIPS_BEFORE_TO,
    spanish.FLIPS_BEFORE_CLAIMS,
    spanish.CLAIM_WORDS,
    spanish.FALSE_WORDS,
    spanish.HEDGES,
    spanish.PASSIVE_AUXILIARIES,
    spanish.BY,
    concepts.spanish(spanish.stem),
    negation_concords=True,
)


def language_of(code: str) -> Language:
    """The language of a code such as "en" or "es-MX"; an empty one for those nobody taught us."""
    return {"en": ENGLISH, "es": SPANISH}.get(code.lower().replace("_", "-").partition("-")[0], _OTHER)
