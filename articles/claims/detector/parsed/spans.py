"""From words of the tree to stretches of the text and the detector's tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from articles.claims.detector.parsed.tree import ParsedSentence
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token


def token_at(sentence: ParsedSentence, offset: int) -> Token:
    """The detector's token at an offset; the one before it where none is."""
    tokens = sentence.tokens
    return tokens[max(bisect_right(tokens, offset, key=lambda token: token.start) - 1, 0)]


def tokens_of(sentence: ParsedSentence, span: Span) -> list[Token]:
    """The detector's tokens in a stretch; one that reaches over its edge is cut ("Lund" of "Lund's")."""
    tokens = sentence.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    found = []
    for token in tokens[first:]:
        if token.start >= span.end:
            break
        if token.end > span.end:
            cut = Token(token.text[: span.end - token.start], token.start)
            cut.quote = token.quote
            token = cut
        found.append(token)
    return found


def tidy(sentence: ParsedSentence, start: int, end: int) -> Span | None:
    """A stretch without loose marks at its edges and with whole quotations; None when nothing is left."""
    tokens = sentence.tokens
    first = max(bisect_right(tokens, start, key=lambda token: token.start) - 1, 0)
    last = max(bisect_left(tokens, end, key=lambda token: token.start) - 1, first)
    while first < last and _is_loose(tokens[first]) and tokens[first].text not in "([":
        first += 1
    while last > first and (_is_loose(tokens[last]) or tokens[last].low in _DANGLING):
        last -= 1
    if tokens[last].quote >= 0:
        closes = sentence.quotes[tokens[last].quote][1]
        if not any(token.is_word for token in tokens[last + 1 : closes + 1]):
            last = closes
    begin = max(start, tokens[first].start)
    if first and tokens[first].quote >= 0 and tokens[first - 1].quote == tokens[first].quote:
        mark = tokens[first - 1]
        begin = begin if mark.is_word else mark.start
    end = tokens[last].end
    return Span(begin, end) if end > begin else None


_DANGLING = frozenset({"and", "but", "while", "that", "or"})


def _is_loose(token: Token) -> bool:
    return token.quote < 0 and not token.is_word and token.text not in ")]%$€£#@"
