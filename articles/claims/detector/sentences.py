"""Blocks and sentences. A quotation is never torn: its own full stops do not end the sentence around it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from articles.claims.detector.cues import is_cue_form
from articles.claims.detector.quotes import mark_quotes
from articles.claims.detector.statement import Span
from articles.claims.detector.story import StoryNames
from articles.claims.detector.tokens import CLOSERS, OPENERS, QUOTE_MARKS, TERMINALS, Token, tokenise
from articles.claims.detector.words import (
    ABBREVIATIONS,
    AUXILIARIES,
    PREPOSITIONS,
    SENTENCE_STARTERS,
    TIMES,
    TITLES,
)

#: Rules look at windows inside one sentence; this bound keeps the work linear whatever comes in.
MAX_TOKENS = 400
#: A segment is tokenised at once; a quotation does not reach over its end.
MAX_SEGMENT_CHARACTERS = 100_000
_HEADING_WORDS = 16
_TAIL_TOKENS = 8
_TAIL_REACH = 40
_LONGEST_ABBREVIATION = 6
_SENTENCE_OPENERS = frozenset('“"‘«')
_FEWEST_TITLE_WORDS = 4
#: Unicode categories of pictures and loose modifiers: an emoji between two sentences belongs to neither.
_PICTURES = frozenset({"So", "Sk"})


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence with the quotations that lie in it."""

    tokens: list[Token]
    quotes: dict[int, tuple[int, int]]
    block: int
    is_heading: bool
    names: StoryNames

    def words_in(self, span: Span) -> Iterator[Token]:
        """The words, without marks, that lie in a stretch of the text."""
        first = bisect_left(self.tokens, span.start, key=_start_of)
        for token in self.tokens[first:]:
            if token.end > span.end:
                return
            if token.is_word:
                yield token

    @property
    def start(self) -> int:
        """Offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after the last token."""
        return self.tokens[-1].end


def _start_of(token: Token) -> int:
    return token.start


