"""P06: what would harm somebody badly does not rest on one leg.

Definition: a claim of serious or grave harm is printed and fewer than two independent origins of supporting evidence
are on file: the ends of what its documents derive from. All bodies of one government are one origin, items of unknown
origin count together as one, our own print counts as none. Excepted are official acts on record, and
whoever answers for their own words: a named document,
somebody on record, a body that speaks openly.
Severity: S.
Fails: "people familiar with the case say" that an official took money, over one paper's report.
Passes: the same over court records and the company's mail; "U.S. authorities accuse", a body that speaks openly.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.vocabulary import AttributionMode, Basis, Standing
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.roots import in_words
from articles.preflight.story import ClaimInPrint, StoryInCheck

BAD_HARM = frozenset({"serious", "grave"})
_ANSWERABLE = frozenset({AttributionMode.DOCUMENT.value, AttributionMode.ON_RECORD.value})
_ENOUGH = 2


def check(story: StoryInCheck) -> Iterator[Finding]:
    """S for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        if claim.harm not in BAD_HARM or claim.origins.roots >= _ENOUGH or _answers_for_itself(claim):
            continue
        yield Finding(
            "P06",
            "S",
            story.place_of(passage.start),
            passage.exact,
            f"This would do {claim.harm} harm if it were wrong, and {in_words(claim.origins)}: add a second,"
            " independent origin, or have it signed off.",
            start=passage.start,
            end=passage.end,
            cure=Cure(CureKind.CLAIM, "Add evidence", target=claim.uid),
        )


def _answers_for_itself(claim: ClaimInPrint) -> bool:
    return claim.basis == Basis.OFFICIAL_ACT or claim.mode in _ANSWERABLE or claim.standing == Standing.BODY
