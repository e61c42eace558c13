"""Where everything stands in the drawing of a claim's documents: plain numbers, which the template writes as SVG."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from articles.claims.origins import SAME_RELEASE, Step

WIDE: Final = 150
HIGH: Final = 34
ACROSS: Final = 190
DOWN: Final = 46
_LONGEST: Final = 22
_MOST_LOOSE: Final = 8


@dataclass(frozen=True, slots=True)
class Box:
    """One document: its key, top left corner, what stands in it, and whether it speaks for the claim itself."""

    key: int
    title: str
    x: int
    y: int
    words: str
    source: str
    supports: bool
    text_x: int
    title_y: int
    source_y: int


@dataclass(frozen=True, slots=True)
class Line:
    """One derivation, from box to box. One release leads both ways and has no arrow."""

    x1: int
    y1: int
    x2: int
    y2: int
    arrow: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of that size in pixels; the list beside it says all of it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def picture(
    items: Mapping[int, Any], steps: Sequence[Step], *, supporting: Collection[int]
) -> Picture | None:
    """Documents from left to right towards their origins.

    Without derivations it is only something to draw one into: None for one document, and for very many.
    """
    steps = [step for step in steps if step.start in items and step.end in items]
    if not steps and not 2 <= len(supporting) <= _MOST_LOOSE:
        return None
    drawn = sorted(set(supporting) | {key for step in steps for key in (step.start, step.end)})
    column = dict.fromkeys(drawn, 0)
    for _ in drawn:  # the longest way decides; in a ring the number of documents ends it
        for step in steps:
            if step.kind != SAME_RELEASE and column[step.end] <= column[step.start] < len(drawn) - 1:
                column[step.end] = column[step.start] + 1
    order = sorted(set(column.values()))
    rows: dict[int, int] = {}
    boxes: dict[int, Box] = {}
    for key in drawn:
        at = order.index(column[key])
        row = rows.get(at, 0)
        rows[at] = row + 1
        x, y = 4 + at * ACROSS, 4 + row * DOWN
        item = items[key]
        boxes[key] = Box(
            key,
            item.title,
            x,
            y,
            _short(item.title),
            _short(item.source.name),
            key in supporting,
            x + 8,
            y + 15,
            y + 28,
        )
    lines = tuple(_line(boxes[step.start], boxes[step.end], step) for step in steps)
    width = 8 + (len(order) - 1) * ACROSS + WIDE
    return Picture(width, 8 + (max(rows.values()) - 1) * DOWN + HIGH, tuple(boxes.values()), lines)


def _line(start: Box, end: Box, step: Step) -> Line:
    if start.x == end.x:
        below = end.y > start.y
        middle = start.x + WIDE // 2
        y1, y2 = (start.y + HIGH, end.y) if below else (start.y, end.y + HIGH)
        return Line(middle, y1, middle, y2, step.kind != SAME_RELEASE)
    ahead = end.x > start.x
    x1, x2 = (start.x + WIDE, end.x) if ahead else (start.x, end.x + WIDE)
    return Line(x1, start.y + HIGH // 2, x2, end.y + HIGH // 2, step.kind != SAME_RELEASE)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
