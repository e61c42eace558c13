"""The only door to the files that are held: who may read copies, and nothing that a browser would run."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern

from articles.claims.exceptions import ItemRefused
from articles.claims.models import HeldCopy
from articles.claims.reading.sniff import Kind
from articles.claims.rules import may_read_copies
from articles.claims.services.copies import read_copy, read_shown
from newsroom.desk.pages import paths_of

#: Nothing is loaded, run or sent from what is handed out. `sandbox` gives it an origin of its own as well; browsers
#: show no PDF under it, and a PDF's viewer is no page of ours.
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_SANDBOXED = f"{_POLICY}; sandbox"
_ENDINGS = {
    Kind.HTML: "html.txt",
    Kind.SVG: "svg.txt",
    Kind.TEXT: "txt",
    Kind.PDF: "pdf",
    Kind.PNG: "png",
    Kind.JPEG: "jpg",
    Kind.WEBP: "webp",
    Kind.AVIF: "avif",
}


def urls(site: AdminSite) -> list[URLPattern]:
    """The files of a copy: as it was kept, and as a picture for the screen."""
    return paths_of(
        site,
        ("desk/items/<int:pk>/copies/<int:number>/original/", original_view, "desk_item_original"),
        ("desk/items/<int:pk>/copies/<int:number>/picture/", picture_view, "desk_item_picture"),
    )


def original_view(request: HttpRequest, pk: int, number: int, *, site: AdminSite) -> HttpResponse:
    """The bytes as they were kept: a PDF for the browser's own viewer, anything else to be saved. One query.

    A page or a drawing is handed out as plain text, so that nothing in it runs wherever it is opened.
    """
    copy = _copy(request, pk, number)
    kind = Kind(copy.mime)
    try:
        content = read_copy(copy)
    except ItemRefused as refused:
        raise Http404(str(refused)) from refused
    is_inline = kind is Kind.PDF and "save" not in request.GET
    typed = "text/plain" if kind in {Kind.HTML, Kind.SVG, Kind.TEXT} else str(kind)
    response = _guarded(HttpResponse(content, content_type=typed), sandboxed=not is_inline)
    name = f"item-{pk}-copy-{number}.{_ENDINGS[kind]}"
    response["Content-Disposition"] = f'{"inline" if is_inline else "attachment"}; filename="{name}"'
    return response


def picture_view(request: HttpRequest, pk: int, number: int, *, site: AdminSite) -> HttpResponse:
    """A picture drawn anew from its pixels; 404 for copies that are none. One query."""
    try:
        shown = read_shown(_copy(request, pk, number))
    except ItemRefused as refused:
        raise Http404(str(refused)) from refused
    if shown is None:
        raise Http404("This copy is no picture.")
    return _guarded(HttpResponse(shown, content_type="image/jpeg"), sandboxed=True)


def _copy(request: HttpRequest, pk: int, number: int) -> HeldCopy:
    if not may_read_copies(request.user):
        raise PermissionDenied
    return get_object_or_404(HeldCopy.objects.defer("text"), item=pk, number=number)


def _guarded(response: HttpResponse, *, sandboxed: bool) -> HttpResponse:
    response["Content-Security-Policy"] = _SANDBOXED if sandboxed else _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
