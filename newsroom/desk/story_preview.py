"""A story as print would show it, for colleagues: no link is needed, and nothing is counted."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse

from articles.models import Article
from entities.picture_response import rendition_response
from newsroom.site.selectors.preview import preview_page, printable_lead_image
from newsroom.site.views.preview import private_page


def preview_urls(site: AdminSite) -> list[URLPattern]:
    """Below the story's own address."""
    return [
        path("articles/article/<int:pk>/preview/", site.admin_view(story_preview), name="story_preview"),
        path(
            "articles/article/<int:pk>/preview/<str:name>",
            site.admin_view(story_preview_picture),
            name="story_preview_picture",
        ),
    ]


@private_page
def story_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the working copy as it is saved."""
    article = _story(request, pk)
    page = preview_page(
        article, picture_address=lambda name: reverse("admin:story_preview_picture", args=[pk, name])
    )
    return render(request, "articles/story_preview.html", {"page": page, "navigation": page.navigation})


@private_page
def story_preview_picture(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A rendition of its picture."""
    image = printable_lead_image(_story(request, pk))
    response = rendition_response(request, image, name) if image else None
    if response is None:
        raise Http404
    return response


def _story(request: HttpRequest, pk: int) -> Article:
    if not request.user.has_perm("articles.view_article"):  # type: ignore[union-attr]
        raise PermissionDenied
    return get_object_or_404(Article.objects.select_related("section", "live_version"), pk=pk)
