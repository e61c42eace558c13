"""Every public route of the site, read from the resolver, so that a new one cannot be forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

#: The desk asks for a login and has tests of its own.
PRIVATE = ("admin/",)


def public_routes() -> dict[str, str]:
    """Name, with its namespaces, of every route below no private prefix -> the route itself.

    A route without a name is listed under itself: it then has no place in the crawl, which fails.
    """
    return dict(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list, prefix: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(PRIVATE):
            continue
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name)) if pattern.name else route, route
