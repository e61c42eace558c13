"""What a stretch of text is about, as terms that can be looked up in another stretch.

A term is what a word means (its stem, or the notion that near synonyms share) or an entity; one entity goes by its
key and by the words of its names, so that "Pentagon" is found in "Defense Department" and "Orel" in "Viktor Orel".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from articles.claims.detector.quotes import mark_quotes
from articles.claims.detector.tokens import Token, tokenise
from articles.claims.similar.languages import Language, language_of
from articles.claims.similar.tokens import fold
from articles.preflight.drift.words import NOTIONS
from entities.gazetteer import MentionMatch

_LIGHT: Final = 0.35
_NAME: Final = 0.8
_NUMBER: Final = 1.0
#: Words of one root, such as "evacuate" and "evacuation", count less than the same word.
_COUSIN: Final = 0.75
_COUSIN_LETTERS: Final = 5
_GOVERNMENT: Final = "government-of-"
#: Spanish writes the pronoun to an infinitive: "lucrarse".
_REFLEXIVE: Final = ("arse", "erse", "irse")
#: Headlines are printed in the present, and "us" there is a country as often as not.
_NO_TERMS: Final = frozenset("s t mr mrs ms us u say says said amid over after as".split())


@dataclass(frozen=True, slots=True)
class Term:
    """One term with its place in its text: any of `forms` will do; `is_name` for entities and capitals.

    A number has no weight of its own: found again it tells much, missing it is another rule's affair.
    """

    forms: frozenset[str]
    weight: float
    start: int
    end: int
    is_name: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it stands for a number as written."""
        return any(form[0] == "#" for form in self.forms)


def terms_in(
    text: str,
    start: int,
    end: int,
    *,
    language: str,
    mentions: Sequence[MentionMatch] = (),
    without: Sequence[tuple[int, int]] = (),
    names: Set[str] = frozenset(),
) -> list[Term]:
    """The terms of text[start:end], in order; what lies in one of the spans `without` is left out.

    `mentions` are those of the whole text, ordered; `names` are folded words that are names wherever they stand. Words
    of no content give no term.
    """
    tongue = language_of(language)
    here = [match for match in mentions if match.start >= start and match.end <= end]
    found: list[Term] = []
    at = 0
    for token in tokenise(text, start, end):
        if any(begin < token.end and token.start < stop for begin, stop in without):
            continue
        while at < len(here) and here[at].end <= token.start:
            at += 1
        if at < len(here) and here[at].start <= token.start:
            if not found or found[-1].start != here[at].start:
                found.append(_of_mention(here[at], tongue))
            continue
        found += _of_token(token, tongue, names)
    return found


def _of_mention(match: MentionMatch, tongue: Language) -> Term:
    keys = [match.key] if match.key else list(match.candidates)
    forms = {f"@{key.removeprefix(_GOVERNMENT)}" for key in keys if key}
    words = [word for word in _words_of(match.text) if word not in tongue.stop_words]
    if words:
        forms.add(_meaning(words[-1], tongue))
    return Term(frozenset(forms), _NAME, match.start, match.end, True)


def _of_token(token: Token, tongue: Language, names: Set[str]) -> Iterable[Term]:
    if not token.is_word:
        return
    if token.text[0].isdigit() or token.text[0] in "$€£¥":
        value = "".join(char for char in token.text if char.isdigit())
        if len(value) > 1:
            yield Term(frozenset({f"#{value}"}), _NUMBER, token.start, token.end)
        return
    for word, form, is_light in _read_word(token.text, tongue.code):
        is_name = token.is_capital and word in names
        weight = _NAME if is_name else _LIGHT if is_light else 1.0
        yield Term(frozenset({form}), weight, token.start, token.end, is_name)


@lru_cache(maxsize=16_384)
def _read_word(written: str, code: str) -> tuple[tuple[str, str, bool], ...]:
    """The words of content in a token with their meanings, and whether they say little."""
    tongue = language_of(code)
    return tuple(
        (word, _meaning(word, tongue), tongue.stem(word) in tongue.light)
        for word in _words_of(written)
        if len(word) > 1
        and not word[0].isdigit()
        and word not in tongue.stop_words
        and word not in _NO_TERMS
        and word not in tongue.negators
    )


