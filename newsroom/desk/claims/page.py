"""The claim's page: everything a checker needs to decide about one claim, on one screen."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from articles.claims.models import Claim
from newsroom.desk.claims.refused import refuse
from newsroom.desk.pages import paths_of


def urls(site: AdminSite) -> list[URLPattern]:
    """The page of one claim."""
    return paths_of(site, ("desk/claims/<str:uid>/", claim_view, "desk_claim"))


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
    return _page(request, claim_or_404(request, uid), site=site)


def refused(
    request: HttpRequest, claim: Claim, key: str, why: Exception, *, site: AdminSite, form: str = ""
) -> HttpResponse:
    """The page again, with what was typed and why it was not done: status 409, or 400 for what a field does not take.

    `form` tells the forms of one panel apart. What is typed into a form that is refused is never lost.
    """
    refuse(request, key, why, form=form)
    status = 400 if isinstance(why, ValidationError) else 409
    return _page(request, claim, site=site, status=status)


def _page(request: HttpRequest, claim: Claim, *, site: AdminSite, status: int = 200) -> HttpResponse:
    # The modules of the panels take this page's functions, and are needed only to answer.
    from newsroom.desk.claims.head import head_context
    from newsroom.desk.claims.panels import PANELS
    from newsroom.desk.claims.way import way_context

    panels: list[dict[str, Any]] = [
        {"panel": panel, "data": panel.context(request, claim)} for panel in PANELS
    ]
    context = {
        **site.each_context(request),
        **head_context(request, claim),
        **way_context(request, claim),
        "title": str(claim),
        "claim": claim,
        "panels": panels,
        "main": [each for each in panels if each["panel"].column == "main"],
        "side": [each for each in panels if each["panel"].column == "side"],
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/page.html", context, status=status)
