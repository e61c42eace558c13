"""The fingerprint of a statement: what it says, apart from how it is worded and whether it affirms or denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from articles.claims.similar.languages import language_of
from articles.claims.similar.quantities import Quantity
from articles.claims.similar.reader import Name, Reader
from articles.claims.similar.tokens import tokenise

#: Raise it when fingerprints come out differently: those on file are then made anew by `migrate` or `refresh_states`.
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What `compare` works on. `order` has the places of names and terms as they follow in the text.

    `denials` counts the denials, two that meet being none; `negated` has the terms they stand before, `apart` those
    denied beside the statement ("paid A, but not B"), `reversed` those said by their opposite ("forbid" for "allow").
    """

    language: str
    words: tuple[str, ...]
    terms: Mapping[str, float]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    order: tuple[str, ...]
    denials: int = 0
    negated: frozenset[str] = field(default_factory=frozenset)
    apart: frozenset[str] = field(default_factory=frozenset)
    reversed: frozenset[str] = field(default_factory=frozenset)
    hedged: bool = False
    passive: bool = False
    fronted: bool = False

    def to_json(self) -> dict[str, Any]:
        """As plain data, for storage. `from_json` gives back an equal fingerprint."""
        return {
            "l": self.language,
            "w": list(self.words),
            "t": dict(self.terms),
            "n": [[list(name.words), name.entity, name.text, name.term] for name in self.names],
            "q": [[q.kind, list(q.value), q.unit, q.text, q.approximate] for q in self.quantities],
            "o": list(self.order),
            "g": [self.denials, sorted(self.negated), sorted(self.apart), sorted(self.reversed)],
            "f": [self.hedged, self.passive, self.fronted],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Fingerprint:
        """Read what `to_json` wrote."""
        denials, negated, apart, reversed_ = data["g"]
        hedged, passive, fronted = data["f"]
        return cls(
            language=data["l"],
            words=tuple(data["w"]),
            terms=data["t"],
            names=tuple(Name(tuple(words), entity, text, term) for words, entity, text, term in data["n"]),
            quantities=tuple(
                Quantity(kind, tuple(value), unit, text, about)
                for kind, value, unit, text, about in data["q"]
            ),
            order=tuple(data["o"]),
            denials=denials,
            negated=frozenset(negated),
            apart=frozenset(apart),
            reversed=frozenset(reversed_),
            hedged=hedged,
            passive=passive,
            fronted=fronted,
        )


def fingerprint(
    statement: str,
    *,
    language: str = "en",
    denied: bool = False,
    entities: Mapping[int, Sequence[str]] | None = None,
) -> Fingerprint:
    """The fingerprint of a statement; any text, never raises, linear in its length.

    `denied`: whoever speaks denies or refuses it ("denied taking bribes" gives "taking bribes", denied). It turns an
    affirming statement round and leaves alone one whose own words negate: records give either. `entities`: names
    under which records are known, by their key; a name of theirs in the text then stands for the record.
    """
    tokens = tokenise(statement)
    reader = Reader(tokens, language_of(language), _forms(entities or {}))
    reader.read()
    return Fingerprint(
        language=reader.language.code,
        words=tuple(token.low for token in tokens if token.kind != "stop"),
        terms=reader.terms,
        names=tuple(reader.names),
        quantities=tuple(reader.quantities),
        order=tuple(reader.order),
        denials=reader.denials or int(denied),
        negated=frozenset(reader.negated),
        apart=frozenset(reader.apart),
        reversed=frozenset(reader.reversed),
        hedged=reader.hedged,
        passive=reader.passive,
        fronted=reader.fronted,
    )


def _forms(entities: Mapping[int, Sequence[str]]) -> dict[tuple[str, ...], int]:
    """Folded words of each name to the record; a name that two share is nobody's."""
    forms: dict[tuple[str, ...], int] = {}
    for key, names in sorted(entities.items()):
        for name in names:
            words = tuple(token.low for token in tokenise(name) if token.kind != "stop")
            if words:
                forms[words] = key if forms.get(words, key) == key else 0
    return forms
