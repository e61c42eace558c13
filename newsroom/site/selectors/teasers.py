"""Stories in lists: what stands in a teaser, and which stories a list holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from articles.body.summary import shorten
from articles.enums import VersionKind
from articles.models import Article
from entities.picture_data import PictureData
from newsroom.site.selectors.navigation import Link, section_link
from newsroom.site.selectors.pictures import lead_picture, with_picture_rights
from newsroom.site.selectors.printed import printed

#: Teasers are cropped to one shape, so that neighbours line up.
TEASER_RATIO = "3x2"
#: In characters, of the opening that stands in for a standfirst.
TEASER_LENGTH = 220


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story in a list. `text` is the printed standfirst, whole, or the first sentences of the body: neither
    is ever cut between a statement and who says it. Of a retracted story nothing is told again.
    """

    url: str
    section: Link
    kicker: str
    headline: str
    text: str
    language: str
    published_at: datetime
    changed_at: datetime | None
    is_corrected: bool
    is_retracted: bool
    picture: PictureData | None


def printed_stories() -> QuerySet:
    """Public stories, newest first, with all that a teaser shows. One query when read."""
    return with_picture_rights(
        Article.objects.with_print().defer("body", "body_text", "live_version__findings")
    )


def teaser_of(story: Article, *, with_picture: bool = True) -> Teaser:
    """The story as its live version printed it; no query. `story` comes from `printed_stories`."""
    version = printed(story)
    retracted = version.kind == VersionKind.RETRACTION
    return Teaser(
        url=story.get_absolute_url(),
        section=section_link(version.section.name, version.section.slug),
        kicker=version.kicker,
        headline=version.headline,
        text="" if retracted else version.standfirst or shorten(version.body, TEASER_LENGTH),
        language=version.language,
        published_at=story.first_published_at or version.published_at,
        changed_at=version.published_at if version.number > 1 else None,
        is_corrected=version.kind == VersionKind.CORRECTION,
        is_retracted=retracted,
        picture=lead_picture(story, TEASER_RATIO) if with_picture else None,
    )
