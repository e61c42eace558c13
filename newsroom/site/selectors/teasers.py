"""Stories in lists: what stands in a teaser, and which stories a list holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from articles.models import Article
from entities.picture_data import PictureData
from newsroom.site.selectors.navigation import Link, section_link
from newsroom.site.selectors.pictures import lead_picture, with_picture_rights

#: Teasers are cropped to one shape, so that neighbours line up.
TEASER_RATIO = "3x2"


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story in a list. `text` is the printed standfirst, never cut: a shorter one could lose its source."""

    url: str
    section: Link
    kicker: str
    headline: str
    text: str
    language: str
    published_at: datetime
    changed_at: datetime | None
    is_corrected: bool
    picture: PictureData | None


def printed_stories() -> QuerySet:
    """Public stories, newest first, with all that a teaser shows. One query when read."""
    return with_picture_rights(Article.objects.with_print())


def teaser_of(story: Article, *, with_picture: bool = True) -> Teaser:
    """The story as its live version printed it; no query. `story` comes from `printed_stories`."""
    version = story.live_version
    return Teaser(
        url=story.get_absolute_url(),
        section=section_link(version.section.name, version.section.slug),
        kicker=version.kicker,
        headline=version.headline,
        text=version.standfirst,
        language=version.language,
        published_at=story.first_published_at,
        changed_at=version.published_at if version.number > 1 else None,
        is_corrected=version.kind == "correction",
        picture=lead_picture(story, TEASER_RATIO) if with_picture else None,
    )