def split_sentences(text: str, names: StoryNames | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a story whose blocks are lines. Linear in time; memory for one segment at a time."""
    names = names or StoryNames()
    for block, start, end in segments(text):
        tokens = list(tokenise(text, start, end))
        if tokens:
            yield from _split_block(tokens, block, names)


def segments(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (block, start, end); a block longer than any paragraph is cut at a space."""
    start = block = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > MAX_SEGMENT_CHARACTERS:
            space = text.rfind(" ", start + 1, start + MAX_SEGMENT_CHARACTERS)
            cut = space if space > 0 else start + MAX_SEGMENT_CHARACTERS
            yield block, start, cut
            start = cut
        yield block, start, end
        block += 1
        start = end + 1


def _split_block(tokens: list[Token], block: int, names: StoryNames) -> Iterator[Sentence]:
    tokens = _join_abbreviations(tokens)
    quotes = mark_quotes(tokens)
    heading = _is_heading(tokens)
    first = 0
    for index in range(len(tokens)):
        if index - first + 1 >= MAX_TOKENS or _ends_sentence(tokens, index):
            yield _sentence(tokens, first, index + 1, quotes, block, heading, names)
            first = index + 1
    if first < len(tokens):
        yield _sentence(tokens, first, len(tokens), quotes, block, heading, names)


def _join_abbreviations(tokens: list[Token]) -> list[Token]:
    """Give an abbreviation its full stop back ("Dec. 28", "of Flint, Mich., said"): no phrase ends there."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        if token.text == "." and joined and index + 1 < len(tokens) and joined[-1].end == token.start:
            before, after = joined[-1], tokens[index + 1]
            inside = after.text in (",", ";", ":") or after.text[0].islower() or after.text[0].isdigit()
            if before.text[0].isalpha() and (
                (before.low in ABBREVIATIONS and before.is_capital and after.text[0] not in _SENTENCE_OPENERS)
                or (inside and before.is_capital and len(before.text) <= _LONGEST_ABBREVIATION)
            ):
                joined[-1] = Token(before.text + ".", before.start)
                continue
        joined.append(token)
    return joined


def _sentence(
    tokens: list[Token],
    first: int,
    end: int,
    quotes: list[tuple[int, int]],
    block: int,
    heading: bool,
    names: StoryNames,
) -> Sentence:
    part = tokens[first:end]
    inside = {
        number: (max(quotes[number][0] - first, 0), min(quotes[number][1] - first, len(part) - 1))
        for number in {token.quote for token in part if token.quote >= 0}
    }
    return Sentence(part, inside, block, heading or _is_title_case(part), names)


def _is_heading(tokens: list[Token]) -> bool:
    """A short line without final stop."""
    last = tokens[-1].text
    return len(tokens) <= _HEADING_WORDS and last not in TERMINALS and last not in QUOTE_MARKS and last != ":"


def _is_title_case(tokens: list[Token]) -> bool:
    """A headline that ends in a stop: all its longer words begin with a capital."""
    if len(tokens) > 2 * _HEADING_WORDS:
        return False
    words = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if len(words) < _FEWEST_TITLE_WORDS:
        return False
    small = sum(not token.is_capital for token in words)
    return small * 8 <= len(words) and any(
        token.low in AUXILIARIES or is_cue_form(token.low) for token in tokens
    )


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    if index + 1 >= len(tokens):
        return True
    token, after = tokens[index], tokens[index + 1]
    if token.quote >= 0:
        closes = after.quote != token.quote and index > 0 and tokens[index - 1].text in TERMINALS
        return closes and _starts(after) and not _is_tail(tokens, index)
    if token.text in TERMINALS:
        if after.text in TERMINALS or after.text in CLOSERS or after.text in (")", "]"):
            return False
        if not _starts(after):
            return False
        return token.text != "." or not _is_abbreviation(tokens, index)
    if token.text == ")" and index and tokens[index - 1].text in TERMINALS:
        return _starts(after)
    if token.text.endswith(".") and len(token.text) > 1 and token.low in TITLES:
        return False
    # "U.S." carries its own full stop
    return (
        token.text.endswith(".")
        and len(token.text) > 2
        and after.low in SENTENCE_STARTERS
        and after.is_capital
    )


def _starts(token: Token) -> bool:
    first = token.text[0]
    return (
        first.isupper()
        or first.isdigit()
        or first in OPENERS
        or first in "\"‘'[($€£—–•·*"
        or category(first) in _PICTURES
        or (first.isalpha() and (not first.islower()))
    )


def _is_abbreviation(tokens: list[Token], index: int) -> bool:
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.end != tokens[index].start:
        return False
    if before.low in ABBREVIATIONS:
        return before.is_capital or before.low in ("no", "vs", "etc", "approx")
    return len(before.text) == 1 and before.text.isupper() and before.text != "I"


def _is_tail(tokens: list[Token], index: int) -> bool:
    """After a closed quotation: "Smith said." belongs to it although it begins with a capital."""
    limit = min(index + 1 + _TAIL_TOKENS, len(tokens))
    for place in range(index + 1, limit):
        token = tokens[place]
        if token.quote >= 0 or token.text in (",", ";", ":") or token.text in TERMINALS:
            return False
        if is_cue_form(token.low):
            if place + 1 >= len(tokens):
                return True
            follows = tokens[place + 1]
            quoted_next = place + 2 < len(tokens) and tokens[place + 2].quote >= 0
            if follows.text in TERMINALS or (follows.text == "," and not quoted_next):
                return True
            return (follows.low in TIMES or follows.low in PREPOSITIONS) and not _quotes_before_stop(
                tokens, place + 1
            )
    return False


def _quotes_before_stop(tokens: list[Token], place: int) -> bool:
    """True when a quotation opens before the next stop: then what follows the cue is what was said."""
    for token in tokens[place : place + _TAIL_REACH]:
        if token.quote >= 0:
            return True
        if token.text in TERMINALS:
            return False
    return False
