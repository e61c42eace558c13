"""A story before it is printed, for whoever holds a preview link."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import PreviewLink
from articles.preview_tokens import token_in
from articles.services.preview_links import note_look
from entities.picture_response import rendition_response
from newsroom.site.selectors.preview import preview_page, printable_lead_image

#: Nobody keeps it, lists it, or learns the address from where its reader goes next.
PRIVATE_HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def private_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer GET and HEAD only, with the headers above."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        for name, value in PRIVATE_HEADERS.items():
            response.headers[name] = value
        return response

    return wrapped


@private_page
def preview(request: HttpRequest, signed: str) -> HttpResponse:
    """The story as it would be printed now; 410 for a link that has ended, 404 for an address we did not sign.

    Each look of a person is counted.
    """
    link = _link(signed)
    if not link.is_open(timezone.now()):
        return render(request, "articles/preview_ended.html", status=410)
    page = preview_page(
        link.article, picture_address=lambda name: reverse("site:preview_picture", args=[signed, name])
    )
    if request.method == "GET":
        note_look(link)
    context = {"page": page, "navigation": page.navigation, "ends_at": link.expires_at}
    return render(request, "articles/story_preview.html", context)


@private_page
def preview_picture(request: HttpRequest, signed: str, name: str) -> HttpResponseBase:
    """A rendition of the picture that the preview shows, while it shows it; else 404."""
    link = _link(signed)
    image = printable_lead_image(link.article) if link.is_open(timezone.now()) else None
    response = rendition_response(request, image, name) if image else None
    if response is None:
        raise Http404
    return response


def _link(signed: str) -> PreviewLink:
    token = token_in(signed)
    links = PreviewLink.objects.select_related("created_by", "article__section", "article__live_version")
    link = links.filter(token=token).first() if token else None
    if link is None:
        raise Http404
    return link
