"""Signing, from the claim's page, that a claim which was found automatically is as it should be."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.services.record import review_claim
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.page import claim_or_404
from newsroom.desk.pages import paths_of


def urls(site: AdminSite) -> list[URLPattern]:
    """The one address."""
    return paths_of(site, ("desk/claims/<str:uid>/review/", review_view, "desk_claim_review"))


def review_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST: sign it."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        review_claim(claim=claim, by=request.user)
    except ClaimNotAllowed as error:
        return not_allowed(error)
    messages.success(request, "Reviewed: its label no longer says that nobody has looked.")
    return redirect("admin:desk_claim", claim.uid)
