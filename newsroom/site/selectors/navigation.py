"""The sections above every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Section


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere, or, without an address, plain text. `note` is a few words beside it.

    `language` is given where the name is a headline: it may stand in another one than the page.
    """

    name: str
    url: str = ""
    note: str = ""
    language: str = "en"


def section_link(name: str, slug: str) -> Link:
    """The way to a section's page."""
    return Link(name, reverse("site:section", args=[slug]))


def navigation() -> list[Link]:
    """All sections in their order. One query."""
    return [section_link(name, slug) for name, slug in Section.objects.values_list("name", "slug")]
