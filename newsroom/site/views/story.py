"""A story, and what its address answers when it is not there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from newsroom.site.caching import public_page
from newsroom.site.json_ld import story_json_ld
from newsroom.site.selectors.story import story_page
from newsroom.site.views.errors import gone


@public_page
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The live version of a story; 410 where it was printed and taken back, else 404."""
    page = story_page(slug)
    if page is not None:
        context = {"page": page, "navigation": page.navigation, "json_ld": story_json_ld(page)}
        return render(request, "articles/story_detail.html", context)
    return not_in_print(request, slug)


def not_in_print(request: HttpRequest, slug: str) -> HttpResponse:
    """410 for a story that was printed and taken back, naming nothing of it; Http404 for any other."""
    if Article.objects.gone().filter(slug=slug).exists():
        return gone(request, "This story was published here and has been taken back.")
    raise Http404
