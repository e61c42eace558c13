"""How much of one text stands in another, word for word. Plain values, no Django; no language is assumed.

Runs of words ("shingles", Broder 1997) are compared, without regard to case, accents' spelling and punctuation. Scripts
that put no space between words are read sign by sign. Each text is read once (`read`); whether two are worth comparing
in full is a comparison of two sets of numbers (`in_common`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from zlib import crc32

#: Words in a run that is looked for, and in one that is no coincidence: names, titles and set phrases are shorter.
SHORT_RUN: Final = 4
RUN: Final = 8
#: A run that stands more often than this in one text is its furniture.
MOST_PLACES: Final = 12
#: What is enough to ask a person: a passage of so many words which is so much of either text, or a long one by itself;
#: or no passage, but so much of the first in short runs that it was written along the second.
LEAST_PASSAGE: Final = 12
LEAST_SHARE: Final = 0.05
LONG_PASSAGE: Final = 30
LEAST_REWRITTEN: Final = 0.3
#: From this share on the first is the second, with a headline of its own perhaps.
WIRE_COPY: Final = 0.8
#: Signs of Thai, Lao, Burmese, Khmer, Japanese and Chinese: each counts as a word.
_SIGN: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
#: What belongs to a word without being a letter to `re`: accents written apart, points of Hebrew and Arabic, vowel
#: signs of the scripts of India.
_MARK: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
_LETTER: Final = f"(?:(?![{_SIGN}])[^\\W_]|[{_MARK}])"
_WORD: Final = re.compile(f"[{_SIGN}]|{_LETTER}+(?:['’]{_LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its words (folded), where each stands, and the numbers of its short runs."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    runs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common, told from the first.

    `share` of the first's words stand in the second in runs of `RUN` words or more, `loose` in runs of `SHORT_RUN`, and
    `turned` is `share` told from the second (0 to 1 each). `passage` is the longest run, as the first writes it, of
    `words` words, and stands at `start` to `end` in the first and `their_start` to `their_end` in the second.
    """

    share: float = 0.0
    passage: str = ""
    words: int = 0
    loose: float = 0.0
    turned: float = 0.0
    start: int = 0
    end: int = 0
    their_start: int = 0
    their_end: int = 0

    @property
    def tells(self) -> bool:
        """Whether that is enough to ask a person whether one comes from the other."""
        if self.words >= LONG_PASSAGE or self.loose >= LEAST_REWRITTEN:
            return True
        return self.words >= LEAST_PASSAGE and max(self.share, self.turned) >= LEAST_SHARE

    @property
    def kind(self) -> str:
        """What the first does with the second: "wire_copy", "rewrites" or "quotes"."""
        if self.share >= WIRE_COPY:
            return "wire_copy"
        return "rewrites" if self.loose >= LEAST_REWRITTEN else "quotes"


def read(text: str) -> Read:
    """A text made ready for comparison. Time grows with its length."""
    found = [match.span() for match in _WORD.finditer(text)]
    words = tuple(unicodedata.normalize("NFKC", text[start:end]).casefold() for start, end in found)
    return Read(text, words, tuple(found), frozenset(_number(words, at) for at in range(_last(words))))


def in_common(first: Read, second: Read) -> int:
    """How many short runs two texts have in common, at once; 0 where that is too few for `tells`.

    Only a text that says one line over and over may have fewer and tell all the same.
    """
    common = len(first.runs & second.runs)
    of_passage = LEAST_PASSAGE - SHORT_RUN + 1
    rewritten = int(len(first.runs) * LEAST_REWRITTEN / SHORT_RUN)
    return common if common >= min(of_passage, max(1, rewritten)) else 0


def shared(first: str | Read, second: str | Read) -> Shared:
    """What of the first text stands in the second. Time grows with their length, not with its square."""
    mine = first if isinstance(first, Read) else read(first)
    theirs = second if isinstance(second, Read) else read(second)
    if min(len(mine.words), len(theirs.words)) < SHORT_RUN:
        return Shared()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(_last(theirs.words)):
        run = theirs.words[at : at + SHORT_RUN]
        if len(places[run]) < MOST_PLACES:
            places[run].append(at)
    long_cover, loose_cover = bytearray(len(mine.words)), bytearray(len(mine.words))
    their_cover = bytearray(len(theirs.words))
    best = end = their_end = 0
    before: dict[int, int] = {}
    for at in range(_last(mine.words)):
        now = {
            place: before.get(place - 1, SHORT_RUN - 1) + 1
            for place in places.get(mine.words[at : at + SHORT_RUN], ())
        }
        if now:
            loose_cover[at : at + SHORT_RUN] = b"\1" * SHORT_RUN
            place, length = max(now.items(), key=lambda found: (found[1], -found[0]))
            if length >= RUN:
                stop, their_stop = at + SHORT_RUN, place + SHORT_RUN
                new = RUN if length == RUN else SHORT_RUN
                long_cover[stop - new : stop] = b"\1" * new
                their_cover[their_stop - new : their_stop] = b"\1" * new
            if length > best:
                best, end, their_end = length, at + SHORT_RUN, place + SHORT_RUN
        before = now
    if not best:
        return Shared()
    start, stop = mine.places[end - best][0], mine.places[end - 1][1]
    return Shared(
        share=sum(long_cover) / len(mine.words),
        passage=mine.text[start:stop],
        words=best,
        loose=sum(loose_cover) / len(mine.words),
        turned=sum(their_cover) / len(theirs.words),
        start=start,
        end=stop,
        their_start=theirs.places[their_end - best][0],
        their_end=theirs.places[their_end - 1][1],
    )


def around(text: str, passage: str, *, reach: int = 160) -> tuple[str, str, str] | None:
    """What stands before, in and behind a passage in a text, whose case, spaces and punctuation may differ; else None.

    `reach` is how many characters before and behind, cut at a space.
    """
    words = [re.escape(match.group()) for match in _WORD.finditer(passage)]
    if not words:
        return None
    found = re.search(r"[\W_]*".join(words), text, re.IGNORECASE)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    if len(before) > reach:
        before = f"… {before[-reach:].partition(' ')[2]}"
    if len(after) > reach:
        after = f"{after[:reach].rpartition(' ')[0]} …"
    return before, found.group(), after


def _last(words: tuple[str, ...]) -> int:
    return max(0, len(words) - SHORT_RUN + 1)


def _number(words: tuple[str, ...], at: int) -> int:
    # Not hash(): that of a text differs from process to process. Two runs with one number cost a comparison, no more.
    return crc32("\n".join(words[at : at + SHORT_RUN]).encode())
