"""Who is named in a note by @name. Plain functions."""

from __future__ import annotations

import re

#: Django's user names hold letters, digits and @ . + - _; an address (oda@paper.example) names nobody.
_NAMED = re.compile(r"(?<![\w.@+-])@([\w.@+-]{1,150})")
_AT_THE_END = ".-+@_"
_MOST = 20


def named_in(note: str) -> list[str]:
    """User names that may be meant, in lower case: as they stand, and without what may be punctuation behind them.

    "@oda.brenn." gives both "oda.brenn." and "oda.brenn"; at most twenty people are read from one note.
    """
    found: dict[str, None] = {}
    for match in list(_NAMED.finditer(note))[:_MOST]:
        word = match.group(1).lower()
        found[word] = None
        while word and word[-1] in _AT_THE_END:
            word = word[:-1]
            if word:
                found[word] = None
    return list(found)
