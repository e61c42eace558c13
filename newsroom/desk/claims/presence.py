"""Who has which claim open: the beat of a claim's page."""

from __future__ import annotations

import re

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern

from articles.claims.selectors.presence import people_in
from articles.claims.services.presence import beat, leave
from newsroom.desk.claims.page import claim_or_404
from newsroom.desk.pages import paths_of

_TAB = re.compile(r"[\w-]{8,36}")


def urls(site: AdminSite) -> list[URLPattern]:
    """The address to which a claim's page beats."""
    return paths_of(site, ("desk/claims/<str:uid>/presence/", presence_view, "desk_claim_presence"))


def presence_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST tab (a key that the page gave itself) and leaving: {"people": [names of others who are here]}.

    Four queries beside the user's.
    """
    if request.method != "POST":
        raise PermissionDenied
    claim = claim_or_404(request, uid)
    tab = request.POST.get("tab", "")
    if not _TAB.fullmatch(tab):
        return JsonResponse({"error": "tab must be a key of 8 to 36 letters and digits."}, status=400)
    if request.POST.get("leaving"):
        leave(claim=claim, by=request.user, tab=tab)
        return JsonResponse({})
    beat(claim=claim, by=request.user, tab=tab)
    here = people_in([claim.pk]).get(claim.pk, [])
    return JsonResponse({"people": [person.name for person in here if person.user_id != request.user.pk]})
