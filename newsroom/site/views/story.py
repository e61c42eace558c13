"""A story, and what its address answers when it is not there, or not there any more."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.models import Article
from newsroom.site.caching import CACHE_CONTROL, public_page
from newsroom.site.json_ld import story_json_ld
from newsroom.site.selectors.addresses import moved_to
from newsroom.site.selectors.story import story_page
from newsroom.site.views.errors import gone


@public_page
def story(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The live version of a story; 301 from an address that it has left; 410 where it was printed and taken back;
    else 404.
    """
    page = story_page(slug)
    if page is not None:
        context = {"page": page, "navigation": page.navigation, "json_ld": story_json_ld(page)}
        return render(request, "articles/story_detail.html", context)
    return not_in_print(request, slug)


def not_in_print(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What a story's address answers where no story stands: 301 to the same page of a story that has moved, 410 for one
    that was printed and taken back, naming nothing of it; Http404 for any other. Two queries at most.
    """
    moved = moved_to(slug)
    if moved is not None and moved.is_live:
        return _moved(request, moved)
    if moved is not None or Article.objects.gone().filter(slug=slug).exists():
        return gone(request, "This story was published here and has been taken back.")
    raise Http404


def _moved(request: HttpRequest, story: Article) -> HttpResponseBase:
    """To the page that was asked for, under the address that the story has now."""
    match = request.resolver_match
    asked = {**match.kwargs, "slug": story.slug} if match else {"slug": story.slug}
    address = reverse(match.view_name if match else "site:story", kwargs=asked)
    query = request.META.get("QUERY_STRING", "")
    response = redirect(f"{address}?{query}" if query else address, permanent=True)
    # A story may come back to an address that it has left: a browser that kept both ways would turn for ever.
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
