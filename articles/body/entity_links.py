"""Linking the first mention of each entity in pieces of text."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

from articles.body.tree import escape, escape_attribute

_BETWEEN = "\x00"  # in no text, so no surface is found across two pieces


class EntityLinks:
    """The same pieces of HTML text with each entity linked where it is first named.

    `pieces` are escaped text without tags; `entities` are (surface, href), several surfaces may lead to one
    href. A surface counts as a whole word, in this case and spelling, outside of a longer surface.
    """

    def __init__(self, pieces: Sequence[str], entities: Sequence[tuple[str, str]]) -> None:
        plain = [unescape(piece) if "&" in piece else piece for piece in pieces]
        self._text = _BETWEEN.join(plain)
        self._surfaces = {surface for surface, _ in entities if surface}
        found = self._first_mentions(entities)
        self.texts = list(pieces)
        if not found:
            return
        start = 0
        position = 0
        for index, piece in enumerate(plain):
            end = start + len(piece)
            here = []
            while position < len(found) and found[position][0] < end:
                here.append(found[position])
                position += 1
            if here:
                self.texts[index] = _linked(piece, start, here)
            start = end + 1

    def _first_mentions(self, entities: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
        first: dict[str, tuple[int, int]] = {}
        for surface, href in entities:
            start = self._find(surface) if surface else -1
            if start >= 0 and (href not in first or start < first[href][0]):
                first[href] = (start, start + len(surface))
        kept: list[tuple[int, int, str]] = []
        for (start, end), href in sorted((span, href) for href, span in first.items()):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, href))
        return kept

    def _find(self, surface: str) -> int:
        """Where the surface first stands as a word of its own, or -1."""
        text = self._text
        longer = [
            (other, other.find(surface)) for other in self._surfaces if other != surface and surface in other
        ]
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            whole = not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
            if whole and not any(
                text.startswith(other, at - shift) for other, shift in longer if at >= shift
            ):
                return at
            at = text.find(surface, at + 1)
        return -1


def _linked(piece: str, start: int, found: Sequence[tuple[int, int, str]]) -> str:
    out, position = [], 0
    for low, high, href in found:
        low, high = low - start, high - start
        out.append(escape(piece[position:low]))
        out.append(f'<a class="entity" href="{escape_attribute(href)}">{escape(piece[low:high])}</a>')
        position = high
    out.append(escape(piece[position:]))
    return "".join(out)
