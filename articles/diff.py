"""What changed between two printed texts, word by word, in blocks.

Pure: it compares plain text and knows neither markup nor database. A long text costs little more than a short one
for each of its words: blocks are aligned first, then words by those that stand once in both (patience diff), and only
what is left between them is searched, in a band of fixed width.
`tests/benchmarks/diff.py` holds it against `difflib`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

# Words stay whole where readers see one: "50,000", "U.S", "don't", "follow-up". Every character belongs to one token.
_TOKEN: Final = re.compile(r"\w+(?:[’'.,-]\w+)*|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w")
#: Share of words that two texts must have in common to be shown woven into each other; below, one replaces the other.
_ALIKE: Final = 0.4
#: Tokens, or blocks, on either side of the diagonal that the last search looks at.
_BAND: Final = 100
_BLOCK_BAND: Final = 12
#: How often a stretch is cut at words that stand once in it. The deepest text of the corpora needs 6.
_DEEPEST: Final = 24
_LEFT, _BOTH, _UP = range(3)


class Op(StrEnum):
    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A stretch of text that both have, or that only the older or only the newer one has."""

    op: Op
    text: str


class TextBlock(NamedTuple):
    """A block of a text: its kind (as "p", "h2", "li") and its words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block as it was and as it is; one of them is None where it was taken out or put in as a whole."""

    before: TextBlock | None
    after: TextBlock | None
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether its words differ. A paragraph that became a crosshead says the same."""
        return any(piece.op is not Op.SAME for piece in self.pieces)

    @property
    def older(self) -> tuple[Piece, ...]:
        """What it was, with what went marked as such."""
        return older_side(self.pieces)

    @property
    def newer(self) -> tuple[Piece, ...]:
        """What it is, with what came marked as such."""
        return newer_side(self.pieces)

    @property
    def kind(self) -> str:
        """The kind it has now, or had last."""
        return (self.after or self.before).kind  # type: ignore[union-attr]  # never both None


def older_side(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of the older text, to stand beside those of the newer one."""
    return tuple(piece for piece in pieces if piece.op is not Op.INSERTED)


