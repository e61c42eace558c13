"""Two texts of a story side by side, field by field: what is saved, and what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.body.canonical import clean
from articles.body.text import blocks
from articles.diff import BlockChange, Piece, TextBlock, block_diff, word_diff
from articles.models import Article
from articles.services.conflict import TEXTS
from articles.stamps import STAMPED, stamp, stamps_of, value_of

#: What is woven word by word; of everything else both values are shown.
_WOVEN = frozenset({*TEXTS, "lead_caption"})


@dataclass(frozen=True, slots=True)
class Row:
    """A field that differs: `pieces` for a line, `changes` for the body's blocks, or both values in words."""

    name: str
    label: str
    pieces: tuple[Piece, ...] = ()
    changes: tuple[BlockChange, ...] = ()
    saved: str = ""
    typed: str = ""


def differing(article: Article, values: Mapping[str, Any]) -> list[str]:
    """The fields of `values`, as the form read them, that the story holds otherwise, in the order of the page."""
    held = stamps_of(article, [name for name in STAMPED if name in values])
    return [name for name in held if held[name] != typed_stamp(name, values[name])]


def typed_stamp(name: str, value: Any) -> str:
    """The stamp of a value as the form gives it."""
    return stamp(name, clean(value).html if name == "body" else value)


def rows_of(article: Article, values: Mapping[str, Any], names: Iterable[str]) -> list[Row]:
    """What is saved against what was typed, for these fields. A query for each record that is named."""
    return [_row(article, name, values[name]) for name in names]


def _row(article: Article, name: str, typed: Any) -> Row:
    label = STAMPED[name].capitalize()
    if name == "body":
        return Row(name, label, changes=_near(block_diff(_blocks(article.body), _blocks(clean(typed).html))))
    if name in _WOVEN:
        return Row(name, label, pieces=word_diff(getattr(article, name), typed or ""))
    return Row(name, label, saved=_held_in_words(article, name), typed=_in_words(typed))


def _blocks(html: str) -> list[TextBlock]:
    return [TextBlock(block.kind, block.text) for block in blocks(html)]


def _near(changes: tuple[BlockChange, ...]) -> tuple[BlockChange, ...]:
    """The blocks that changed, each with the one before and after it: a long text is not read anew for one word."""
    keep = {
        at + step
        for at, change in enumerate(changes)
        if change.is_changed or change.before is None or change.after is None
        for step in (-1, 0, 1)
    }
    return tuple(change for at, change in enumerate(changes) if at in keep)


def _held_in_words(article: Article, name: str) -> str:
    if name in ("section", "lead_image"):
        return _in_words(getattr(article, name))
    if name == "bylines":
        return ", ".join(str(row.author) for row in article.bylines.select_related("author"))
    return _in_words(value_of(article, name))


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return f"{len(value.get('dropped', ()))} left out" if value else "as sorted by rule"
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)
