"""Adding an item by address, file or text, with or without a claim."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from articles.claims.exceptions import ClaimError
from articles.claims.models import Claim, SourceItem
from articles.claims.rules import may_add_items
from articles.claims.services.copies import MAX_BYTES
from articles.claims.services.items import Added, add_item_by_file, add_item_by_text, add_item_by_url
from newsroom.desk.claims.items_panel import form_context
from newsroom.desk.claims.page import back_to_panel, claim_or_404
from newsroom.desk.pages import paths_of


def urls(site: AdminSite) -> list[URLPattern]:
    """Adding items: from a claim's page, and from the list of items."""
    return paths_of(
        site,
        ("desk/items/add/", add_view, "desk_item_add"),
        ("desk/claims/<str:uid>/add-item/", add_to_claim_view, "desk_claim_add_item"),
    )


def add_to_claim_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST: add an item beside a claim and open it; back to the panel where it cannot be added."""
    claim = claim_or_404(request, uid)
    if request.method != "POST" or not may_add_items(request.user):
        raise PermissionDenied
    try:
        added = _add(request, claim)
    except ClaimError as refused:
        messages.error(request, str(refused))
        return back_to_panel(claim, "items")
    return reader_of(added.item, claim)


def add_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The same form on a page of its own. What was typed stays where it cannot be added."""
    if not may_add_items(request.user):
        raise PermissionDenied
    if request.method == "POST":
        try:
            return reader_of(_add(request, None).item)
        except ClaimError as refused:
            messages.error(request, str(refused))
    context = {
        **site.each_context(request),
        "title": "Add an item",
        "typed": request.POST,
        **form_context(request),
    }
    return TemplateResponse(request, "admin/desk/claims/item_add.html", context)


def reader_of(item: SourceItem, claim: Claim | None = None) -> HttpResponseRedirect:
    """To the page on which an item is read, beside a claim if there is one."""
    beside = f"?claim={claim.uid}" if claim else ""
    return redirect(f"{reverse('admin:desk_item', args=[item.pk])}{beside}")  # type: ignore[return-value]


def _add(request: HttpRequest, claim: Claim | None) -> Added:
    """Add by whichever of the three was sent. Raises ClaimError."""
    sent = {name: request.POST.get(name, "") for name in ("url", "publisher", "title")}
    match request.POST.get("how"):
        case "file":
            upload = request.FILES.get("file")
            # One byte more than is taken says that there is more, without reading it.
            content = upload.read(MAX_BYTES + 1) if upload else b""
            return add_item_by_file(content=content, by=request.user, claim=claim, **sent)
        case "text":
            return add_item_by_text(text=request.POST.get("text", ""), by=request.user, claim=claim, **sent)
    return add_item_by_url(by=request.user, claim=claim, **sent)
