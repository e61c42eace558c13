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
from newsroom.site.selectors.corrections import CorrectedStory, newest_corrections
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
    """The newest stories. One query, two where one of them has changed since it was first printed."""
    feed = _feed(
        settings.SITE_NAME,
        "Who says so, on what footing, and what was answered.",
        name="feeds/latest",
        page="site:home",
        address="site:feed_latest",
    )
    for entry in newest_entries():
        _add(feed, entry)
    return _answer(feed)


@public_page
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """The newest corrections, clarifications and retractions. One query."""
    feed = _feed(
        f"{settings.SITE_NAME}: corrections",
        "What we got wrong, and what we made of it.",
        name="feeds/corrections",
        page="site:corrections",
        address="site:feed_corrections",
    )
    for corrected in newest_corrections():
        _add_correction(feed, corrected)
    return _answer(feed)


def _feed(title: str, subtitle: str, *, name: str, page: str, address: str) -> StoryFeed:
    """An empty feed; `name` is its id, `page` and `address` the routes of what it follows and of itself."""
    return StoryFeed(
        title=title,
        link=settings.SITE_URL + reverse(page),
        description="",
        subtitle=subtitle,
        author_name=settings.SITE_NAME,
        author_link=settings.SITE_URL + reverse("site:home"),
        feed_url=settings.SITE_URL + reverse(address),
        feed_guid=_tag(name),
        language="en",
    )


def _answer(feed: StoryFeed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add_correction(feed: StoryFeed, corrected: CorrectedStory) -> None:
    note = corrected.note
    feed.add_item(
        title=f"{note.word}: {corrected.headline}",
        link=f"{settings.SITE_URL}{corrected.url}#{note.anchor}",
        description=None,  # type: ignore[arg-type]  # Django's word for no summary of its own
        summary=note.text,
        unique_id=_tag(f"corrections/{note.key}"),
        pubdate=note.at,
        updateddate=note.at,
        categories=(note.word, corrected.section),
        authors=(),
    )


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
