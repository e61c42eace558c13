"""Reading a statement: one pass over its tokens, which sorts words, names, numbers and denials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from articles.claims.similar.languages import Language
from articles.claims.similar.quantities import Quantity, read_quantity
from articles.claims.similar.tokens import Token

_LIGHT_WEIGHT, _WEIGHT = 0.3, 1.0
_SURNAME_WEIGHT, _FORENAME_WEIGHT = 1.2, 0.3
#: Within a name, and no part of it that tells one from another.
PARTICLES: Final = frozenset(
    "de del la las los da do dos von van der den bin ibn al el of the and y e".split()
)
_TITLES: Final = frozenset(
    """mr mrs ms dr sir dame president minister mayor senator governor general colonel captain judge prosecutor king
    queen prince bishop presidente presidenta ministro ministra alcalde alcaldesa senador gobernador coronel capitan
    juez fiscal rey reina don dona senor senora""".split()
)
_REACH_TO_CLAIM_WORD = 4
#: A denial behind these denies a part and not the whole: "paid A, but not B".
_BEFORE_PARTS: Final = frozenset([",", "and", "but", "y", "pero"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a statement. `entity` is the record it belongs to, 0 where that is not known."""

    words: tuple[str, ...]
    entity: int
    text: str
    #: A capital at the head of a sentence may be no name at all: then the word's stem, else empty.
    term: str = ""


