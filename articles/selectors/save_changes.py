"""What a save changed since the one before it, in words. Read from both when it is shown, and stored nowhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from articles.body.text import word_count
from articles.models import Revision
from articles.revision_settings import SETTINGS
from articles.selectors.sides import is_emptied

_UID = re.compile(r'data-claim="([a-z0-9]{10})"')
_END_OF_BLOCK = re.compile(r"</(?:p|h2|h3|li|blockquote)>|<br>")
_TAG = re.compile(r"<[^>]*>")


class ReadSave:
    """A save with its words, counted once though two lines ask: that of the save, and that of the next one."""

    def __init__(self, row: Revision) -> None:
        self.row = row
        self.is_emptied = is_emptied(row)
        self.text = html.unescape(_TAG.sub("", _END_OF_BLOCK.sub(" ", row.body)))
        self.words = word_count(self.text)
        self.claims = frozenset(_UID.findall(row.body))


def changes_in_words(before: ReadSave | None, after: ReadSave) -> Iterator[str]:
    """What a save changed, most telling first; of the first of all, its length."""
    if before is None:
        yield _counted(after.words, "word")
        return
    if before.is_emptied:
        return
    for name in ("headline", "standfirst", "kicker"):
        if getattr(before.row, name) != getattr(after.row, name):
            yield name
    more = after.words - before.words
    if more:
        yield f"{_counted(abs(more), 'word')} {'more' if more > 0 else 'fewer'}"
    elif before.text != after.text:
        yield "words changed"
    if added := after.claims - before.claims:
        yield f"{_counted(len(added), 'claim')} marked"
    if gone := before.claims - after.claims:
        yield f"{_counted(len(gone), 'claim')} taken out"
    yield from _settings_changed(before.row.settings, after.row.settings)


def _settings_changed(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[str]:
    if before is None or after is None:
        return
    for setting in SETTINGS:
        both = setting.key in before and setting.key in after
        if both and not setting.is_same(before[setting.key], after[setting.key]):
            yield setting.label[:1].lower() + setting.label[1:]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
