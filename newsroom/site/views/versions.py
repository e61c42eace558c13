"""What was printed before, and what changed."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from newsroom.site.caching import public_page
from newsroom.site.selectors.versions import NoSuchVersion, VersionGone, version_page, versions_page
from newsroom.site.views.errors import gone
from newsroom.site.views.story import not_in_print


@public_page
def versions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The versions of a live story; ?from=1&to=3 compares any two, else the newest and the one before.

    301 from an address that the story has left; 410 where one of them is withheld or emptied, or the story was taken
    back; else 404.
    """
    asked = {"older": request.GET.get("from", ""), "newer": request.GET.get("to", "")}
    return _shown(request, slug, "articles/version_list.html", lambda: versions_page(slug, **asked))


@public_page
def version(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """One version as it was printed; 410 where it is withheld or emptied, or the story was taken back; else 404."""
    return _shown(request, slug, "articles/version_detail.html", lambda: version_page(slug, number))


def _shown(request: HttpRequest, slug: str, template: str, read: Callable[[], object]) -> HttpResponseBase:
    try:
        page = read()
    except NoSuchVersion as error:
        raise Http404 from error
    except VersionGone as error:
        return gone(request, str(error))
    return render(request, template, {"page": page}) if page else not_in_print(request, slug)
