"""P08: 'reportedly' and its kin name nobody. The desk finds out who reported it, or signs for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.preflight.finding import Finding
from articles.preflight.story import StoryInCheck

HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|supposedly|rumou?red|(?:is|are|was|were) said to|(?:is|are) believed to)\b",
    re.IGNORECASE,
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each hedge in the headline; the body is `bare_hearsay_body`'s."""
    for match in HEDGES.finditer(story.headline):
        yield Finding(
            "P08",
            "B",
            "headline",
            match.group(),
            "Hearsay in the headline: say who reports it, or leave it out.",
        )
