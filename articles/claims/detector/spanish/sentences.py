"""Blocks and sentences of a Spanish story; the rayas of a dialogue count as quotation marks."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from articles.claims.detector.language import fold
from articles.claims.detector.quotes import mark_quotes
from articles.claims.detector.sentences import segments
from articles.claims.detector.spanish.insertions import unquote_insertions
from articles.claims.detector.spanish.words import ABBREVIATIONS
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import CLOSERS, DASHES, OPENERS, TERMINALS, Token, tokenise

#: Rules look at windows inside one sentence; this bound keeps the work linear whatever comes in.
MAX_TOKENS = 400
_HEADING_WORDS = 20
_LONGEST_DATELINE = 12
_RAYAS = frozenset("—–―")
_STARTERS = frozenset("\"'“«‘([¿¡—–")
_QUOTES = frozenset("\"“”«»„‘’'")


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence; `keys` are their words in lower case without accents."""

    tokens: list[Token]
    keys: list[str]
    block: int
    is_heading: bool
    is_dialogue: bool = False

    def words_in(self, span: Span) -> Iterator[Token]:
        """The words, without marks, that lie in a stretch of the text."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        for token in self.tokens[first:]:
            if token.end > span.end:
                return
            if token.is_word:
                yield token

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens[start:end]."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def part(self, phrase: tuple[int, int]) -> tuple[list[Token], list[str]]:
        """Tokens and keys of a phrase given by its first token and the one after its last."""
        return self.tokens[slice(*phrase)], self.keys[slice(*phrase)]

    def mark(self, index: int) -> str:
        """The text of a token outside quotations; "" inside them and beyond the ends."""
        if 0 <= index < len(self.tokens) and self.tokens[index].quote < 0:
            return self.tokens[index].text
        return ""


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a story whose blocks are lines. Linear in time."""
    for block, start, end in segments(text):
        tokens = list(tokenise(text, start, end))
        if not tokens:
            continue
        heading = len(tokens) <= _HEADING_WORDS and not _is_closed(tokens)
        dialogue = tokens[0].text in _RAYAS and len(tokens) > 2
        mark_quotes(tokens)
        unquote_insertions(tokens)
        if dialogue:
            _mark_dialogue(tokens)
        first = 0
        for index in range(len(tokens)):
            ends = index + 1 == len(tokens) or (not dialogue and _ends_sentence(tokens, index))
            if ends or index - first + 1 >= MAX_TOKENS:
                part = tokens[first : index + 1]
                keys = [fold(token.low) for token in part]
                yield Sentence(part, keys, block, heading and not dialogue, dialogue)
                first = index + 1


def _is_closed(tokens: list[Token]) -> bool:
    """True when a full stop, a colon or a whole sentence between quotation marks ends the block."""
    last = tokens[-1].text
    if last in _QUOTES:
        return len(tokens) > 1 and tokens[-2].text in TERMINALS
    return last in TERMINALS or last == ":"


def _mark_dialogue(tokens: list[Token]) -> None:
    """In a block that a raya opens, speech and narrator take turns from raya to raya."""
    speech, number, spoken = False, 0, False
    for token in tokens:
        if token.text in _RAYAS:
            speech = not speech
            number += speech
            token.quote, spoken = -1, False
            continue
        # in "—dijo X—. Nadie lo pidió" the full stop is the narrator's
        spoken = spoken or (speech and (token.is_word or token.text in "¿¡"))
        token.quote = number if spoken else -1


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    token, after = tokens[index], tokens[index + 1]
    if token.text in _RAYAS and 0 < index <= _LONGEST_DATELINE and tokens[index - 1].text in (".", ")"):
        # "Lirio, 3 mar. — La policía": place and date are no part of the sentence
        return after.is_capital and token.start > tokens[index - 1].end
    if token.quote >= 0:
        closes = after.quote != token.quote and index > 0 and tokens[index - 1].text in TERMINALS
        return closes and _starts(after) and after.text not in DASHES
    if token.text not in TERMINALS:
        return False
    if after.text in TERMINALS or after.text in CLOSERS or after.text in (")", "]"):
        return False
    if after.start == token.end and token.text == ".":
        return False
    if not _starts(after) or after.text in DASHES:
        return False
    return token.text != "." or not _is_abbreviation(tokens, index)


def _starts(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in _STARTERS or first in OPENERS or first in "$€£"


def _is_abbreviation(tokens: list[Token], index: int) -> bool:
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.end != tokens[index].start:
        return False
    if fold(before.low) in ABBREVIATIONS:
        after = tokens[index + 1]
        # "EE. UU." goes on; the second half may end a sentence
        return fold(before.low) != "uu" or not after.is_capital
    return len(before.text) == 1 and before.text.isupper()
