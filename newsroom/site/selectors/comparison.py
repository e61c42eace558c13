"""Two printed versions held against each other, for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.body.text import blocks
from articles.diff import BlockChange, Piece, TextBlock, block_diff, word_diff
from articles.models import PublishedVersion

#: Unchanged blocks that stay in sight on either side of a change; what lies beyond is folded.
_CONTEXT = 1
_LEAST_FOLDED = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of the body in a row. A folded one is a run that did not change, out of sight of any change."""

    changes: tuple[BlockChange, ...]
    is_folded: bool

    @property
    def words(self) -> str:
        return f"{len(self.changes)} paragraphs that did not change"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A line of the story that has a name: headline, standfirst and so on, as pieces."""

    name: str
    pieces: tuple[Piece, ...]
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two versions, named by their numbers; `others` is what changed beside the words."""

    older: int
    newer: int
    lines: tuple[TextChange, ...]
    body: tuple[Stretch, ...]
    others: tuple[str, ...]
    is_changed: bool


def compare(before: PublishedVersion, after: PublishedVersion) -> Comparison:
    """What changed from one version to another. No query."""
    lines = tuple(_text_changes(before, after))
    changes = block_diff(_text_blocks(before.body), _text_blocks(after.body))
    others = tuple(_others(before, after))
    moved = [*(line.is_changed for line in lines), *(change.is_changed for change in changes)]
    is_changed = bool(others) or any(moved)
    return Comparison(before.number, after.number, lines, tuple(_stretches(changes)), others, is_changed)


def _text_blocks(html: str) -> list[TextBlock]:
    return [TextBlock(block.kind, block.text) for block in blocks(html)]


def _text_changes(before: PublishedVersion, after: PublishedVersion) -> Iterator[TextChange]:
    """Headline and standfirst always where there is one; kicker and caption only where they changed."""
    for name, field, always in (
        ("Kicker", "kicker", False),
        ("Headline", "headline", True),
        ("Standfirst", "standfirst", True),
        ("Caption of the picture", "lead_caption", False),
    ):
        old, new = getattr(before, field), getattr(after, field)
        if (old or new) and (always or old != new):
            yield TextChange(name, word_diff(old, new), old != new)


def _others(before: PublishedVersion, after: PublishedVersion) -> Iterator[str]:
    if before.bylines != after.bylines:
        yield "byline"
    if before.section_id != after.section_id:
        yield "section"
    if (before.story_date, before.story_place) != (after.story_date, after.story_place):
        yield "place or date"
    if before.topics != after.topics:
        yield "topics"
    if before.lead_image_id != after.lead_image_id:
        yield "picture"


def _stretches(changes: Sequence[BlockChange]) -> Iterator[Stretch]:
    """The body with its quiet parts folded: readers see each change with a block on either side."""
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
