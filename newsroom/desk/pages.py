"""What the desk's own pages have in common: their addresses, and choices as links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

#: The address below the admin's own, the view, and the name of both. A view is handed `site` by that name.
PageOf = tuple[str, Callable[..., HttpResponse], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, as a link."""

    words: str
    url: str
    chosen: bool


def paths_of(site: AdminSite, *pages: PageOf) -> list[URLPattern]:
    """Addresses for everybody at the desk: each view asks for the right that it needs."""
    return [
        path(route, site.admin_view(partial(_page, view, site)), name=name) for route, view, name in pages
    ]


def _page(
    view: Callable[..., HttpResponse], site: AdminSite, request: HttpRequest, **kwargs: Any
) -> HttpResponse:
    return view(request, site=site, **kwargs)
