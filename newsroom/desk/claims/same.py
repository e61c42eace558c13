"""The panel of the claims that say the same: one group, whose head has what was found out about the content."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import URLPattern

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim
from articles.claims.rules import may_link
from articles.claims.selectors.linked import group_of
from articles.claims.services.groups import leave_group
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.page import back_to_panel, claim_or_404, refused
from newsroom.desk.claims.refused import refused_in
from newsroom.desk.pages import paths_of

_HELD = "_group_at_hand"


def urls(site: AdminSite) -> list[URLPattern]:
    """Leaving a group. One joins it by saying "says the same as" among the links."""
    return paths_of(site, ("desk/claims/<str:uid>/leave/", leave_view, "desk_claim_leave"))


def group_at_hand(claim: Claim) -> list[Claim]:
    """`group_of`, read once for all panels of a page. One query, or none."""
    if _HELD not in claim.__dict__:
        claim.__dict__[_HELD] = group_of(claim)
    group: list[Claim] = claim.__dict__[_HELD]
    return group


def same_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """The group, the head first. One query, or none."""
    group = group_at_hand(claim)
    return {
        "group": group,
        "count": len(group) - 1 if group else 0,
        "may_link": may_link(request.user),
        "refused": refused_in(request, "same"),
    }


def leave_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST member (a uid; this claim where it is left out): take it out of the group."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    leaving = claim
    if asked := request.POST.get("member", ""):
        head = claim.canonical_id or claim.pk
        leaving = get_object_or_404(Claim, uid=asked)
        if leaving.pk != head and leaving.canonical_id != head:
            leaving = claim
    try:
        leave_group(claim=leaving, by=request.user)
    except ClaimNotAllowed as error:
        return not_allowed(error)
    except ClaimError as error:
        return refused(request, claim, "same", error, site=site)
    messages.success(request, "Taken out of the group: from now on its content is checked by itself.")
    return back_to_panel(claim, "same")
