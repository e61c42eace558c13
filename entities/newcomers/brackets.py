"""Names in brackets behind a name: an abbreviation or another form of it."""

from __future__ import annotations

from collections.abc import Sequence

from entities.newcomers.bearers import Bearers
from entities.newcomers.groups import Group, content_of
from entities.newcomers.lexicon.heads import PERSON
from entities.newcomers.names import BODIES, nation_after, nation_before
from entities.newcomers.pieces import Piece
from entities.newcomers.words import Words, is_acronym

#: The last word before a nickname in quotation marks.
_CALLED = frozenset(
    "alias as apodado apodada como aka a.k.a. nicknamed dubbed called llamado llamada".split()
)
_QUOTES = ("“", '"', "«", "‘", "'")
_ARTICLES_BEFORE = ("El ", "La ")
_FARTHEST = 40


class Brackets:
    """Remembers, in reading order, which name stood before a bracket. `on_file` are short forms of names on file."""

    def __init__(self, words: Words, nations: Sequence[tuple[int, int]]) -> None:
        self._words, self._nations = words, nations
        self._last: tuple[int, int, Group] | None = None
        self._short: list[tuple[Group, str]] = []
        self._before_full: dict[int, str] = {}
        self._waiting: str = ""
        self._waiting_end = -1
        self.on_file: set[str] = set()

    def note_full(self, piece: Piece, group: Group) -> None:
        """A name of several words was read, and belongs to `group`."""
        start, end = self._words.spans[piece.first][0], self._words.core_end(piece.last)
        name = self._words.text[start:end]
        if (
            self._waiting
            and self._in_brackets_after(self._waiting_end, start, end)
            and _abbreviates(self._waiting, name)
        ):
            self._short.append((group, self._waiting))
        self._waiting = ""
        self._last = (start, end, group)

    def owner_of(self, piece: Piece) -> Group | None:
        """The group of the name right before the bracket in which the piece stands alone."""
        if self._last is None:
            return None
        _, end, group = self._last
        start, close = self._words.spans[piece.first][0], self._words.core_end(piece.last)
        return group if self._in_brackets_after(end, start, close) else None

    def note_short(self, piece: Piece) -> None:
        """A single word was read; in brackets it may abbreviate the name before it."""
        words = self._words
        start, end = words.spans[piece.first][0], words.core_end(piece.last)
        raw = words.text[start:end]
        self._waiting = ""
        if not is_acronym(raw):
            return
        if words.text[start - 1 : start] == "(" and words.text[end : end + 1] == ")":
            if self._last is not None and self._in_brackets_after(self._last[1], start, end):
                begin = nation_before(words, self._last[0], self._nations)
                name = words.text[begin : nation_after(words, self._last[1], self._nations)]
                if _abbreviates(raw, name) or self._last[2].kind()[0] in BODIES:
                    self._short.append((self._last[2], raw))
                    self._last[2].note(f"“{raw}” in brackets is short for it")
                return
            if words.is_taken_until(start - 2):
                self.on_file.add(piece.folded[0])
        else:
            self._waiting, self._waiting_end = raw, end

    def tie(self, bearers: Bearers) -> None:
        """Make the short forms known."""
        for group, short in self._short:
            bearers.call(group, (short.lower(),))

    def tie_alias(self, bearers: Bearers, piece: Piece) -> bool:
        """Whether the piece is the nickname of the person named right before: 'alias “El Tordo”'. It is tied then."""
        words = self._words
        start, end = words.spans[piece.first][0], words.core_end(piece.last)
        if words.text[start - 3 : start] in _ARTICLES_BEFORE:
            start -= 3
        if (
            self._last is None
            or words.text[start - 1 : start] not in _QUOTES
            or start - self._last[1] > _FARTHEST
        ):
            return False
        between = words.text[self._last[1] : start - 1].split()
        if not between or between[-1].strip(",").casefold() not in _CALLED:
            return False
        _, _, group = self._last
        if group.kind()[0] not in (PERSON, "official"):
            return False
        bearers.call(group, content_of(piece.folded))
        group.places.append((start, end))
        group.note(f"also called “{words.text[start:end]}”")
        return True

    def has_nation(self, piece: Piece) -> bool:
        """Whether a nation stands before the piece, or behind it with a link: "Supreme Court of India"."""
        start, end = self._words.spans[piece.first][0], self._words.core_end(piece.last)
        return (
            nation_before(self._words, start, self._nations) != start
            or nation_after(self._words, end, self._nations) != end
        )

    def _in_brackets_after(self, end: int, start: int, close: int) -> bool:
        text = self._words.text
        if text[start - 2 : start] not in (" (", "\u00a0(") or text[close : close + 1] != ")":
            return False
        return start - 2 in (end, nation_after(self._words, end, self._nations))


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters come in order in the name's, most of them at beginnings of words."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    initials = [word[0].lower() for word in name.replace("-", " ").split() if word]
    at, hits = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return hits * 2 > len(letters) and bool(letters) and letters[0] in initials[:2]
