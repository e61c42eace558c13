"""Feeds: Atom, RFC 4287."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from newsroom.site.caching import public_page
from newsroom.site.selectors.feed import Entry, newest_entries

#: Ids are tags of this day (RFC 4151): they stay when the paper moves to another address by its redirects.
_TAG_DAY = "2026-01-01"
#: What an empty feed says of its age: it has never changed, so neither may its `updated`.
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)


class StoryFeed(Atom1Feed):
    """Django's Atom with every author of a story, which it knows only one of, and with a steady date."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["summary"]:
            # Django would call it HTML; ours is plain text, in which "<" is a character like any other.
            handler.addQuickElement("summary", item["summary"], {"type": "text"})
        for name in item["authors"]:
            handler.startElement("author", {})  # type: ignore[arg-type]  # as Django itself calls it
            handler.addQuickElement("name", name)
            handler.endElement("author")


@public_page
def latest(request: HttpRequest) -> HttpResponse:
    """The newest stories. One query."""
    home = settings.SITE_URL + reverse("site:home")
    feed = StoryFeed(
        title=settings.SITE_NAME,
        link=home,
        description="",
        subtitle="Who says so, on what footing, and what was answered.",
        author_name=settings.SITE_NAME,
        author_link=home,
        feed_url=settings.SITE_URL + reverse("site:feed_latest"),
        feed_guid=_tag("feeds/latest"),
        language="en",
    )
    for entry in newest_entries():
        _add(feed, entry)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: StoryFeed, entry: Entry) -> None:
    feed.add_item(
        title=entry.title,
        link=settings.SITE_URL + entry.url,
        description=None,  # type: ignore[arg-type]  # Django's word for no summary of its own
        summary=entry.summary,
        unique_id=_tag(f"stories/{entry.uid}"),
        pubdate=entry.published_at,
        updateddate=entry.updated_at,
        categories=entry.categories,
        authors=entry.authors,
    )


def _tag(name: str) -> str:
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{_TAG_DAY}:{name}"
