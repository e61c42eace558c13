"""Whether a page still says what a held copy says, and what it says otherwise, in words.

Pages move without changing: a clock, "3 minutes ago", a counter, other headlines in a column beside the text. What is
compared are the paragraphs that say something; that they stand in another order is no change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.claims.reading.extract import extract, html_paragraphs, one_line
from articles.claims.reading.sniff import Kind, decode

_AROUND: Final = (
    "nav, aside, footer, form, dialog, button, [role=navigation], [role=complementary], [role=banner],"
    " [role=contentinfo], [role=search], [role=timer], [role=marquee], [aria-hidden=true], [aria-live]"
)
#: A short paragraph made of nothing but these is a clock, a date line or a counter, whatever it shows.
_MOVING: Final = re.compile(
    r"\d[\d.,:/\-]*(?:st|nd|rd|th|am|pm|h|k|m)?|a|about|ago|am|an|and|april?|aug(?:ust)?|at|by|comments?|current|date|days?"
    r"|dec(?:ember)?|es?t|edt|feb(?:ruary)?|fri(?:day)?|gmt|hours?|hrs?|in|is|it|jan(?:uary)?|july?|june?|just|last|likes?"
    r"|local|mar(?:ch)?|may|min(?:ute)?s?|mon(?:day)?|month|modified|nov(?:ember)?|now|oct(?:ober)?|of|on|online|page|people"
    r"|pm|published|pst|pdt|readers?|reads?|sat(?:urday)?|sec(?:ond)?s?|sep(?:t(?:ember)?)?|shares?|sun(?:day)?|the|this"
    r"|thu(?:rs(?:day)?)?|time|times|today|tue(?:s(?:day)?)?|updated?|utc|views?|visitors?|visits|wed(?:nesday)?|weeks?"
    r"|years?|yesterday|z",
    re.IGNORECASE,
)
_MOST_MOVING_WORDS: Final = 12
_WORD: Final = re.compile(r"[^\W_]+(?:[.,:/'’\-][^\W_]+)*", re.UNICODE)
_ALIKE: Final = 0.5
#: Pairs of paragraphs that are held against each other at most: a page rewritten whole is told as such.
_MOST_PAIRS: Final = 2_500
_FOLD: Final = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("–—‑", "-")}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a changed paragraph: kept, or only before ("gone"), or only now ("new")."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is otherwise: changed, gone or new."""

    kind: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is otherwise between two copies."""

    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return not self.changes

    @property
    def words(self) -> str:
        """The changes in numbers: "1 paragraph changed, 2 gone, 1 new"."""
        counts = Counter(change.kind for change in self.changes)
        parts = [f"{counts[kind]} {kind}" for kind in ("changed", "gone", "new") if counts[kind]]
        if not parts:
            return "Nothing that it says has changed."
        number, _, kind = parts[0].partition(" ")
        noun = "paragraph" if number == "1" else "paragraphs"
        return f"{', '.join([f'{number} {noun} {kind}', *parts[1:]])}."


def paragraphs_to_compare(content: bytes, kind: Kind, declared: str = "") -> list[str]:
    """What a copy says, without what stands around a text or moves by itself. Pictures say nothing."""
    if kind is not Kind.HTML:
        return [line for line in re.split(r"\n\n|\f", extract(content, kind, declared).text) if line]
    tree = LexborHTMLParser(decode(content, declared))
    for node in tree.css(_AROUND):
        node.decompose()
    for node in tree.css("li, p, h2, h3, h4, div, td"):
        if _is_link_only(node):
            node.decompose()
    return [line for line in html_paragraphs(tree) if not is_moving(line)]


def is_moving(paragraph: str) -> bool:
    """Whether a paragraph is a clock, a date line or a counter: short, and of such words alone."""
    words = _WORD.findall(paragraph)
    has_digit = any(character.isdigit() for character in paragraph)
    is_short = len(words) <= _MOST_MOVING_WORDS
    return is_short and (has_digit or "now" in paragraph) and all(_MOVING.fullmatch(word) for word in words)


def compare(before: Sequence[str], after: Sequence[str]) -> Comparison:
    """What is otherwise between two lists of paragraphs, whatever their order."""
    old_keys, new_keys = Counter(map(_key, before)), Counter(map(_key, after))
    gone = _left_over(before, old_keys - new_keys)
    come = _left_over(after, new_keys - old_keys)
    return Comparison(tuple(_paired(gone, come)))


def _left_over(paragraphs: Sequence[str], keys: Counter[str]) -> list[str]:
    left = Counter(keys)
    found = []
    for paragraph in paragraphs:
        key = _key(paragraph)
        if key and left[key] > 0:
            left[key] -= 1
            found.append(paragraph)
    return found


def _paired(gone: list[str], come: list[str]) -> list[Change]:
    """Paragraphs that are much alike are one that changed."""
    changes = []
    left = list(come)
    can_pair = len(gone) * len(come) <= _MOST_PAIRS
    for before in gone:
        best = max(left, key=lambda after: _alike(before, after), default=None) if can_pair else None
        if best is not None and _alike(before, best) >= _ALIKE:
            left.remove(best)
            changes.append(Change("changed", before, best, _pieces(before, best)))
        else:
            changes.append(Change("gone", before, "", (Piece(before, "gone"),)))
    return [*changes, *(Change("new", "", after, (Piece(after, "new"),)) for after in left)]


def _alike(one: str, other: str) -> float:
    """How much two paragraphs share of their words, from 0 to 1."""
    first, second = Counter(one.casefold().split()), Counter(other.casefold().split())
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 0.0


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    old, new = before.split(), after.split()
    found = []
    for what, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece(" ".join(old[start:end]), "kept"))
            continue
        if end > start:
            found.append(Piece(" ".join(old[start:end]), "gone"))
        if stop > begin:
            found.append(Piece(" ".join(new[begin:stop]), "new"))
    return tuple(found)


def _key(paragraph: str) -> str:
    return one_line(paragraph.translate(_FOLD)).casefold()


def _is_link_only(node: LexborNode) -> bool:
    """Whether an element is nothing but one link or several: a list of what else there is."""
    text = one_line(node.text() or "")
    if not text:
        return False
    links = "".join(one_line(link.text() or "") for link in node.css("a"))
    return len(links) >= 0.9 * len(text.replace(" ", "")) and bool(links)
