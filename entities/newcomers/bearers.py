"""The groups of one text, found again by whole name, part, surname or abbreviation."""

from __future__ import annotations

from collections import defaultdict

from entities.newcomers.groups import Group, Mention
from entities.newcomers.lexicon.heads import (
    AGENCY,
    GENERIC,
    HEADS,
    NOBODY,
    ORGANISATION,
    PERSON,
    PLACE,
    TOPICS,
)

_OFFICIAL = "official"
#: How many bearers of one word are kept in mind: the latest. More would let a hostile text cost a square.
_KEPT = 6


class Bearers:
    """Who is named in one text so far."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._whole: dict[tuple[str, ...], Group] = {}
        self._by_word: dict[str, list[Group]] = defaultdict(list)

    def add(self, mention: Mention) -> Group:
        """Put a name of several words where it belongs, in a group of its own if it is new."""
        group = self._whole.get(mention.content) or self._part_or_whole(mention)
        if group is None:
            group = Group(mention.content, mention.start, mention.end, mention.head_kind)
            self.groups.append(group)
        elif len(mention.content) > len(group.content):
            group.rename(mention)
        group.add(mention)
        self._remember(group, mention.content)
        return group

    def call(self, group: Group, name: tuple[str, ...]) -> None:
        """Remember a second name, an abbreviation for instance, for a group."""
        self._whole.setdefault(name, group)

    def known(self, content: tuple[str, ...]) -> Group | None:
        """The group under exactly this name."""
        return self._whole.get(content)

    def short(self, word: str, start: int) -> Group | None:
        """Whose surname, given name or first word this is: the one named last before `start`, a surname first."""
        whole = self._whole.get((word,))
        if whole is not None:
            return whole
        if word in GENERIC or word in TOPICS:
            return None
        groups = self._by_word.get(word, ())
        for wanted in (_is_surname, _is_given, _opens, _is_event):
            fitting = [group for group in groups if wanted(group, word)]
            if fitting:
                return max(fitting, key=lambda group: group.last_before(start))
        return None

    def _remember(self, group: Group, content: tuple[str, ...]) -> None:
        self._whole.setdefault(content, group)
        for word in content:
            groups = self._by_word[word]
            if group in groups:
                groups.remove(group)
            groups.append(group)
            del groups[:-_KEPT]

    def _part_or_whole(self, mention: Mention) -> Group | None:
        content = mention.content
        for word in (content[-1], content[0]):
            for group in reversed(self._by_word.get(word, ())):
                longer, shorter = sorted((content, group.content), key=len, reverse=True)
                if mention.head_kind == group.head_kind and _is_part(shorter, longer):
                    return group
        return None


def _is_part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether one name is the other with words left out, the last or the first two kept: at least two words.

    "Oversight Committee" is part of "House Oversight and Reform Committee"; "Supreme Court" names too many.
    """
    if len(shorter) < 2 or len(longer) > 16 or all(word in GENERIC or word in HEADS for word in shorter):
        return False
    if longer[-1] != shorter[-1] and longer[: len(shorter)] != shorter and longer[0] != shorter[0]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _is_person(group: Group) -> bool:
    return not group.head_kind and group.kind()[0] in (PERSON, _OFFICIAL)


def _is_surname(group: Group, word: str) -> bool:
    """The last name, or the first of two after a given name, as in Spanish."""
    return _is_person(group) and word in (group.content[-1:] + group.content[1:-1])


def _is_given(group: Group, word: str) -> bool:
    return _is_person(group) and word == group.content[0]


def _is_event(group: Group, word: str) -> bool:
    """The storm by its name alone."""
    return group.head_kind == NOBODY and word == group.content[-1]


def _opens(group: Group, word: str) -> bool:
    """The Ford Motor Company by its first word; no place or ministry is called so."""
    kind = group.kind()[0]
    if kind in (PLACE, NOBODY, AGENCY, "", PERSON, _OFFICIAL) or word in HEADS:
        return False
    return group.content[0] == word and (kind != ORGANISATION or len(group.content) <= 3)
