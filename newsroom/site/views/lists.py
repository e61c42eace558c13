"""Sections and topics."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.site.caching import public_page
from newsroom.site.selectors.lists import StoryList, section_page, topic_page
from newsroom.site.selectors.paging import NoSuchPage


@public_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Stories of a section, newest first; ?page=2 and so on."""
    return _list(request, slug, section_page, "Section")


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Stories under a topic, newest first; ?page=2 and so on."""
    return _list(request, slug, topic_page, "Topic")


def _list(
    request: HttpRequest, slug: str, selector: Callable[[str, str], StoryList | None], what: str
) -> HttpResponse:
    try:
        listed = selector(slug, request.GET.get("page", "1"))
    except NoSuchPage as error:
        raise Http404 from error
    if listed is None:
        raise Http404
    context = {"list": listed, "what": what}
    if not listed.is_first:
        context["title_suffix"] = f", page {listed.page.number}"
    return render(request, "newsroom/story_list.html", context)
