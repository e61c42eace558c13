"""Two texts of a story held against each other, as a page shows them: named lines, and the body in stretches.

For readers' versions and for the desk's saves alike. Pure: the words go in, `articles.diff` weaves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from articles.body.text import blocks
from articles.diff import BlockChange, Piece, TextBlock, block_diff, newer_side, older_side, word_diff

#: Unchanged blocks that stay in sight on either side of a change; what lies beyond is folded.
_CONTEXT = 1
_LEAST_FOLDED = 2


class Words(Protocol):
    """Whatever holds the words of a story: a printed version, a save, the working copy."""

    kicker: str
    headline: str
    standfirst: str
    lead_caption: str
    body: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of the body in a row. A folded one is a run that did not change, out of sight of any change."""

    changes: tuple[BlockChange, ...]
    is_folded: bool

    @property
    def words(self) -> str:
        return f"{len(self.changes)} paragraphs that did not change"

    @property
    def is_changed(self) -> bool:
        return any(change.is_changed for change in self.changes)


@dataclass(frozen=True, slots=True)
class TextChange:
    """A line of the story that has a name: headline, standfirst and so on, as pieces."""

    name: str
    pieces: tuple[Piece, ...]
    is_changed: bool

    @property
    def older(self) -> tuple[Piece, ...]:
        return older_side(self.pieces)

    @property
    def newer(self) -> tuple[Piece, ...]:
        return newer_side(self.pieces)


def line_changes(before: Words, after: Words) -> tuple[TextChange, ...]:
    """Headline and standfirst always where there is one; kicker and caption only where they changed."""
    return tuple(_lines(before, after))


def body_stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Two bodies (HTML) woven, with quiet parts folded: each change is seen with a block on either side."""
    return tuple(_stretches(block_diff(_text_blocks(before), _text_blocks(after))))


def _lines(before: Words, after: Words) -> Iterator[TextChange]:
    for name, field, always in (
        ("Kicker", "kicker", False),
        ("Headline", "headline", True),
        ("Standfirst", "standfirst", True),
        ("Caption of the picture", "lead_caption", False),
    ):
        old, new = getattr(before, field), getattr(after, field)
        if (old or new) and (always or old != new):
            yield TextChange(name, word_diff(old, new), old != new)


def _text_blocks(html: str) -> list[TextBlock]:
    return [TextBlock(block.kind, block.text) for block in blocks(html)]


def _stretches(changes: Sequence[BlockChange]) -> Iterator[Stretch]:
    near = {
        other
        for place, change in enumerate(changes)
        if change.is_changed
        for other in range(place - _CONTEXT, place + _CONTEXT + 1)
    }
    for is_far, group in groupby(range(len(changes)), key=lambda place: place not in near):
        places = list(group)
        folded = is_far and len(places) >= _LEAST_FOLDED
        yield Stretch(tuple(changes[place] for place in places), folded)