class Reader:
    """One pass over the tokens."""

    def __init__(
        self, tokens: Sequence[Token], language: Language, forms: Mapping[tuple[str, ...], int]
    ) -> None:
        self.tokens, self.language, self.forms = tokens, language, forms
        self.longest = max((len(words) for words in forms), default=0)
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(forms, key=len, reverse=True):
            self.by_first.setdefault(words[0], []).append(words)
        self.capitals_tell = _capitals_tell(tokens, language)
        self.terms: dict[str, float] = {}
        self.names: list[Name] = []
        self.quantities: list[Quantity] = []
        self.order: list[str] = []
        self.denials = 0
        self.negated: set[str] = set()
        self.apart: set[str] = set()
        self.reversed: set[str] = set()
        self.pending = 0  # denials whose term has not come yet
        self.beside = False  # the denial that waits is of a part: "but not"
        self.hedged = False
        self.passive = False
        self.neither = False
        self.concord_left = 0
        first = next((token.low for token in tokens if token.kind != "stop"), "")
        self.fronted = first in language.fronting

    def read(self) -> None:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.kind == "stop":
                self.concord_left = 0 if token.low in ".!?…;" else self.concord_left
                at += 1
                continue
            at = (
                self._entity(at) or self._quantity(at) or self._denial(at) or self._name(at) or self._word(at)
            )
        self.denials += self.pending % 2

    # --- names ----------------------------------------------------------------------------------------------

    def _entity(self, at: int) -> int:
        """A name of a record that is party to the claim."""
        for words in self.by_first.get(self.tokens[at].low, ()):
            end = at + len(words)
            if end <= len(self.tokens) and all(
                token.low == word for token, word in zip(self.tokens[at:end], words, strict=True)
            ):
                if len(words) == 1 and self.capitals_tell and not self.tokens[at].capital:
                    continue
                self._add_name(at, end, self.forms[words])
                return end
        return 0

    def _name(self, at: int) -> int:
        """Capitals in the midst of a sentence, with particles between: "Marta de la Cruz"."""
        first = self.tokens[at]
        if not self.capitals_tell or not _is_capital(first):
            return 0
        if first.low in self.language.stop_words and not first.text.isupper():
            return 0
        end = at + 1
        while end < len(self.tokens):
            if (_is_capital(self.tokens[end]) and not self.tokens[end].first) or (
                self.tokens[end].low in PARTICLES
                and end + 1 < len(self.tokens)
                and (_is_capital(self.tokens[end + 1]) or self.tokens[end + 1].low in PARTICLES)
                and any(_is_capital(token) for token in self.tokens[end + 1 : end + 3])
                and self.tokens[end].low not in {"and", "y", "e"}
            ):
                end += 1
            else:
                break
        while end > at + 1 and self.tokens[end - 1].low in PARTICLES:
            end -= 1
        if end == at + 1 and first.first and (first.text.isupper() is False or len(first.text) == 1):
            # One word at the head of a sentence: a name unless the language knows it as a word.
            if self._known(first.low):
                return 0
            self._add_name(at, end, 0, term=self._meaning(first.low)[0])
            return end
        while end - at > 1 and self.tokens[at].low in _TITLES:
            self._term(self.tokens[at])
            at += 1
        self._add_name(at, end, 0)
        return end

    def _known(self, low: str) -> bool:
        stem = self.language.stem(low)
        return (
            low in self.language.stop_words or stem in self.language.light or stem in self.language.meanings
        )

    def _add_name(self, at: int, end: int, entity: int, *, term: str = "") -> None:
        words = tuple(token.low for token in self.tokens[at:end] if token.kind != "stop")
        bare = tuple(word for word in words if word not in PARTICLES) or words
        text = " ".join(token.text for token in self.tokens[at:end])
        self.names.append(Name(bare, entity, text, term))
        self.order.append(f"@{bare[-1]}")
        self._settle(f"@{bare[-1]}")

    # --- numbers --------------------------------------------------------------------------------------------

    def _quantity(self, at: int) -> int:
        if self.tokens[at].kind == "sign" and self.tokens[at].low in "%‰":
            return at + 1
        found = read_quantity(self.tokens, at, self.language.code)
        if found is None:
            return 0
        quantity, end = found
        if quantity.kind == "count":
            quantity = Quantity("count", quantity.value, self._unit(end), quantity.text, quantity.approximate)
        self.quantities.append(quantity)
        return end

    def _unit(self, at: int) -> str:
        """The next word of content: what is counted."""
        for token in self.tokens[at : at + 4]:
            if token.kind == "word" and token.low not in self.language.stop_words:
                return self._meaning(token.low)[0]
            if token.kind == "stop":
                break
        return ""

    # --- denial ---------------------------------------------------------------------------------------------

    def _denial(self, at: int) -> int:
        """Words that deny and say nothing else."""
        language, token = self.language, self.tokens[at]
        if token.kind != "word":
            return 0
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if token.low in language.negators and not (token.capital and not token.first):
            if following in language.no_negation_before:
                return at + 2
            if token.low == "no" and following == "one":
                self._deny(at)
                return at + 2
            if token.low == "nor" and self.neither:
                return at + 1
            self.neither = self.neither or token.low == "neither"
            if language.negation_concords:
                if self.concord_left and token.low not in {"no", "sin"}:
                    return at + 1
                self.concord_left = 1
            self._deny(at)
            return at + 1
        stem = language.stem(token.low)
        if stem in language.flips:
            self._deny(at)
            return at + 1
        if stem in language.flips_before_to and following == "to":
            self._deny(at)
            return at + 2
        if stem in language.flips_before_that and following == language.that:
            self._deny(at)
            return at + 2
        if stem in language.flips_before_claims:
            for place in range(at + 1, min(at + 1 + _REACH_TO_CLAIM_WORD, len(self.tokens))):
                if language.stem(self.tokens[place].low) in language.claim_words:
                    self._deny(at)
                    return place + 1
        return 0

    def _deny(self, at: int) -> None:
        before = self.tokens[at - 1].low if at else ""
        self.beside = before in _BEFORE_PARTS and bool(self.order)
        self.pending += 1

    def _settle(self, term: str) -> None:
        """Give the denials that wait to the term they stand before."""
        if self.pending % 2 and self.beside:
            self.apart.add(term)
        elif self.pending % 2:
            self.negated.add(term)
            self.denials += 1
        self.pending = 0

    # --- words ----------------------------------------------------------------------------------------------

    def _word(self, at: int) -> int:
        language, token = self.language, self.tokens[at]
        if token.low in language.hedges and not (token.capital and not token.first):
            self.hedged = True
        if token.low in language.stop_words or token.kind == "sign":
            if token.low in language.by and self._after_auxiliary(at):
                self.passive = True
            return at + 1
        self._term(token)
        return at + 1

    def _after_auxiliary(self, at: int) -> bool:
        return any(
            token.low in self.language.passive_auxiliaries for token in self.tokens[max(0, at - 6) : at]
        )

    def _term(self, token: Token) -> None:
        term, negated = self._meaning(token.low)
        stem = self.language.stem(token.low)
        weight = _LIGHT_WEIGHT if stem in self.language.light else _WEIGHT
        self.terms[term] = max(weight, self.terms.get(term, 0.0))
        self.order.append(term)
        self._settle(term)
        if negated:
            self.reversed.add(term)

    def _meaning(self, low: str) -> tuple[str, bool]:
        stem = self.language.stem(low)
        return self.language.meanings.get(stem, (stem, False))


def _capitals_tell(tokens: Sequence[Token], language: Language) -> bool:
    """Whether capitals mark names: not in a headline set in capitals, or with one for every word."""
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 1]
    content = [token for token in words if len(token.text) > 2 and token.low not in language.stop_words]
    set_in_capitals = sum(token.text.isupper() for token in words) * 2 > len(words) + 2
    titled = len(content) > 3 and all(token.capital for token in content)
    return not set_in_capitals and not titled


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.capital
