"""Charts as SVG, drawn on the server: no script, no colour of their own, and never alone: each has its table beside it.

Sizes are in units of the drawing, which the page scales. Colours come from the classes in claims-numbers.css. For
somebody who does not see it a chart is one picture with its title; the numbers are in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

_WIDTH, _HEIGHT = 360, 150
_LEFT, _TOP, _BOTTOM = 6, 18, 22
#: More names than these do not fit under the columns: every second, third … is left out.
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands under it, its height, a mark above it (both in the unit of the chart), and its words.

    None is no value, which is not nought.
    """

    name: str
    value: float | None
    mark: float | None = None
    words: str = ""


def columns_svg(title: str, columns: Sequence[Column], *, top: str = "") -> SafeString:
    """Columns from left to right. `top` says in words what the highest line stands for."""
    highest = max((max(each.value or 0, each.mark or 0) for each in columns), default=0) or 1
    step = (_WIDTH - 2 * _LEFT) / max(1, len(columns))
    wide = min(28.0, step * 0.7)
    scale = (_HEIGHT - _TOP - _BOTTOM) / highest
    base = _HEIGHT - _BOTTOM
    every = -(-len(columns) // _MOST_NAMES)
    parts = [
        f'<line class="grid" x1="{_LEFT}" y1="{_TOP}" x2="{_WIDTH - _LEFT}" y2="{_TOP}"/>',
        f'<text class="axis" x="{_LEFT}" y="{_TOP - 6}">{escape(top)}</text>' if top else "",
    ]
    for place, each in enumerate(columns):
        middle = _LEFT + step * (place + 0.5)
        hint = f"<title>{escape(each.name)}: {escape(each.words)}</title>" if each.words else ""
        if each.value is not None:
            high = max(1.0, each.value * scale)
            parts.append(
                f'<rect class="column" x="{middle - wide / 2:.1f}" y="{base - high:.1f}" width="{wide:.1f}"'
                f' height="{high:.1f}">{hint}</rect>'
            )
        if each.mark is not None:
            at = base - each.mark * scale
            parts.append(
                f'<line class="mark" x1="{middle - wide / 2 - 2:.1f}" y1="{at:.1f}" x2="{middle + wide / 2 + 2:.1f}"'
                f' y2="{at:.1f}">{hint}</line>'
            )
        if place % every == 0:
            parts.append(
                f'<text class="axis" x="{middle:.1f}" y="{_HEIGHT - 7}" text-anchor="middle">{escape(each.name)}</text>'
            )
    parts.append(f'<line class="base" x1="{_LEFT}" y1="{base}" x2="{_WIDTH - _LEFT}" y2="{base}"/>')
    return _svg(title, _WIDTH, _HEIGHT, "".join(parts))


def bar_svg(parts: Sequence[tuple[str, float]], whole: float) -> SafeString:
    """One bar in a row of a table, from parts: a class and a length each. It says nothing that the row does not."""
    at, drawn = 0.0, []
    for name, length in parts:
        wide = 100 * length / whole if whole else 0
        if wide:
            drawn.append(f'<rect class="{escape(name)}" x="{at:.2f}" y="0" width="{wide:.2f}" height="8"/>')
        at += wide
    return mark_safe(  # noqa: S308  # numbers and names of classes alone
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f"{''.join(drawn)}</svg>"
    )


def _svg(title: str, width: int, height: int, inside: str) -> SafeString:
    return mark_safe(  # noqa: S308  # escaped above
        f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">{inside}</svg>'
    )
