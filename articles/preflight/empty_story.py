"""A story needs words and a headline that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Finding
from articles.preflight.story import StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B: no body. W: the headline is still the machine's working title."""
    if not story.text.strip():
        yield Finding("empty", "B", "body", "", "The story has no text: write it before it goes out.")
    if story.headline_is_working:
        yield Finding(
            "headline",
            "W",
            "headline",
            story.headline,
            "This is a working title made on ingest: write a headline.",
        )
