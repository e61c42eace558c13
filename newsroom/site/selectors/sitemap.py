"""Every public address, for search engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Value
from django.urls import reverse

from articles.claims.models import Claim
from articles.models import Article, PublishedVersion, Section
from entities.models import Entity, Topic

#: Half of what the protocol allows in one file (50,000 addresses), and far from its 50 MB.
MOST_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class Address:
    """A path of this site; `changed_at` where we know it."""

    path: str
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Addresses of one kind: the rows, and the route that they fill in. The rows give (key, date)."""

    name: str
    route: str
    rows: Callable[[], QuerySet]


def _stories() -> QuerySet:
    return Article.objects.public().order_by("pk").values_list("slug", "live_version__published_at")


def _sections() -> QuerySet:
    """Sections in which something is in print, with the date of the last print."""
    live = PublishedVersion.objects.filter(live_for__isnull=False, section=OuterRef("pk"))
    last = Max("versions__published_at", filter=Q(versions__live_for__isnull=False))
    return Section.objects.filter(Exists(live)).annotate(last=last).order_by("pk").values_list("slug", "last")


def _topics() -> QuerySet:
    last = Max(
        "version_topics__version__published_at", filter=Q(version_topics__version__live_for__isnull=False)
    )
    return Topic.objects.public().annotate(last=last).order_by("pk").values_list("slug", "last")


def _claims() -> QuerySet:
    """Without dates: a claim's page changes with answers, evidence and parties; none of them is its date."""
    never = Value(None, output_field=DateTimeField())
    return Claim.objects.public().order_by("pk").values_list("uid", never)


def _dossiers() -> QuerySet:
    """With the date of the last story that names it: the desk's own saves are nobody's business."""
    last = Max("mentions__version__published_at", filter=Q(mentions__version__live_for__isnull=False))
    return Entity.objects.public().annotate(last=last).order_by("pk").values_list("slug", "last")


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part("stories", "site:story", _stories),
        Part("sections", "site:section", _sections),
        Part("topics", "site:topic", _topics),
        Part("claims", "site:claim", _claims),
        Part("dossiers", "site:entity", _dossiers),
    )
}
_PAGES = ("site:home", "site:claims", "site:entities", "site:corrections", "site:standards")


def sizes() -> dict[str, int]:
    """How many addresses each part has. One query a part."""
    return {name: part.rows().count() for name, part in PARTS.items()}


def fixed_addresses() -> list[Address]:
    """Pages that are there from the first day."""
    return [Address(reverse(name)) for name in _PAGES]


def addresses(name: str, page: int = 1) -> Iterator[Address]:
    """Addresses of one part, at most MOST_ADDRESSES from page `page` (from 1) on. One query.

    Raises KeyError for an unknown part.
    """
    part = PARTS[name]
    first = (page - 1) * MOST_ADDRESSES
    for key, changed_at in part.rows()[first : first + MOST_ADDRESSES]:
        yield Address(reverse(part.route, args=[key]), changed_at)
