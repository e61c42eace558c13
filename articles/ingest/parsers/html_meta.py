"""What the head of a page says about its story: meta elements, Open Graph, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from articles.ingest.parsers.bylines import names_in_byline

_SITE_IN_TITLE: Final = re.compile(r"\s+[|·»]\s+[^|·»]{2,60}\Z")
_ARTICLE_TYPES: Final = re.compile(r"(?:\w*Article|BlogPosting|Report)\Z")


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of itself; "" or () where it is silent."""

    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    rights: str = ""
    section: str = ""
    topics: tuple[str, ...] = ()


def read_meta(tree: LexborHTMLParser) -> Meta:
    """The page's own account of its story; meta elements go before JSON-LD."""
    named: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        key = (node.attributes.get("property") or node.attributes.get("name") or "").lower()
        content = " ".join((node.attributes.get("content") or "").split())
        if key and content:
            named.setdefault(key, []).append(content)

    def first(*keys: str) -> str:
        return next((named[key][0] for key in keys if key in named), "")

    linked = _linked_data(tree)
    html, canonical = tree.css_first("html"), tree.css_first("link[rel=canonical]")
    time = tree.css_first("article time[datetime], main time[datetime], time[datetime]")
    topics = named.get("article:tag", []) or re.split(r"\s*,\s*", first("news_keywords"))
    return Meta(
        title=_title(tree, first("og:title"), first("og:site_name")),
        language=(html.attributes.get("lang") if html else "") or first("og:locale").replace("_", "-"),
        authors=_authors(named.get("author", []) or _names(linked.get("author"))),
        published=first("article:published_time", "datepublished", "date", "dc.date", "dcterms.date")
        or str(linked.get("datePublished") or "")
        or ((time.attributes.get("datetime") if time else "") or ""),
        url=((canonical.attributes.get("href") if canonical else "") or "") or first("og:url"),
        rights=first("copyright", "dcterms.rights", "dc.rights")[:300],
        section=first("article:section") or _text(linked.get("articleSection")),
        topics=tuple(dict.fromkeys(topic for topic in topics if topic)),
    )


def _title(tree: LexborHTMLParser, shared: str, site: str) -> str:
    if shared:
        return _without_site(shared, site)
    title = tree.css_first("title")
    return _without_site(" ".join(title.text().split()), site) if title else ""


def _without_site(title: str, site: str) -> str:
    if site:
        title = re.sub(rf"\s+[-–—|·:]\s+{re.escape(site)}\Z", "", title, flags=re.IGNORECASE)
    return _SITE_IN_TITLE.sub("", title)


def _authors(values: list[str]) -> tuple[str, ...]:
    # An address is no name: some sites put the author's profile here.
    return tuple(
        dict.fromkeys(name for value in values if "://" not in value for name in names_in_byline(value))
    )


def _linked_data(tree: LexborHTMLParser) -> dict[str, Any]:
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            if any(
                isinstance(k, str) and _ARTICLE_TYPES.match(k)
                for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []))


def _names(author: Any) -> list[str]:
    found = author if isinstance(author, list) else [author]
    return [
        name for name in (a.get("name") if isinstance(a, dict) else a for a in found) if isinstance(name, str)
    ]


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else ""
