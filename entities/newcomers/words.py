"""A text as words: where they stand, which have a capital, which open a sentence, which stand in a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from entities.gazetteer.folding import fold
from entities.newcomers.lexicon.cues import OPENERS
from entities.newcomers.lexicon.people import ABBREVIATED

# Each alternative consumes what it looks at: no backtracking.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑'’&][^\W_]+)*")
_SMALL_PREFIX = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ul|bin|ibn|d|l)[-‐‑'’]\w")
_SENTENCE_ENDS = frozenset(".!?:;…•\n\r\u2028\u2029")
_AROUND = frozenset(" \t\u00a0\"“”«»‘'—–-[¿¡")
_LONGEST_WORD = 40
_HYPHENS = "-‐‑"
_ADJECTIVES = frozenset(
    """led run born wide like style era majority minority free made held owned sent built only level area elect type
    native proof friendly year old day long term language speaking bound side""".split()
)
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_LONGEST_HEADING = 160
_RUN_IN = 90


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word).text


def folded(word: str) -> str:
    """Lower case, without accents and with plain apostrophes; long ones are not remembered."""
    return _folded(word) if len(word) <= _LONGEST_WORD else word.lower()


def is_acronym(word: str) -> bool:
    """All capitals, as written: "SDF", "CNDD-FDD"."""
    letters = word.replace("-", "").replace("&", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper() and not letters.isdigit()


def _looks_like_a_name(word: str) -> bool:
    if len(word) > _LONGEST_WORD:
        return False
    if not word[0].isupper():
        return bool(_SMALL_PREFIX.match(word)) and any(char.isupper() for char in word[1:6])
    if not any(hyphen in word for hyphen in _HYPHENS):
        return True
    last = _HYPHEN.split(word)[-1]  # "Moon Jae-in" is a name, "Karsk-backed" is none
    return not (last[:1].islower() and (last.endswith(("ed", "ing")) or last in _ADJECTIVES))


class Words:
    """The words of a text by number. `taken` are spans that are on file: their words are nobody else's name."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self._taken = sorted(taken)
        self._taken_starts = [start for start, _ in self._taken]
        self.in_lower_case = {
            text[start:end]
            for start, end in self.spans
            if end - start <= _LONGEST_WORD and text[start].islower()
        }
        #: Which words may be written like a name: `is_capital` looks closer.
        self.capital = [
            text[start].isupper() or (end - start > 4 and not text[start + 1 : start + 5].isalpha())
            for start, end in self.spans
        ]
        self._folded: list[str | None] = [None] * len(self.spans)
        self._known: list[bool | None] = [None] * len(self.spans)
        self._heading_until = 0
        self._line_until = -1

    def __len__(self) -> int:
        return len(self.spans)

    def raw(self, at: int) -> str:
        """The word as written."""
        start, end = self.spans[at]
        return self.text[start:end]

    def core_end(self, at: int) -> int:
        """Where the word ends without its possessive."""
        start, end = self.spans[at]
        if self.text[end - 1] != "s" or end - start < 3 or self.text[end - 2] not in "'’":
            return end
        return end - 2

    def is_possessive(self, at: int) -> bool:
        """Whether the word ends in 's, or in s with an apostrophe behind."""
        end = self.spans[at][1]
        return self.core_end(at) != end or (
            self.text[end - 1] == "s" and self.text[end : end + 1] in ("'", "’")
        )

    def folded(self, at: int) -> str:
        """The word without its possessive, folded."""
        known = self._folded[at]
        if known is None:
            known = self._folded[at] = folded(self.text[self.spans[at][0] : self.core_end(at)])
        return known

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it; a line end where there is none."""
        if at <= 0 or at >= len(self.spans):
            return "\n"
        start, end = self.spans[at - 1][1], self.spans[at][0]
        return self.text[start:end] if end - start <= 8 else "\n"

    def is_capital(self, at: int) -> bool:
        """Whether the word is written like a name: a capital first, or behind "al-" and its like."""
        if not self.capital[at]:
            return False
        known = self._known[at]
        if known is None:
            known = self._known[at] = _looks_like_a_name(self.raw(at))
        return known

    def is_taken(self, at: int) -> bool:
        """Whether the word is part of a name on file."""
        return self._holds_taken(*self.spans[at])

    def is_free_after_gap(self, at: int) -> bool:
        """Whether neither the word nor what stands before it is part of a name on file."""
        return not self._holds_taken(self.spans[at - 1][1] if at else 0, self.spans[at][1])

    def _holds_taken(self, start: int, end: int) -> bool:
        place = bisect_left(self._taken_starts, end)
        return place > 0 and self._taken[place - 1][1] > start

    def is_taken_until(self, end: int) -> bool:
        """Whether a name on file ends at `end`."""
        place = bisect_left(self._taken_starts, end)
        return place > 0 and self._taken[place - 1][1] == end

    def opens_sentence(self, at: int) -> bool:
        """Whether the word must have a capital where it stands."""
        place = self.spans[at][0] - 1
        quoted = False
        for _ in range(6):
            if place < 0 or self.text[place] not in _AROUND:
                break
            quoted = quoted or self.text[place] in '"“«‘'
            place -= 1
        if quoted or place < 0 or self.text[place] in _SENTENCE_ENDS - {"."}:
            return True
        if self.text[place] != ".":
            return False
        before = self.raw(at - 1) if at else ""
        return not (before.endswith(".") or len(before) == 1 or folded(before) in ABBREVIATED)

    def in_heading(self, at: int) -> bool:
        """Whether the word stands where every word has a capital: a headline, a run-in heading, a line in capitals.

        To be asked in reading order.
        """
        start = self.spans[at][0]
        if start >= self._line_until:
            self._read_line(at)
        return start < self._heading_until

    def _read_line(self, at: int) -> None:
        start = self.spans[at][0]
        end = self.text.find("\n", start)
        self._line_until = end = len(self.text) if end < 0 else end
        begin = self.text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
        line = self.text[begin : min(end, begin + _LONGEST_HEADING + 1)]
        self._heading_until = 0
        if (
            not any(char.islower() for char in line)
            and sum(char.isupper() for char in line) > 1
            and " " in line
        ):
            self._heading_until = end if len(line) <= _LONGEST_HEADING else 0
        elif end - begin <= _LONGEST_HEADING and line.rstrip()[-1:] not in (".", "!", "?", "”", '"', ","):
            self._heading_until = end if _is_title_case(line, fewest=4) else 0
        if not self._heading_until:
            colon = line.find(": ", 0, _RUN_IN)
            if colon > 0 and _is_title_case(line[:colon], fewest=2):
                self._heading_until = begin + colon


def _is_title_case(line: str, *, fewest: int) -> bool:
    """Whether every word but the small ones has a capital, and there are at least `fewest` with one."""
    capitals = 0
    for word in _WORD.findall(line):
        if word[0].isupper():
            capitals += 1
        elif word[0].islower() and len(word) > 2 and folded(word) not in OPENERS:
            return False
    return capitals >= fewest
