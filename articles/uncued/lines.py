"""Sentences of one block, in either language, with their places in the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.claims.detector import Span, sentences
from articles.claims.detector.language import fold
from articles.claims.detector.spanish import sentences as spanish_sentences
from articles.claims.detector.story import StoryNames
from articles.claims.detector.tokens import Token


@dataclass(slots=True)
class Line:
    """One sentence: `keys` are its words in lower case without accents; token offsets count from `base`."""

    tokens: list[Token]
    keys: list[str]
    base: int
    is_heading: bool
    names: StoryNames

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens[start:end] in the whole text."""
        return Span(self.base + self.tokens[start].start, self.base + self.tokens[end - 1].end)

    @property
    def whole(self) -> Span:
        """The sentence in the whole text."""
        return self.span(0, len(self.tokens))

    def is_quoted(self, index: int) -> bool:
        """Whether somebody else's words stand there."""
        return self.tokens[index].quote >= 0

    @property
    def is_question(self) -> bool:
        """Whether it asks, outside quotation marks."""
        return any(token.text == "?" and token.quote < 0 for token in self.tokens[-3:])


def lines_of(block: str, base: int, names: StoryNames, language: str) -> Iterator[Line]:
    """The sentences of one block that begins at `base` in the text. Linear."""
    if language == "es":
        for found in spanish_sentences.split_sentences(block):
            yield Line(found.tokens, found.keys, base, found.is_heading, names)
        return
    for sentence in sentences.split_sentences(block, names):
        keys = [fold(token.low) for token in sentence.tokens]
        yield Line(sentence.tokens, keys, base, sentence.is_heading, names)
