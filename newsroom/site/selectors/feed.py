"""The newest stories for feed readers. One query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from articles.enums import VersionKind
from articles.models import Article, PublishedVersion
from newsroom.site.selectors.corrections import CorrectionNote, notes_of_stories

MOST_ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in a feed. `summary` is the printed standfirst, never cut: it could lose its source. The last note on
    what was wrong goes before it, and a title says whether the story was retracted: many readers see no more.
    """

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
    """Live stories by the time they were first published, newest first. One query, two where one has changed."""
    stories = list(
        Article.objects.with_print().defer("body", "body_text", "live_version__body")[:MOST_ENTRIES]
    )
    changed = [story.pk for story in stories if story.head_number > 1]
    notes = notes_of_stories(changed) if changed else {}
    return tuple(_entry(story, notes.get(story.pk, ())) for story in stories)


def _entry(story: Article, notes: Sequence[CorrectionNote]) -> Entry:
    version: PublishedVersion = story.live_version  # type: ignore[assignment]  # every public story has one
    retracted = version.kind == VersionKind.RETRACTION
    parts = [
        f"{note.word}, {date_format(timezone.localtime(note.at), 'j F Y')}: {note.text}" for note in notes[:1]
    ]
    return Entry(
        uid=story.uid,
        url=story.get_absolute_url(),
        title=f"Retracted: {version.headline}" if retracted else version.headline,
        summary="\n\n".join([*parts, version.standfirst] if version.standfirst and not retracted else parts),
        language=version.language,
        authors=tuple(line["name"] for line in version.bylines),
        categories=(version.section.name, *(topic["name"] for topic in version.topics)),
        published_at=story.first_published_at or version.published_at,
        updated_at=version.published_at,
    )
