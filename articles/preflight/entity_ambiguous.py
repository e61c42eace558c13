"""P15: a name that fits two entities equally well, and no choice made."""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Finding
from articles.preflight.story import StoryInCheck

ACCUSING = frozenset({"accuse", "charge"})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B inside an accusation, W elsewhere."""
    accusations = [
        (passage.start, passage.end)
        for passage in story.passages
        if passage.claim is not None and passage.claim.speech_act in ACCUSING
    ]
    for name in story.ambiguous:
        inside = any(start < name.end and name.start < end for start, end in accusations)
        yield Finding(
            "P15",
            "B" if inside else "W",
            story.place_of(name.start),
            name.surface,
            f"Which one is meant: {', '.join(name.candidates)}? Choose the entity in the story's list.",
        )
