"""The forms of the panel of verdicts: each leads to a service, and back to the panel with what became of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path

from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError
from articles.claims.models import Claim
from articles.claims.rules import may_approve, may_decide, may_propose
from articles.claims.services import verdicts as services
from newsroom.desk.claims.page import back_to_panel, claim_or_404
from newsroom.ledger.typed import number_in


class Act:
    """One form of the panel: who may send it at all, and the service that it leads to."""

    def __init__(
        self, may: Callable[[Any], bool], do: Callable[[HttpRequest, Claim, str], object], done: str
    ) -> None:
        self.may, self.do, self.done = may, do, done


def _seen(request: HttpRequest) -> int | None:
    return number_in(request.POST.get("seen", ""))


def _take(request: HttpRequest, claim: Claim, axis: str) -> object:
    instead_of = number_in(request.POST.get("instead_of", ""))
    return services.take(claim=claim, axis=axis, by=request.user, instead_of=instead_of)


def _say(service: Callable[..., object], request: HttpRequest, claim: Claim, axis: str) -> object:
    return service(
        claim=claim,
        axis=axis,
        rating=request.POST.get("rating", ""),
        rationale=request.POST.get("rationale", ""),
        by=request.user,
        seen=_seen(request),
    )


def _approve(request: HttpRequest, claim: Claim, axis: str) -> object:
    note = request.POST.get("note", "")
    return services.approve(claim=claim, axis=axis, by=request.user, note=note, seen=_seen(request))


def _give_back(request: HttpRequest, claim: Claim, axis: str) -> object:
    reason = request.POST.get("reason", "")
    return services.give_back(claim=claim, axis=axis, reason=reason, by=request.user, seen=_seen(request))


def _reopen(request: HttpRequest, claim: Claim, axis: str) -> object:
    return services.reopen(claim=claim, axis=axis, reason=request.POST.get("reason", ""), by=request.user)


def _skip(request: HttpRequest, claim: Claim, axis: str) -> object:
    return services.skip(claim=claim, reason=request.POST.get("reason", ""), by=request.user)


def _release(request: HttpRequest, claim: Claim, axis: str) -> object:
    return services.release(claim=claim, axis=axis, by=request.user)


#: Part of the address -> what it does. The names of the addresses end in the same words.
ACTS: dict[str, Act] = {
    "take": Act(may_propose, _take, "It is yours."),
    "release": Act(may_decide, _release, "Let go."),
    "propose": Act(may_decide, partial(_say, services.propose), "Kept: {status}."),
    "label": Act(may_propose, partial(_say, services.second_label), "Kept: {status}."),
    "approve": Act(may_approve, _approve, "The verdict stands."),
    "give-back": Act(may_decide, _give_back, "Given back."),
    "reopen": Act(may_decide, _reopen, "Taken up again. The verdict stands until a newer one supersedes it."),
    "skip": Act(may_decide, _skip, "Left unchecked; the reason is kept."),
}


def urls(site: AdminSite) -> list[URLPattern]:
    """One address for each act."""
    return [
        path(
            f"desk/claims/<str:uid>/{name}/",
            site.admin_view(partial(act_view, act)),
            name=f"desk_claim_{name.replace('-', '_')}",
        )
        for name, act in ACTS.items()
    ]


def act_view(act: Act, request: HttpRequest, uid: str) -> HttpResponse:
    """POST `axis` and what the act asks for; leads back to the panel with what became of it, in words."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    claim = claim_or_404(request, uid)
    if not act.may(request.user):
        raise PermissionDenied
    try:
        check = act.do(request, claim, request.POST.get("axis", Axis.ATTRIBUTION))
    except ClaimError as refused:
        messages.error(request, str(refused))
    else:
        status = getattr(check, "get_status_display", str)()
        messages.success(request, act.done.format(status=status[:1].lower() + status[1:]))
    return back_to_panel(claim, "verdicts")
