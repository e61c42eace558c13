"""Find names in a folded text with an Aho-Corasick automaton, and keep those that stand as words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from entities.gazetteer.casing import CaseRule, case_rule
from entities.gazetteer.folding import FoldedText, fold
from entities.gazetteer.records import NameEntry


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for: an entry on file, or a form derived from one. `key` is empty for a lookalike."""

    entry: NameEntry
    rule: CaseRule
    weak: bool

    @property
    def key(self) -> str:
        return self.entry.key


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the original text with every name that fits it."""

    start: int
    end: int
    names: tuple[Name, ...]


class Matcher:
    """An automaton over many names. Built once, then used for any number of texts, by several threads."""

    def __init__(self, names: Iterable[tuple[str, NameEntry, bool]]) -> None:
        """`names` are (text, its entry, is it weak); a text without letter or digit is left out."""
        by_pattern: dict[str, dict[tuple[str, str, bool], Name]] = {}
        for text, entry, weak in names:
            text = " ".join(text.split())
            folded = fold(text)
            pattern = folded.text
            if not any(char.isalnum() for char in pattern) or "\n" in pattern:
                continue
            rule = case_rule(folded, is_abbreviation=entry.kind == "abbreviation")
            same = by_pattern.setdefault(pattern, {})
            same.setdefault((entry.key, entry.kind, weak), Name(entry, rule, weak))
        self._names = [tuple(same.values()) for same in by_pattern.values()]
        self._automaton = AhoCorasick(list(by_pattern), matchkind=MatchKind.Standard)

    def hits(self, folded: FoldedText) -> Iterator[Hit]:
        """Every place where a name stands as a word with its capitals; places may overlap."""
        text = folded.text
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not stands_as_word(text, start, end):
                continue
            span = folded.original_span(start, end)
            if span is None:
                continue
            names = tuple(name for name in self._names[index] if name.rule.allows(folded, start, end, span))
            if names:
                yield Hit(*span, names)


def stands_as_word(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or address sign touches the span of the folded text.

    A hyphen or possessive may follow ("U.S.-based"). Scripts that write without spaces have no such bounds.
    """
    if start:
        before = text[start - 1]
        if (before.isalnum() or before in "_@") and not _runs_on(text[start]):
            return False
        if before == "'" and start > 1 and text[start - 2].isalpha():  # d'Ivoire
            return False
    if end < len(text):
        after = text[end]
        if (after.isalnum() or after in "_@") and not _runs_on(text[end - 1]):
            return False
        if after == "." and end + 1 < len(text) and text[end + 1].isalnum() and text[end - 1] != ".":
            return False  # Mexico.com
    return True


def _runs_on(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0eff"


class Taken:
    """Spans already given away, none overlapping: later finds go into the gaps."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add_longest(self, hits: Iterable[Hit]) -> Sequence[Hit]:
        """Take the leftmost, at one start the longest, of the hits that lie in gaps; return those taken."""
        taken: list[Hit] = []
        reached = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached and self.is_free(hit.start, hit.end):
                taken.append(hit)
                reached = hit.end
        merged = sorted(
            [*zip(self._starts, self._ends, strict=True), *((hit.start, hit.end) for hit in taken)]
        )
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]
        return taken

    def is_free(self, start: int, end: int) -> bool:
        """Whether the span touches nothing taken."""
        return bisect_right(self._ends, start) == bisect_left(self._starts, end)
