"""Quotations in one block: which tokens stand between quotation marks.

Typographic and straight marks, single marks when they cannot be apostrophes. A quotation left open at the end
of its block runs to that end when it opened with a typographic mark or opened the block (the custom for
quotations over several paragraphs); otherwise the lone mark is ignored.
"""

from articles.claims.detector.tokens import CLOSERS, OPENERS, STRAIGHT, Token

_SINGLE = frozenset("‘'’")
#: A single-quoted stretch longer than this is more likely two apostrophes.
_SINGLE_LIMIT_TOKENS = 60
_INNER_LIMIT_TOKENS = 8


def mark_quotes(tokens: list[Token]) -> list[tuple[int, int]]:
    """Number the tokens of each quotation in place; give (first, last) token index of each."""
    found: list[tuple[int, int]] = []
    opened = inner = -1
    for index, token in enumerate(tokens):
        mark = token.text
        if index < inner:
            continue
        if mark in OPENERS:
            inner = _inner_end(tokens, index) if opened >= 0 else -1
            opened = opened if inner > 0 else index
        elif mark in CLOSERS:
            if opened >= 0:
                found.append((opened, index))
            opened = -1
        elif mark in STRAIGHT:
            if opened < 0 and _only_closes(tokens, index):
                continue
            if opened < 0 or (tokens[opened].text in STRAIGHT and _only_opens(tokens, index)):
                opened = index
            else:
                found.append((opened, index))
                opened = -1
    if 0 <= opened < len(tokens) - 1 and (tokens[opened].text in OPENERS or _introduced(tokens, opened)):
        found.append((opened, len(tokens) - 1))
    found = _with_single_quotes(tokens, found)
    for number, (first, last) in enumerate(found):
        for token in tokens[first : last + 1]:
            token.quote = number
    return found


def _inner_end(tokens: list[Token], index: int) -> int:
    """The index after a few words quoted inside a quotation by the same marks; -1 when a new quotation opens."""
    if not tokens[index - 1].is_word:
        return -1
    for place in range(index + 1, min(index + _INNER_LIMIT_TOKENS, len(tokens))):
        if tokens[place].text in CLOSERS:
            return place + 1 if place + 1 < len(tokens) and tokens[place + 1].is_word else -1
    return -1


def _only_opens(tokens: list[Token], index: int) -> bool:
    """A straight mark after a space and before a letter cannot close anything."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
    return before.end < mark.start and after.start == mark.end and after.is_word


def _only_closes(tokens: list[Token], index: int) -> bool:
    """A straight mark that clings to the word before it, with a space after, cannot open anything."""
    if index == 0 or tokens[index - 1].end < tokens[index].start:
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].start > tokens[index].end


def _introduced(tokens: list[Token], index: int) -> bool:
    """A straight mark that opens its block, or follows a comma or colon before a word, opens a quotation."""
    return index == 0 or (tokens[index - 1].text in (",", ":") and _only_opens(tokens, index))


def _with_single_quotes(tokens: list[Token], found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken = iter(found)
    current = next(taken, None)
    result: list[tuple[int, int]] = []
    opened = -1
    for index, token in enumerate(tokens):
        while current is not None and index > current[1]:
            result.append(current)
            current = next(taken, None)
        if current is not None and current[0] <= index:
            opened = -1
            continue
        if token.text not in _SINGLE:
            continue
        if opened >= 0 and index - opened <= _SINGLE_LIMIT_TOKENS and token.text != "‘":
            if index > opened + 1:
                result.append((opened, index))
            opened = -1
        elif token.text != "’" and _only_opens_single(tokens, index):
            opened = index
    while current is not None:
        result.append(current)
        current = next(taken, None)
    return result


def _only_opens_single(tokens: list[Token], index: int) -> bool:
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    free_before = index == 0 or tokens[index - 1].end < tokens[index].start
    return free_before and after.start == tokens[index].end and after.text[0].isalpha()
