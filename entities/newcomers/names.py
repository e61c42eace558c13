"""The full name of a newcomer: a body's takes in the nation that stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from entities.newcomers.groups import Group
from entities.newcomers.lexicon.heads import AGENCY, ARMED, CARTEL, COMPANY, GANG, MEDIA, ORGANISATION
from entities.newcomers.words import Words

BODIES = frozenset({AGENCY, ARMED, CARTEL, COMPANY, GANG, MEDIA, ORGANISATION})
_LINK = re.compile(r" (?:of|for|in|de|del)(?: the| la| los| las| el)? ")
_TWO_MORE = re.compile(r" (?:and|y|e)(?: the)? ")
_BLANKS = re.compile(r"\s+")
#: The longest name that a record takes.
_LONGEST = 200


def full_name(words: Words, group: Group, kind: str, nations: Sequence[tuple[int, int]]) -> str:
    """The fullest form in the text; "Nicaraguan National Police" where only "National Police" is new."""
    start, end = group.start, group.end
    if kind in BODIES:
        start, end = nation_before(words, start, nations), nation_after(words, end, nations)
    return _BLANKS.sub(" ", words.text[start:end])[:_LONGEST]


def nation_before(words: Words, start: int, nations: Sequence[tuple[int, int]]) -> int:
    """Where the nation begins that stands one blank before, `start` itself without one."""
    at = bisect_left(nations, (start, start)) - 1
    if at >= 0 and nations[at][1] == start - 1 and words.text[start - 1] in " \u00a0":
        return nations[at][0]
    return start


def nation_after(words: Words, end: int, nations: Sequence[tuple[int, int]]) -> int:
    """Where the nation ends that follows with a link ("… of Pakistan", "… of Iraq and Syria"), else `end`."""
    for link in (_LINK, _TWO_MORE):
        match = link.match(words.text, end, end + 12)
        if match is None:
            return end
        at = bisect_left(nations, (match.end(), match.end()))
        if at >= len(nations) or nations[at][0] != match.end():
            return end
        end = nations[at][1]
    return end
