r"""The plain text of a body, its blocks, and its sentences.

The plain text is the one coordinate system of a story: every offset in the house (marks, the analyser's
statements, preflight findings) counts Unicode code points of it. Blocks are lines, joined by "\\n"; a line
break inside a block counts as a space, a rule as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from articles.body.reader import read
from articles.body.tree import Leaf, write_leaf


class Span(NamedTuple):
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the plain text.

    kind: "p", "h2", "h3", "li" or "blockquote"; html: the block with its own tag, without list or quotation
    around it; start: where its text begins in the plain text.
    """

    kind: str
    html: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_heading(self) -> bool:
        return self.kind in ("h2", "h3")


def plain_text(html: str) -> str:
    """The text of a body, one block a line."""
    return join(read(html))


def join(leaves: list[Leaf]) -> str:
    """The plain text of leaves that have been read."""
    return "\n".join([leaf.text for leaf in leaves if leaf.tag != "hr"])


def blocks(html: str) -> list[Block]:
    """The blocks of a body in order; `plain_text(html)[block.start:block.end] == block.text`."""
    return [Block(leaf.kind, write_leaf(leaf), leaf.text, start) for leaf, start in placed(read(html))]


def placed(leaves: list[Leaf]) -> Iterator[tuple[Leaf, int]]:
    """Each leaf that holds text, with where its text begins in the plain text."""
    start = 0
    for leaf in leaves:
        if leaf.tag != "hr":
            yield leaf, start
            start += len(leaf.text) + 1


_WORD: Final = re.compile(r"\w+(?:\.?[-'’.,]\w+)*")


def word_count(text: str) -> int:
    """How many words plain text holds; "U.S.-based", "don't" and "1,200" are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Stand before a name or inside a phrase, and so never end a sentence. Written as in print: "no." is a word.
_TITLES: Final = _words(
    """Mr Mrs Ms Mx Messrs Dr Prof Rev Hon Gen Lt Col Sgt Maj Capt Cmdr Adm Brig Gov Sen Rep Reps Sens
    Pres Sr Sra Srta Dra Lic Ing Supt Insp Det Atty Amb Mt Ft Ste vs cf ca approx al v"""
)
#: Abbreviations only before a number: "No. 7", "Jan. 5", "Art. 12".
_NUMBERED: Final = _words(
    """No Nos Fig Figs Art Arts Sec Vol Vols p pp Ch Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)
#: May stand at the end of a sentence or inside one; the next word decides.
_EITHER: Final = _words(
    """Inc Ltd Co Corp Bros Jr etc St Ave Blvd Rd Dept Est Assn Univ Mon Tue Wed Thu Fri"""
)
# A stop, the quotation marks and brackets that close with it, then white space (or the end of the text).
_STOP: Final = re.compile(r"""(?:[.!?…]+)["'”’»)\]]*(?=\s|\Z)""")
_OPENING: Final = "\"'“‘«([¿¡—–-"


def sentences(text: str) -> list[Span]:
    """The sentences of plain text, in order, without the white space between them.

    A block's end is a sentence's end. An abbreviation ("Mr.", "Jan.", "U.S."), an initial or an ellipsis ends
    one only where the next word could begin one; a quotation's own stop ("We will." he said) does not.
    """
    return list(sentences_in(text))


def sentences_in(text: str) -> Iterator[Span]:
    """As `sentences`, one at a time: for a reader who needs only the first few."""
    line_start = 0
    for line in text.split("\n"):
        start = 0
        length = len(line.rstrip())
        for stop in _STOP.finditer(line):
            if stop.end() < length and not _ends_sentence(line, stop):
                continue
            yield from _trimmed(line, line_start, start, stop.end())
            start = stop.end()
        yield from _trimmed(line, line_start, start, len(line))
        line_start += len(line) + 1


#: Characters. Longer than any sentence a paper prints.
_LONGEST_SENTENCE = 4_000


def sentences_around(text: str, start: int, end: int) -> Span:
    """The stretch of the sentence or sentences that hold `start` to `end`, within its block or blocks.

    Only the lines that the span touches are read, and of a line that never ends only what is near: a text of many
    statements in one line would else be read as often as it has statements.
    """
    touched = [
        sentence
        for sentence in _sentences_near(text, start, end)
        if sentence.start < max(end, start + 1) and sentence.end > start
    ]
    if not touched:
        return Span(start, end)
    return Span(min(touched[0].start, start), max(touched[-1].end, end))


def sentence_at(text: str, caret: int) -> Span:
    """The sentence that somebody means who has the caret at `caret` and nothing selected.

    Right behind a full stop, and in the space after it, that is the sentence just written; before the first word of a
    line the one to come. An empty span at the caret where its line has no words.
    """
    line = _sentences_near(text, caret, caret)
    begun = [sentence for sentence in line if sentence.start <= caret]
    return begun[-1] if begun else line[0] if line else Span(caret, caret)


def _sentences_near(text: str, start: int, end: int) -> list[Span]:
    """The sentences of the lines that `start` to `end` touches, or of what is near in a line that never ends."""
    near, far = max(0, start - _LONGEST_SENTENCE), min(len(text), end + _LONGEST_SENTENCE)
    low = max(text.rfind("\n", near, start) + 1, near)
    high = text.find("\n", max(end - 1, start), far)
    return [
        Span(sentence.start + low, sentence.end + low)
        for sentence in sentences(text[low : far if high < 0 else high])
    ]


def _trimmed(line: str, offset: int, start: int, end: int) -> Iterator[Span]:
    words = line[start:end].strip()
    if words:
        start += line[start:end].index(words[0])
        yield Span(offset + start, offset + start + len(words))


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    following = line[stop.end() : stop.end() + 24].lstrip()
    bare = following.lstrip(_OPENING)
    starts_low = bool(bare) and bare[0].islower()
    if starts_low:
        return False
    mark = stop.group()
    if mark[0] in "!?" or (len(mark) > 1 and mark[1] in "!?"):
        return True
    word = _word_before(line, stop.start())
    if _DOUBLED.fullmatch(word) and _DOUBLED.match(following):
        return False
    if mark.startswith(("..", "…")):
        return bool(bare) and bare[0].isupper()
    if len(mark) > 1:  # closed by a quotation mark or bracket: the stop is a stop
        return True
    if word in _TITLES or (len(word) == 1 and word.isupper()):
        return False
    if word in _NUMBERED:
        return not bare[:1].isdigit()
    if word in _EITHER or _DOTTED.fullmatch(word):
        return _begins_clause(bare)
    return True


#: Spanish doubles the initials of plurals, whose first half ends nothing: "EE. UU.", "FF. AA.".
_DOUBLED: Final = re.compile(r"([A-ZÑ])\1(?=\.|\Z)")
_DOTTED: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
#: Words that begin a sentence far more often than they follow "U.S." or "Inc." inside one.
_STARTERS: Final = _words(
    """a after all an and as at before but by critics despite during each earlier he her his however i
    if in it its later last many meanwhile most neither no officials on one other our several she
    since so some such that the their then there these they this those though though under until we
    what when where while who with yet you"""
)


def _begins_clause(following: str) -> bool:
    word = re.match(r"[^\W\d_]+", following)
    return bool(word) and word.group().lower() in _STARTERS and word.group()[0].isupper()  # type: ignore[union-attr]


def _word_before(line: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 24 and (line[start - 1].isalnum() or line[start - 1] == "."):
        start -= 1
    return line[start:end]
