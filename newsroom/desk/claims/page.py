"""The claim's page: everything a checker needs to decide about one claim, on one screen."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.claims.models import Claim
from newsroom.desk.claims.panels import PANELS


def urls(site: AdminSite) -> list[URLPattern]:
    """The page of one claim."""

    def page(request: HttpRequest, uid: str) -> HttpResponse:
        return claim_view(request, uid, site=site)

    return [path("desk/claims/<str:uid>/", site.admin_view(page), name="desk_claim")]


def claim_or_404(request: HttpRequest, uid: str) -> Claim:
    """The claim at this address, for somebody who may see claims. One query; PermissionDenied, Http404."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claims = Claim.objects.select_related("relayed_by", "canonical", "reviewed_by")
    return get_object_or_404(claims, uid=uid)


def back_to_panel(claim: Claim, key: str) -> HttpResponse:
    """Where every form of a panel leads once it has done its work."""
    return redirect(f"{reverse('admin:desk_claim', args=[claim.uid])}#panel-{key}")


def claim_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """The page: head and panels. The queries of the panels, each of a fixed number."""
    claim = claim_or_404(request, uid)
    panels: list[dict[str, Any]] = [
        {"panel": panel, "data": panel.context(request, claim)} for panel in PANELS
    ]
    context = {
        **site.each_context(request),
        "title": str(claim),
        "claim": claim,
        "main": [each for each in panels if each["panel"].column == "main"],
        "side": [each for each in panels if each["panel"].column == "side"],
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/page.html", context)
