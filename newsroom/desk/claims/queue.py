"""The queue of the claims desk."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.claims.models import Claim


def urls(site: AdminSite) -> list[URLPattern]:
    """The address of the queue."""

    def queue(request: HttpRequest) -> HttpResponse:
        return queue_view(request, site=site)

    return [path("desk/claims/", site.admin_view(queue), name="desk_claims")]


def queue_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Claims on file, newest first."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    context = {**site.each_context(request), "title": "Claims desk", "claims": Claim.objects.all()[:50]}
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/queue.html", context)
