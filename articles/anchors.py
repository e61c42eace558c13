"""Passages that are kept as quotations and found again after the text has changed.

Pure. An anchor is a W3C TextQuoteSelector (Web Annotation Data Model, 4.2.4) with the place where the words began. It
is carried from one save to the next by what changed between them; where that does not say for certain, it is lost.
Nothing here guesses: words that stand elsewhere as well are told apart by what stands around them, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from articles.diff import Op, TextBlock, block_diff

#: Code points kept on either side. Enough to tell most places apart, few enough to survive most rewriting nearby.
CONTEXT: Final = 32


class Anchor(NamedTuple):
    """Words, what stands before and after them, and where they begin: None where they do not stand any more."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None

    @property
    def is_lost(self) -> bool:
        return self.start is None


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`, with its surroundings as they are."""
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def stands(text: str, anchor: Anchor) -> Anchor | None:
    """The anchor, if its words stand exactly where it says, with all that stood around them; else None."""
    at = anchor.start
    return _at(text, at, anchor) if at is not None and at in _whole(text, anchor) else None


def find(text: str, anchor: Anchor) -> Anchor:
    """The anchor as it stands in this text, which may be another than its own; lost where that is unsure.

    Sure is: the words stand once with all that stood around them; or, where something around them was changed, once
    with all that stood on one side. Where nothing stood around them, they were the whole text, and must stand once.
    """
    around = _whole(text, anchor)
    if len(around) == 1:
        return _at(text, around[0], anchor)
    if around:
        return anchor._replace(start=None)
    beside = [
        at
        for at in _places(text, anchor.exact)
        if (anchor.prefix and _before(text, at, anchor)) or (anchor.suffix and _after(text, at, anchor))
    ]
    return _at(text, beside[0], anchor) if len(beside) == 1 else anchor._replace(start=None)


def carrier(before: str, after: str) -> Callable[[Anchor], Anchor]:
    """A function that carries anchors of the text before a change to the text after it.

    What stands outside the stretch between the first and the last change keeps its place; what stands inside, but was
    not touched by any of the changes, is aligned word by word, and must be certain there as for `find`. Anchors that
    were lost are sought anew, since words come back. The words are compared at most once, for all anchors together.
    """
    head, tail = _same_at_start(before, after), _same_at_end(before, after)
    shift = len(after) - len(before)

    @cache
    def kept() -> tuple[tuple[int, int, int], ...]:
        return tuple(_kept(before, after))

    def carry(anchor: Anchor) -> Anchor:
        start = anchor.start
        end = (start or 0) + len(anchor.exact)
        if start is None or before[start:end] != anchor.exact:
            return _come_back(before, after, anchor)
        places = [start] if end <= head else []
        if start >= len(before) - tail:
            places.append(start + shift)
        if not places:
            places = [
                start - was + now for was, now, length in kept() if was <= start and end <= was + length
            ]
            if places and not _is_certain(before, after, places[0], anchor):
                places = []
        if (
            len(set(places)) > 1
        ):  # the same letters were put in or taken out beside it: what stands around it decides
            places = [at for at in places if _before(after, at, anchor) and _after(after, at, anchor)]
        return _at(after, places[0], anchor) if len(set(places)) == 1 else _come_back(before, after, anchor)

    return carry


def _at(text: str, start: int, anchor: Anchor) -> Anchor:
    return anchor_at(text, start, start + len(anchor.exact))


def _come_back(before: str, after: str, anchor: Anchor) -> Anchor:
    """Words that were lost, or moved away, where they stand once again with all that stood around them.

    Not where the same words with the same surroundings stood elsewhere before: those are others.
    """
    known = [] if anchor.start is None else [anchor.start]
    now = _whole(after, anchor)
    if len(now) == 1 and _whole(before, anchor) in ([], known):
        return _at(after, now[0], anchor)
    return anchor._replace(start=None)


def _whole(text: str, anchor: Anchor) -> list[int]:
    """The places at which the words stand with all that stood around them."""
    return [
        at for at in _places(text, anchor.exact) if _before(text, at, anchor) and _after(text, at, anchor)
    ]


def _is_certain(before: str, after: str, at: int, anchor: Anchor) -> bool:
    """Whether the words at `at`, which an alignment found, are those: by what stands beside them, or by counting."""
    if (anchor.prefix and _before(after, at, anchor)) or (anchor.suffix and _after(after, at, anchor)):
        return True
    was, now = list(_places(before, anchor.exact)), list(_places(after, anchor.exact))
    return len(was) == len(now) and was.index(anchor.start or 0) == now.index(at)


def _places(text: str, words: str) -> Iterator[int]:
    """Every place at which the words stand, overlapping ones as well."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _before(text: str, at: int, anchor: Anchor) -> bool:
    return text.endswith(anchor.prefix, 0, at)


def _after(text: str, at: int, anchor: Anchor) -> bool:
    return text.startswith(anchor.suffix, at + len(anchor.exact))


def _same_at_start(one: str, other: str) -> int:
    """How many characters both texts begin with. Halving: slices are compared far faster than characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _kept(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """The longest stretches that both texts have: where each begins in one and in the other, and how long it is."""
    start, other, length = 0, 0, 0
    for was, now, more in _same(before, after):
        if (was, now) == (start + length, other + length):
            length += more
        else:
            yield start, other, length
            start, other, length = was, now, more
    yield start, other, length


def _same(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """As `_kept`, cut at the ends of words and blocks. Blocks are aligned first: a long text costs little so."""
    was = now = 0
    for change in block_diff(_blocks(before), _blocks(after)):
        for op, text in change.pieces:
            if op is Op.SAME:
                yield was, now, len(text)
            was += 0 if op is Op.INSERTED else len(text)
            now += 0 if op is Op.DELETED else len(text)
        if change.before and change.after and was < len(before) and now < len(after):
            yield was, now, 1  # the end of the line, which the last one does not have
        was += change.before is not None
        now += change.after is not None


def _blocks(text: str) -> list[TextBlock]:
    return [TextBlock("p", line) for line in text.split("\n")]
