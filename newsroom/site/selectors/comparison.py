"""Two printed versions held against each other, for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.comparison import Stretch, TextChange, body_stretches, line_changes
from articles.models import PublishedVersion


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
    lines = line_changes(before, after)
    body = body_stretches(before.body, after.body)
    others = tuple(_others(before, after))
    parts: list[TextChange | Stretch] = [*lines, *body]
    is_changed = bool(others) or any(part.is_changed for part in parts)
    return Comparison(before.number, after.number, lines, body, others, is_changed)


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
