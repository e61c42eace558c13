"""Who is named in a note by @name: the one reading of it. Plain functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final, NamedTuple

#: Django's user names hold letters, digits and @ . + - _; an address (oda@paper.example) names nobody.
_NAMED: Final = re.compile(r"(?<![\w.@+-])@([\w.@+-]{1,150})")
_AT_THE_END: Final = ".-+@_"
_MOST: Final = 20
#: How alike a name must be to be offered instead (0 to 1), and how many are.
_NEAR: Final = 0.6
_MOST_NEAR: Final = 3


class UnknownName(NamedTuple):
    """An @name that is nobody's, as it was typed without the @, and user names that may have been meant."""

    name: str
    near: tuple[str, ...]

    def __str__(self) -> str:
        meant = " or ".join(f"@{name}" for name in self.near)
        return f"Nobody here is called @{self.name}." + (f" Did you mean {meant}?" if meant else "")


def named_in(note: str) -> list[str]:
    """User names that may be meant, in lower case: as they stand, and without what may be punctuation behind them.

    "@oda.brenn." gives both "oda.brenn." and "oda.brenn"; at most twenty people are read from one note.
    """
    return list(dict.fromkeys(name for names in _readings(note) for name in names))


def unknown_names(note: str, known: Collection[str], people: Mapping[str, str]) -> tuple[UnknownName, ...]:
    """The @names of a note that are none of the `known` user names (in lower case), each once, in their order.

    `people` maps the user names of those who could be meant to their full names.
    """
    unknown: dict[str, UnknownName] = {}
    for readings in _readings(note):
        name = readings[-1]
        if name not in unknown and not any(reading in known for reading in readings):
            unknown[name] = UnknownName(name, near_names(name, people))
    return tuple(unknown.values())


def near_names(name: str, people: Mapping[str, str]) -> tuple[str, ...]:
    """User names like this one, or of people whose names are like it: at most three, the likeliest first."""
    sought = _folded(name)
    scored = []
    for username, full in people.items():
        spellings = {_folded(username), _folded(full), *map(_folded, full.split())} - {""}
        alike = max((_alike(sought, spelling) for spelling in spellings), default=0.0)
        if alike >= _NEAR:
            scored.append((-alike, username))
    return tuple(username for _, username in sorted(scored)[:_MOST_NEAR])


def _readings(note: str) -> Iterable[list[str]]:
    """For each @name, how it may be read: as it stands first, with the least behind it last."""
    for match in list(_NAMED.finditer(note))[:_MOST]:
        word = match.group(1).lower()
        readings = [word]
        while word and word[-1] in _AT_THE_END:
            word = word[:-1]
            if word:
                readings.append(word)
        yield readings


def _folded(name: str) -> str:
    """Letters and digits alone, without case or accents: "José B." and "jose.b" are the same."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _alike(sought: str, name: str) -> float:
    """How alike two names are, from 0 to 1; half a name that is the beginning of the other is very much so."""
    if len(sought) >= 3 and (name.startswith(sought) or sought.startswith(name)):
        return 0.9
    return SequenceMatcher(None, sought, name, autojunk=False).ratio()
