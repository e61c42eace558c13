"""Parting a line into clauses that are judged one by one: "Sheinbaum rejects troops as Trump signs order" has two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.body.text import sentences
from articles.claims.detector.tokens import Token, tokenise
from articles.claims.similar.tokens import fold
from articles.preflight.drift.predicates import has_verb_form
from articles.preflight.story import Line

#: Between two clauses of a line. A comma only where a subject follows it, which `_opens_clause` tells.
_BREAK: Final = re.compile(
    r"\s*;\s+|\s+[–—-]\s+|,\s+(?=\w|[“\"'‘«])|\s+(?=(?:as|after|while|but|although|though|whereas|mientras|pero|aunque)\s)",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"(?:as|after|while|but|although|though|whereas|mientras|pero|aunque)\s+", re.IGNORECASE
)
_AND: Final = re.compile(r"\s+(?:and|y)\s+(?=[A-ZÁÉÍÓÚÑ])")
_SHORTEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a line; offsets count in the line. `sentence` is the span of the sentence it stands in.

    `is_apart` where whoever speaks in the clause before it does not speak here: "Lund rejects talks *after Brill
    left*".
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    is_question: bool = False
    is_explainer: bool = False
    is_apart: bool = False

    def tokens(self) -> list[Token]:
        """Words and marks, with offsets in the line."""
        return list(tokenise(" " * self.start + self.text, self.start, self.end))


def clauses_of(line: Line) -> list[Clause]:
    """The clauses of a line in order; every word of it is in one, but for what parts them."""
    return list(_clauses(line))


def _clauses(line: Line) -> Iterator[Clause]:
    spans = [(0, len(line.text))] if line.field == "slug" else [tuple(span) for span in sentences(line.text)]
    for begin, stop in spans:
        words = line.text[begin:stop]
        asks = "?" in words or (line.field == "slug" and _opens_question(words))
        explains = bool(_EXPLAINS.match(words))
        for start, end in _parted(line, begin, stop):
            apart = start > begin and bool(_ENDS_AFTER.search(line.text[begin:start]))
            yield Clause(line.text[start:end], start, end, (begin, stop), asks, explains, apart)


#: "What we know about the order" says nothing of it.
_EXPLAINS: Final = re.compile(
    r"(?:what (?:we|you|to|is|do we) (?:know|known|need)|what's known|lo que (?:se sabe|sabemos)|qu[eé] se sabe)",
    re.IGNORECASE,
)


def _opens_question(words: str) -> bool:
    """A slug has no question mark: "did maduro profit"."""
    first = fold(words).split()[:1]
    return bool(first) and first[0] in _ASKING


_ASKING: Final = frozenset(
    "did does do is are was were has have will would can could should who why how what".split()
)


def _parted(line: Line, begin: int, stop: int) -> list[tuple[int, int]]:
    """The clauses between two offsets. One too short to say anything stays with the one before it."""
    text = line.text
    cuts = [begin]
    named = {match.start for match in line.reading.mentions}
    quoted = _quoted(text, begin, stop)
    breaks = sorted(
        (match.start(), match.end())
        for pattern in (_BREAK, _AND)
        for match in pattern.finditer(text, begin, stop)
        if not any(start < match.start() < end for start, end in quoted)
    )
    spans: list[tuple[int, int]] = []
    for start, end in breaks:
        left, right = text[cuts[-1] : start], text[end:stop]
        shortest = 1 if text[start] == ";" else _SHORTEST_WORDS
        if len(left.split()) < shortest or len(right.split()) < shortest:
            continue
        if text[start] == "," and not (_opens_clause(right) and _FINITE.search(left)):
            continue
        if _AFTER.match(right) and not _after_opens_clause(left, right):
            continue
        if _AS.match(right) and not _as_opens_clause(left, right):
            continue
        if text[start:end].strip().lower() in ("and", "y") and end not in named:
            continue
        spans.append((cuts[-1], start))
        joint = _JOINT.match(text, end)
        cuts.append(joint.end() if joint else end)
    return [*spans, (cuts[-1], stop)]


_AFTER: Final = re.compile(r"after\s", re.IGNORECASE)
_ENDS_AFTER: Final = re.compile(r"\safter\s+$", re.IGNORECASE)
#: Verbs that answer a thing: what made somebody answer is told by the paper.
_ANSWERS: Final = re.compile(
    r"\b(?:reject|refuse|rebuff|dismiss|condemn|denounce|slam|blast|decr(?:y|ie)|protest|oppose|criticis|criticiz|bristle"
    r"|vow|rule|resist|object|bar)(?:s|es|ed|d)?\b(.*)$",
    re.IGNORECASE | re.DOTALL,
)
#: With one of these the answer may take in what follows: "denies that Lund fled after Brill shot a man".
_TAKES_IN: Final = re.compile(
    r"\b(?:that|claims?|reports?|allegations?|accusations?|charges?|suggestions?|\w+ing|\w{3,}ed|was|were|is|are)\b",
    re.IGNORECASE,
)
_LEAST_AFTER: Final = 4


def _after_opens_clause(left: str, right: str) -> bool:
    """Whether "after" opens a clause of the paper's own: behind an answer, with its own subject and verb."""
    answer = _ANSWERS.search(left)
    words = right.split()
    if answer is None or _TAKES_IN.search(answer.group(1)) or len(words) < _LEAST_AFTER:
        return False
    return words[1][:1].isupper() and any(has_verb_form(fold(word)) for word in words[2:4])


_AS: Final = re.compile(r"as\s", re.IGNORECASE)
#: "Designated as a terrorist group", "such as", "known as": no clause follows.
_BEFORE_AS: Final = re.compile(
    r"(?:such|known|same|well|long|far|much|many|soon|seen|list\w*|label\w*|designat\w*|classif\w*|reclassif\w*|nam\w+"
    r"|describ\w*|regard\w*|work\w*|serv\w*|act\w*|declar\w*|brand\w*|pos\w+|resign\w*|quit\w*|elect\w*|return\w*"
    r"|dismiss\w*|reject\w*|treat\w*|view\w*|report\w*|bid|run\w*|use\w*|charg\w*|identif\w*|appoint\w*)$",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:[a-z]{2,}(?:s|ed)|is|are|was|were|has|have|will|may|rose|fell|took|hit|met|won|lost)\b",
    re.IGNORECASE,
)
_AS_REACH: Final = 7


def _as_opens_clause(left: str, right: str) -> bool:
    """Whether "as" means "while": no verb before it asks for it, and a verb follows."""
    following = " ".join(right.split()[2 : 2 + _AS_REACH])
    return not _BEFORE_AS.search(left.split()[-1]) and bool(_FINITE.search(following))


def _quoted(text: str, begin: int, stop: int) -> Sequence[tuple[int, int]]:
    return [
        match.span() for match in re.finditer(r"[“\"«][^”\"»]*[”\"»]", text[:stop]) if match.start() >= begin
    ]


_SAYS: Final = re.compile(
    r"(?:\S+\s+){0,6}?(?:says?|said|reports?|according|seg[uú]n|dice[n]?|warns?|alleges?)\b", re.IGNORECASE
)
_NO_CLAUSE: Final = frozenset(
    """and or y o who which that including such according where when with for in of to segun quien que incluido con
    despite""".split()
)


def _opens_clause(right: str) -> bool:
    """Whether what follows a comma goes on as a clause of its own; "…, officials say" closes the one before."""
    first = fold(right.split()[0]).strip(".,")
    if first in _NO_CLAUSE:
        return False
    says = _SAYS.match(right)
    return not (says and len(right[says.end() :].split()) <= 3)