def _words_of(text: str) -> list[str]:
    """Folded words: possessives and hyphens taken apart, full stops of abbreviations taken out."""
    low = fold(text).replace("’", "'").replace("'s", "").replace(".", "")
    return [word for word in low.replace("-", " ").replace("/", " ").replace("'", " ").split() if word]


def _meaning(word: str, tongue: Language) -> str:
    return _notion(word, tongue.code)


@lru_cache(maxsize=16_384)
def _notion(word: str, code: str) -> str:
    """What a folded word means: the notion that it shares with near synonyms, or its stem."""
    if word in NOTIONS:
        return NOTIONS[word]
    tongue = language_of(code)
    if tongue.code == "es" and word.endswith(_REFLEXIVE):
        word = word.removesuffix("se")
    stem = tongue.stem(word)
    if stem in _STEMMED_NOTIONS[code == "es"]:
        return _STEMMED_NOTIONS[code == "es"][stem]
    meaning, is_opposite = tongue.meanings.get(stem, (stem, False))
    if tongue.code == "es" and meaning[:1] == "=":
        meaning = NOTIONS.get(meaning[1:], meaning)  # "planear" is what "plan" is
    return f"{meaning}!" if is_opposite else meaning  # who joins does not leave


@lru_cache(maxsize=4096)
def _forms_of_name(name: str, code: str) -> frozenset[str]:
    tongue = language_of(code)
    return frozenset(_meaning(word, tongue) for word in _words_of(name) if word not in tongue.stop_words)


def _stemmed(language: str) -> dict[str, str]:
    tongue = language_of(language)
    return NOTIONS | {tongue.stem(word): notion for word, notion in NOTIONS.items()}


_STEMMED_NOTIONS: Final = (_stemmed("en"), _stemmed("es"))


@dataclass(frozen=True, slots=True)
class Bag:
    """The forms that occur in a stretch of text."""

    forms: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[Term], names: Iterable[str] = (), language: str = "en") -> Bag:
        """The bag of some terms; `names` are further names that stand for what the text calls otherwise."""
        tongue = language_of(language)
        forms = {form for term in terms for form in term.forms}
        forms = forms.union(*(_forms_of_name(name, tongue.code) for name in names))
        return cls(
            frozenset(forms), frozenset(form[:_COUSIN_LETTERS] for form in forms if form[0] not in "@=~#")
        )

    def share_of(self, term: Term) -> float:
        """How far a term is in the bag: 1 as itself, less as a word of the same root, else 0."""
        if not self.forms.isdisjoint(term.forms):
            return 1.0
        return max((self._as_cousin(form) for form in term.forms), default=0.0)

    def joined(self, *others: Bag) -> Bag:
        """A bag with all that others hold."""
        return Bag(
            self.forms.union(*(other.forms for other in others)),
            self.beginnings.union(*(other.beginnings for other in others)),
        )

    def _as_cousin(self, form: str) -> float:
        if form[0] in "@=~#" or len(form) < _COUSIN_LETTERS or form[:_COUSIN_LETTERS] not in self.beginnings:
            return 0.0
        return _COUSIN if any(_are_cousins(form, other) for other in self.forms) else 0.0


@lru_cache(maxsize=4096)
def _are_cousins(one: str, other: str) -> bool:
    if other[0] in "@=~#":
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _COUSIN_LETTERS and shared >= 0.6 * max(len(one), len(other))


@lru_cache(maxsize=1024)
def bag_of(words: str, language: str) -> Bag:
    """The bag of a few words by themselves."""
    return Bag.of(terms_in(words, 0, len(words), language=language), language=language)


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations in text[start:end], marks included. A mark that nothing closes quotes nothing."""
    tokens = list(tokenise(text, start, end))
    return [(tokens[first].start, tokens[last].end) for first, last in mark_quotes(tokens)]
