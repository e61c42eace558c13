"""Find names in a folded text with an Aho-Corasick automaton, and keep those that stand as words."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from entities.gazetteer.casing import CaseRule, case_rule
from entities.gazetteer.folding import FoldedText, fold
from entities.gazetteer.records import NameEntry, NameKind

_KINDS: tuple[NameKind, ...] = get_args(NameKind)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was looked for: of an entry on file, or a form derived from one, which has its own `kind`.

    `key` is empty for a lookalike.
    """

    entry: NameEntry
    kind: NameKind
    rule: CaseRule

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def weak(self) -> bool:
        return self.kind == "weak_alias"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the original text with every name that fits it."""

    start: int
    end: int
    names: tuple[Name, ...]


class Matcher:
    """An automaton over many names. Built once, then used for any number of texts, by several threads.

    Names are kept as numbers in flat arrays, and become objects where one is found: a hundred thousand of them
    would weigh more than the automaton itself.
    """

    def __init__(self, names: Iterable[tuple[str, NameEntry, NameKind]]) -> None:
        """`names` are (text, its entry, kind of the form); a text without letter or digit is left out."""
        patterns: dict[str, int] = {}
        rules: dict[CaseRule, int] = {}
        number_of = {kind: number for number, kind in enumerate(_KINDS)}
        owners, entries, kinds, rule_of = array("I"), [], bytearray(), array("I")
        for text, entry, kind in names:
            text = " ".join(text.split())
            folded = fold(text)
            pattern = folded.text
            if not any(map(str.isalnum, pattern)) or "\n" in pattern:
                continue
            rule = case_rule(folded, is_abbreviation=kind == "abbreviation")
            owners.append(patterns.setdefault(pattern, len(patterns)))
            entries.append(entry)
            kinds.append(number_of[kind])
            rule_of.append(rules.setdefault(rule, len(rules)))
        order = sorted(range(len(owners)), key=owners.__getitem__)
        self._entries = [entries[at] for at in order]
        self._kinds = bytes(kinds[at] for at in order)
        self._rule_of = array("I", (rule_of[at] for at in order))
        self._rules = tuple(rules)
        self._starts = array("I", [0]) * (len(patterns) + 1)
        for owner in owners:
            self._starts[owner + 1] += 1
        for at in range(len(patterns)):
            self._starts[at + 1] += self._starts[at]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard, store_patterns=False)

    def hits(self, folded: FoldedText) -> Iterator[Hit]:
        """Every place where a name stands as a word with its capitals; places may overlap."""
        text = folded.text
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not stands_as_word(text, start, end):
                continue
            span = folded.original_span(start, end)
            if span is None:
                continue
            names = tuple(name for name in self._names(index) if name.rule.allows(folded, start, end, span))
            if names:
                yield Hit(*span, names)

    def whole(self, text: str) -> tuple[Name, ...]:
        """The names that the whole of `text` is."""
        return next(
            (hit.names for hit in self.hits(fold(text)) if (hit.start, hit.end) == (0, len(text))), ()
        )

    def _names(self, index: int) -> Iterable[Name]:
        found: dict[tuple[str, int], Name] = {}
        for at in range(self._starts[index], self._starts[index + 1]):
            entry, kind = self._entries[at], self._kinds[at]
            if (entry.key, kind) not in found:
                found[entry.key, kind] = Name(entry, _KINDS[kind], self._rules[self._rule_of[at]])
        return found.values()


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
        if after == "$":  # US$400
            return False
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
        self.add((hit.start, hit.end) for hit in taken)
        return taken

    def add(self, spans: Iterable[tuple[int, int]]) -> None:
        """Give away further spans, which must lie in gaps."""
        merged = sorted([*zip(self._starts, self._ends, strict=True), *spans])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def is_free(self, start: int, end: int) -> bool:
        """Whether the span touches nothing taken."""
        return bisect_right(self._ends, start) == bisect_left(self._starts, end)
