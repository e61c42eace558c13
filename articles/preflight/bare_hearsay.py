"""P08: 'reportedly' and its kin name nobody. The desk finds out who reported it, or signs for it.

Hearsay is linked where somebody is behind it on file: a source, the outlet that relays it, an underlying source, or a
document. Linked hearsay may be printed with its hedge, in the headline too; bare hearsay may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from articles.preflight.drift.body import Body, Said, read_body
from articles.preflight.drift.clauses import clauses_of
from articles.preflight.drift.matching import match_of, terms_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import Line, StoryInCheck

HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|supposedly|rumou?red|(?:is|are|was|were) said to|(?:is|are) believed to"
    r"|presuntamente|supuestamente|al parecer)\b",
    re.IGNORECASE,
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each hedge of the headline that nobody stands behind. The body is `bare_hearsay_body`'s."""
    line = next((line for line in story.lines if line.field == "headline"), None)
    body: Body | None = None
    for match in HEDGES.finditer(story.headline):
        nearest: list[Said] = []
        if line is not None:
            body = body or read_body(story)
            nearest = _said_again(line, match.start(), body)
        if any(said.claim is not None and said.is_linked for said in nearest):
            continue
        claim = next((said.claim for said in nearest if said.claim is not None), None)
        yield Finding(
            "P08",
            "B",
            "headline",
            match.group(),
            "Hearsay in the headline that nobody stands behind: say who reports it, or leave it out.",
            field="headline",
            start=match.start(),
            end=match.end(),
            cure=Cure(CureKind.CLAIM, "Open the claim and say who reports it", target=claim.uid)
            if claim is not None
            else Cure(CureKind.FIELD, "Go to the headline", target="headline"),
        )


def _said_again(line: Line, at: int, body: Body) -> list[Said]:
    """The attributed statements that the clause at an offset says again, about equally well."""
    clause = next((part for part in clauses_of(line) if part.start <= at < part.end), None)
    terms = terms_of(clause, line, body) if clause is not None else []
    matches = [match_of(terms, said, body.whole) for said in body.attributed]
    close = [match for match in matches if match.share >= _SHARE and match.content >= 1.0]
    top = max((match.share for match in close), default=0.0)
    return [match.said for match in close if match.share >= top - _AS_WELL]


#: Less than for drift: a headline that keeps the hedge is given the benefit of the doubt.
_SHARE: Final = 0.45
_AS_WELL: Final = 0.1
