"""The map for search engines (https://www.sitemaps.org/protocol.html), and what they are asked to leave."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape

from newsroom.middleware import PRIVATE_PREFIX
from newsroom.site.caching import public_page
from newsroom.site.selectors import sitemap as selector
from newsroom.site.selectors.sitemap import Address

_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public addresses; beyond ten thousand, an index of the parts. Ten queries at most."""
    sizes = selector.sizes()
    if sum(sizes.values()) > selector.MOST_ADDRESSES:
        return _index(sizes)
    every = selector.fixed_addresses()
    for name in selector.PARTS:
        every += selector.addresses(name)
    return _map(every)


@public_page
def sitemap_part(request: HttpRequest, part: str, page: int) -> HttpResponse:
    """One part of a map that was split; 404 for a part or page that does not exist. One query."""
    if part == "pages" and page == 1:
        return _map(selector.fixed_addresses())
    if part not in selector.PARTS or page < 1:
        raise Http404
    found = list(selector.addresses(part, page))
    if not found:
        raise Http404
    return _map(found)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked: to leave the desk alone, and where the map is."""
    lines = [
        "User-agent: *",
        f"Disallow: {PRIVATE_PREFIX}",
        "",
        f"Sitemap: {_absolute(reverse('site:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _index(sizes: dict[str, int]) -> HttpResponse:
    places = [("pages", 1)]
    for name, size in sizes.items():
        pages = -(-size // selector.MOST_ADDRESSES)
        places += [(name, page) for page in range(1, pages + 1)]
    rows = [
        f"<sitemap><loc>{escape(_absolute(reverse('site:sitemap_part', args=place)))}</loc></sitemap>"
        for place in places
    ]
    return _xml("sitemapindex", rows)


def _map(addresses: Iterable[Address]) -> HttpResponse:
    rows = []
    for address in addresses:
        changed = f"<lastmod>{address.changed_at:%Y-%m-%d}</lastmod>" if address.changed_at else ""
        rows.append(f"<url><loc>{escape(_absolute(address.path))}</loc>{changed}</url>")
    return _xml("urlset", rows)


def _xml(root: str, rows: list[str]) -> HttpResponse:
    lines = [f'<{root} xmlns="{_NAMESPACE}">', *rows, f"</{root}>", ""]
    return HttpResponse(_OPENING + "\n".join(lines), content_type="application/xml; charset=utf-8")


def _absolute(path: str) -> str:
    return settings.SITE_URL + path