def newer_side(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of the newer text."""
    return tuple(piece for piece in pieces if piece.op is not Op.DELETED)


def before_of(pieces: Sequence[Piece]) -> str:
    """The older text, whole."""
    return "".join(piece.text for piece in older_side(pieces))


def after_of(pieces: Sequence[Piece]) -> str:
    """The newer text, whole."""
    return "".join(piece.text for piece in newer_side(pieces))


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one: `before_of` and `after_of` give either of them back, character by character.

    What was replaced comes before what replaced it. Texts that share few words are not woven together.
    """
    if before == after:
        return _pieces([(before, "", "")])
    if _alike(_words_of(before), _words_of(after)) < _ALIKE:
        return _pieces([("", before, after)])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    steps: list[_Step] = []
    i = j = 0
    for start, other, length in _runs(old, new):
        steps.append(("".join(old[start : start + length]), "".join(old[i:start]), "".join(new[j:other])))
        i, j = start + length, other + length
    steps.append(("", "".join(old[i:]), "".join(new[j:])))
    return _pieces(_joined(steps))


def block_diff(before: Sequence[TextBlock], after: Sequence[TextBlock]) -> tuple[BlockChange, ...]:
    """The blocks of two texts side by side, in reading order; `before` and `after` of the changes give both back.

    Blocks with the same words belong together; of those between them, the ones that share most words, in order.
    """
    changes: list[BlockChange] = []
    i = j = 0
    old, new = [block.text for block in before], [block.text for block in after]
    for start, other, length in [*_runs(old, new), (len(old), len(new), 0)]:
        changes += _gap(before[i:start], after[j:other])
        changes += [
            BlockChange(before[start + step], after[other + step], _pieces([(old[start + step], "", "")]))
            for step in range(length)
        ]
        i, j = start + length, other + length
    return tuple(changes)


# --- words ----------------------------------------------------------------------------------------------------

#: What both have, then what only the older and what only the newer one has *before* it.
_Step = tuple[str, str, str]


def _joined(steps: Sequence[_Step]) -> list[_Step]:
    """Without crumbs: one shared word, or nothing but a space, between two replacements belongs to them.

    "three of the" for "four in the" reads as one change and not as two with a space between.
    """
    joined: list[_Step] = []
    for same, deleted, inserted in steps:
        if joined and (deleted or inserted):
            last_same, last_deleted, last_inserted = joined[-1]
            whole = last_deleted and last_inserted and deleted and inserted
            if whole and _count_words(last_same) <= 1:
                joined[-1] = (same, last_deleted + last_same + deleted, last_inserted + last_same + inserted)
                continue
        joined.append((same, deleted, inserted))
    return joined


def _pieces(steps: Sequence[_Step]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for same, deleted, inserted in steps:
        for op, text in ((Op.DELETED, deleted), (Op.INSERTED, inserted), (Op.SAME, same)):
            if not text:
                continue
            if pieces and pieces[-1].op is op:
                text = pieces.pop().text + text
            pieces.append(Piece(op, text))
    return tuple(pieces)


def _count_words(text: str) -> int:
    return sum(1 for token in _TOKEN.findall(text) if _WORD.match(token))


def _words_of(text: str) -> Counter[str]:
    return Counter(token.lower() for token in _TOKEN.findall(text) if _WORD.match(token))


def _alike(old: Counter[str], new: Counter[str]) -> float:
    """How many of their words two texts share, from 0 to 1 (Dice). Texts without words are alike if both are."""
    total = old.total() + new.total()
    if not total:
        return 1.0
    shared = sum(min(count, new[word]) for word, count in old.items() if word in new)
    return 2 * shared / total


# --- blocks ---------------------------------------------------------------------------------------------------


def _gap(before: Sequence[TextBlock], after: Sequence[TextBlock]) -> Iterator[BlockChange]:
    """Blocks between two that are the same: pairs woven together, the others as a whole, what went first."""
    i = j = 0
    for start, other in [*_pairs(before, after), (len(before), len(after))]:
        yield from (BlockChange(block, None, _pieces([("", block.text, "")])) for block in before[i:start])
        yield from (BlockChange(None, block, _pieces([("", "", block.text)])) for block in after[j:other])
        if start < len(before):
            old, new = before[start], after[other]
            yield BlockChange(old, new, word_diff(old.text, new.text))
        i, j = start + 1, other + 1


def _pairs(before: Sequence[TextBlock], after: Sequence[TextBlock]) -> list[tuple[int, int]]:
    """Which blocks belong together: the pairs, in order, that share most words in all. Looks along the diagonal."""
    if not before or not after:
        return []
    old, new = [_words_of(block.text) for block in before], [_words_of(block.text) for block in after]
    best: dict[tuple[int, int], float] = {}
    chosen: dict[tuple[int, int], bool] = {}
    for i in range(1, len(old) + 1):
        low, high = _band(i, len(old), len(new), _BLOCK_BAND)
        for j in range(low, high + 1):
            skipped = max(best.get((i - 1, j), 0.0), best.get((i, j - 1), 0.0))
            alike = _alike(old[i - 1], new[j - 1])
            paired = best.get((i - 1, j - 1), 0.0) + alike if alike >= _ALIKE else 0.0
            chosen[i, j] = paired > skipped
            best[i, j] = max(paired, skipped)
    pairs = []
    i, j = len(old), len(new)
    while i and j:
        if chosen.get((i, j)):
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif best.get((i - 1, j), -1.0) >= best.get((i, j - 1), -1.0):
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _band(i: int, rows: int, columns: int, width: int) -> tuple[int, int]:
    """First and last column, from 1, that row `i` of a table looks at."""
    middle = i * columns // rows
    return max(1, middle - width), min(columns, middle + width)


# --- alignment ------------------------------------------------------------------------------------------------


def _runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Stretches that are the same and in the same order: (start in old, start in new, length), in order.

    Patience: what stands once in both anchors the rest. Between anchors the same again, then a search in a band.
    """
    found: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        low, high, other_low, other_high, depth = waiting.pop()
        while low < high and other_low < other_high and old[low] == new[other_low]:
            found.append((low, other_low))
            low, other_low = low + 1, other_low + 1
        while low < high and other_low < other_high and old[high - 1] == new[other_high - 1]:
            high, other_high = high - 1, other_high - 1
            found.append((high, other_high))
        if low == high or other_low == other_high:
            continue
        anchors = _anchors(old, new, low, high, other_low, other_high) if depth < _DEEPEST else []
        if not anchors:
            found += _longest_common(old, new, low, high, other_low, other_high)
            continue
        for i, j in [*anchors, (high, other_high)]:
            waiting.append((low, i, other_low, j, depth + 1))
            low, other_low = i + 1, j + 1
        found += anchors
    return _stretches(sorted(found))


def _stretches(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for i, j in pairs:
        if runs and (i, j) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, other_low: int, other_high: int
) -> list[tuple[int, int]]:
    """What stands once in both stretches: the longest series of it that is in the same order."""
    counts, other_counts = Counter(old[low:high]), Counter(new[other_low:other_high])
    where = {new[j]: j for j in range(other_low, other_high) if other_counts[new[j]] == 1}
    pairs = [(i, where[old[i]]) for i in range(low, high) if counts[old[i]] == 1 and old[i] in where]
    # Longest increasing subsequence by patience sorting: the last card of each pile, and the card it lies on.
    ends: list[int] = []
    tops: list[int] = []
    below: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(ends, j)
        below.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [j]
        tops[pile : pile + 1] = [number]
    series: list[tuple[int, int]] = []
    number = tops[-1] if tops else -1
    while number >= 0:
        series.append(pairs[number])
        number = below[number]
    return series[::-1]


def _longest_common(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, other_low: int, other_high: int
) -> list[tuple[int, int]]:
    """The longest common subsequence along the diagonal of two stretches: at most 2 * _BAND cells for each token."""
    rows, columns = high - low, other_high - other_low
    taken: list[bytearray] = [bytearray()]
    bounds = [(1, 0)]
    line = [0] * (columns + 1)  # the row before; overwritten from the left by this one
    reached = 0
    for i in range(1, rows + 1):
        first, last = _band(i, rows, columns, _BAND)
        token, steps = old[low + i - 1], bytearray(last - first + 1)
        # The band moves on: what it has not looked at is as good as what stands left of it.
        for j in range(reached + 1, last + 1):
            line[j] = line[reached]
        reached = max(reached, last)
        diagonal = left = line[first - 1]
        for j in range(first, last + 1):
            up = line[j]
            if token == new[other_low + j - 1]:
                left, steps[j - first] = diagonal + 1, _BOTH
            elif up >= left:
                left, steps[j - first] = up, _UP
            line[j], diagonal = left, up
        taken.append(steps)
        bounds.append((first, last))
    pairs = []
    i, j = rows, columns
    while i and j:
        first, last = bounds[i]
        step = taken[i][j - first] if first <= j <= last else (_LEFT if j > last else _UP)
        if step == _BOTH:
            pairs.append((low + i - 1, other_low + j - 1))
            i, j = i - 1, j - 1
        elif step == _UP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
