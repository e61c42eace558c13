"""How the words are given back: direct when all is quoted, mixed when some is, else indirect."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token
from articles.claims.vocabulary import Rendition


class HasWords(Protocol):
    """A sentence of any language."""

    def words_in(self, span: Span, /) -> Iterator[Token]:
        """The words, without marks, that lie in a stretch of the text."""


def rendition_of(spans: Iterable[Span], sentence: HasWords) -> Rendition:
    """Rendition of a content in its sentence, told from which of its words stand between quotation marks."""
    quoted = plain = 0
    for span in spans:
        for token in sentence.words_in(span):
            quoted += token.quote >= 0
            plain += token.quote < 0
    if not quoted:
        return Rendition.INDIRECT
    return Rendition.MIXED if plain else Rendition.DIRECT
