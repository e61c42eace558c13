"""The newest stories for feed readers. One query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, PublishedVersion

MOST_ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in a feed. `summary` is the printed standfirst, never cut: it could lose its source."""

    uid: str
    url: str
    title: str
    summary: str
    language: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    published_at: datetime
    updated_at: datetime


def newest_entries() -> tuple[Entry, ...]:
    """Live stories by the time they were first published, newest first."""
    stories = Article.objects.with_print().defer("body", "body_text", "live_version__body")[:MOST_ENTRIES]
    return tuple(_entry(story) for story in stories)


def _entry(story: Article) -> Entry:
    version: PublishedVersion = story.live_version  # type: ignore[assignment]  # every public story has one
    return Entry(
        uid=story.uid,
        url=story.get_absolute_url(),
        title=version.headline,
        summary=version.standfirst,
        language=version.language,
        authors=tuple(line["name"] for line in version.bylines),
        categories=(version.section.name, *(topic["name"] for topic in version.topics)),
        published_at=story.first_published_at or version.published_at,
        updated_at=version.published_at,
    )
