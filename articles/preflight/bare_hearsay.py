"""P08: 'reportedly' and its kin name nobody. The desk finds out who reported it, or signs for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck

HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|supposedly|rumou?red|(?:is|are|was|were) said to|(?:is|are) believed to)\b",
    re.IGNORECASE,
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B in the headline; S where a claim in mode 7 is printed; W for a hedge in the body without a claim."""
    for match in HEDGES.finditer(story.headline):
        yield Finding(
            "P08",
            "B",
            "headline",
            match.group(),
            "Hearsay in the headline: say who reports it, or leave it out.",
            field="headline",
            start=match.start(),
            end=match.end(),
            cure=Cure(CureKind.FIELD, "Go to the headline", target="headline"),
        )
    for passage in story.passages:
        if passage.claim is not None and passage.claim.mode == "hearsay":
            yield Finding(
                "P08",
                "S",
                story.place_of(passage.start),
                passage.exact,
                "Hearsay without a source: find who reported it and set the claim's mode, or have it signed off.",
                start=passage.start,
                end=passage.end,
                cure=Cure(CureKind.CLAIM, "Open the claim", target=passage.uid),
            )
    covered = [(passage.start, passage.end) for passage in story.passages]
    for match in HEDGES.finditer(story.text):
        if not any(start <= match.start() < end for start, end in covered):
            yield Finding(
                "P08",
                "W",
                story.place_of(match.start()),
                match.group(),
                "Hearsay without a claim: mark the statement so that it can be checked.",
                start=match.start(),
                end=match.end(),
                cure=Cure(CureKind.MARK, "Mark it as a claim"),
            )
