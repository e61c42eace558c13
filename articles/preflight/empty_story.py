"""A story needs words and a headline that somebody wrote.

Definition: the body holds no text (empty), or the headline is still the machine's working title (headline).
Severity: B for empty, W for headline.
Fails: a picture and a headline over no text; "Prosecutors say …", cut from the first line on ingest.
Passes: a story of one paragraph under a headline of the desk's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B: no body. W: the headline is still the machine's working title."""
    if not story.text.strip():
        yield Finding(
            "empty",
            "B",
            "body",
            "",
            "The story has no text: write it before it goes out.",
            cure=Cure(CureKind.FIELD, "Go to the text", target="body"),
        )
    if story.headline_is_working:
        yield Finding(
            "headline",
            "W",
            "headline",
            story.headline,
            "This is a working title made on ingest: write a headline.",
            field="headline",
            cure=Cure(CureKind.FIELD, "Write a headline", target="headline"),
        )
