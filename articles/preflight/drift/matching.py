"""What a clause of a line says again: the stretch of the body that shares most of its content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from articles.preflight.drift.body import Body, Said
from articles.preflight.drift.clauses import Clause
from articles.preflight.drift.levels import Level, level_of, parts_of
from articles.preflight.drift.terms import Bag, Term, bag_of, terms_in
from articles.preflight.story import Line

#: How much of its content a clause must share with a statement to say the same, chosen on the development half of
#: tests/data/preflight.
SAME: Final = 0.6
#: A clause shares this much content besides names, or it is only about the same people.
LEAST: Final = 1.6
#: One word besides the names will do where the whole clause is found: "Varn did nothing wrong".
_WHOLE: Final = 0.95
#: What is said elsewhere in the story counts half against a match: a headline sums up.
_ELSEWHERE: Final = 0.5
#: What stands nowhere in the story tells that a clause says something else.
_NOWHERE: Final = 1.4


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the body and the share (0 to 1) of the clause that is found in it; `content` leaves names out."""

    said: Said
    share: float
    content: float

    @property
    def is_same(self) -> bool:
        """Whether the clause says what the stretch says."""
        return self.share >= SAME and (
            self.content >= LEAST or (self.share >= _WHOLE and self.content >= 1.0)
        )


def terms_of(clause: Clause, line: Line, body: Body, without: Sequence[tuple[int, int]] = ()) -> list[Term]:
    """The terms of a clause of a line, but for the source and the cue that the line itself gives."""
    speakers = [
        (span.start, span.end)
        for found in line.reading.claims
        for span in (found.statement.cue, found.statement.source)
        if span is not None
    ]
    return terms_in(
        line.text,
        clause.start,
        clause.end,
        language=body.language,
        mentions=line.reading.mentions,
        without=[*without, *speakers],
        names=body.names,
    )


def best(terms: Sequence[Term], candidates: Iterable[Said], body: Body) -> Match | None:
    """The stretch that shares most with the terms; of equals the first. None where there is nothing to compare."""
    if not terms:
        return None
    found = (match_of(terms, said, body.whole) for said in candidates)
    return max(found, key=lambda match: (match.share, match.content), default=None)


def match_of(terms: Sequence[Term], said: Said, whole: Bag) -> Match:
    """How much of the terms a stretch holds."""
    shared = content = everything = 0.0
    for term in terms:
        share = said.bag.share_of(term)
        shared += share * term.weight
        content += 0.0 if term.is_name else share * term.weight
        missing = 1.0 - share
        if term.is_number:
            missing = 0.0
        elif missing:
            light = term.is_name or term.weight < 1.0
            missing *= _ELSEWHERE if whole.share_of(term) else 1.0 if light else _NOWHERE
        everything += (share + missing) * term.weight
    return Match(said, shared / everything if everything else 0.0, content)


def level_beside(said: Said, terms: Sequence[Term], body: Body) -> Level:
    """How sure a stretch of the body sounds of what the terms say: the level of the part that shares most with them."""
    parts = parts_of(said.words)
    if len(parts) < 2:
        return level_of(said.words)
    shares = [
        sum(bag.share_of(term) * term.weight for term in terms)
        for bag in (bag_of(part, body.language) for part in parts)
    ]
    return level_of(parts[shares.index(max(shares))])
