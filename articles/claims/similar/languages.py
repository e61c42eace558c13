"""What comparing needs to know of a language, in one record. Any other language is compared by its bare words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from articles.claims.similar import concepts, english, spanish
from articles.claims.similar.concepts import Meaning


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
    flips_before_that: frozenset[str] = frozenset()  # stems
    that: str = ""
    hedges: frozenset[str] = frozenset()
    passive_auxiliaries: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    #: A statement that begins with one of these does not begin with its subject.
    fronting: frozenset[str] = frozenset()
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    #: "no dijo nada" denies once, "he did not say nothing" twice.
    negation_concords: bool = False


def _unstemmed(word: str) -> str:
    return word


_OTHER = Language("", _unstemmed)


def _language(code: str, words: ModuleType, meanings: Mapping[str, Meaning], **more: bool) -> Language:
    def stems(name: str) -> frozenset[str]:
        return frozenset(words.stem(word) for word in getattr(words, name))

    return Language(
        code=code,
        stem=words.stem,
        stop_words=words.STOP_WORDS,
        light=stems("LIGHT"),
        negators=words.NEGATORS,
        no_negation_before=words.NO_NEGATION_BEFORE,
        flips=stems("FLIPS"),
        flips_before_to=stems("FLIPS_BEFORE_TO"),
        flips_before_claims=stems("FLIPS_BEFORE_CLAIMS"),
        claim_words=stems("CLAIM_WORDS"),
        flips_before_that=stems("FLIPS_BEFORE_THAT"),
        that=words.THAT,
        hedges=words.HEDGES,
        passive_auxiliaries=words.PASSIVE_AUXILIARIES,
        by=words.BY,
        fronting=words.FRONTING,
        meanings=meanings,
        **more,
    )


ENGLISH = _language("en", english, concepts.english(english.stem))
SPANISH = _language("es", spanish, concepts.spanish(spanish.stem), negation_concords=True)


def language_of(code: str) -> Language:
    """The language of a code such as "en" or "es-MX"; an empty one for those nobody taught us."""
    return {"en": ENGLISH, "es": SPANISH}.get(code.lower().replace("_", "-").partition("-")[0], _OTHER)
