"""What the whole story tells about its names: which words are names, and which name a place or country.

A name nobody has on file is a place when the story says "in Port Merrow", and a country when it also uses
the demonym ("Quellani officials" beside "Quellan"). Who speaks there is its government (DESIGN section 3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import TIMES

_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
_LOCATED = re.compile(
    r"\b(?:in|across|outside|throughout|inside|Republic of|[Gg]overnment of) "
    r"((?:[A-Z][\w-]+)(?: [A-Z][\w-]+){0,2})(?![’'\w])"
)
_DEMONYM_ENDINGS = ("n", "i", "an", "ian", "ese", "ish", "ean")
_NO_PLACES = TIMES | word_set("god english spanish french german congress parliament court")


@dataclass(frozen=True, slots=True)
class StoryNames:
    """Names of one story: `inner` capitals stand inside sentences, `places` are in lower case."""

    capitals: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def is_place(self, tokens: Sequence[Token]) -> bool:
        """True when the story itself shows these words to be a place or a country."""
        phrase = " ".join(token.low for token in tokens)
        return phrase in self.places or (len(tokens) == 1 and self._has_demonym(tokens[0].text))

    def _has_demonym(self, name: str) -> bool:
        if len(name) < 4 or not name[0].isupper():
            return False
        stems = (name, name[:-1]) if name[-1] in "aeiou" else (name,)
        forms = {stem + ending for stem in stems for ending in _DEMONYM_ENDINGS} - {name}
        return not forms.isdisjoint(self.capitals)


def read_names(text: str) -> StoryNames:
    """Collect the names of a story in three linear passes."""
    places = {found.lower() for found in _LOCATED.findall(text)}
    return StoryNames(
        capitals=frozenset(_CAPITAL.findall(text)),
        inner=frozenset(_INNER_CAPITAL.findall(text)),
        places=frozenset(places - _NO_PLACES),
    )
