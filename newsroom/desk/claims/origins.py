"""The panel of where a claim's documents come from: the count, the graph and its list, and what is proposed."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import URLPattern

from articles.claims.enums import DerivationKind, Stance
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, Derivation, SourceItem
from articles.claims.rules import may_trace_origins
from articles.claims.selectors.origins import claim_origins, side_by_side
from articles.claims.services.derivations import (
    accept_derivation,
    add_derivation,
    change_derivation,
    dismiss_derivation,
    propose_derivations,
    remove_derivation,
)
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.origins_picture import picture
from newsroom.desk.claims.page import back_to_panel, claim_or_404, refused
from newsroom.desk.claims.refused import refused_in
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

_MAY_NOT: Final = "Your role may not say where documents come from: ask a checker or an editor."


def urls(site: AdminSite) -> list[URLPattern]:
    """Everything that is done to where documents come from."""
    return paths_of(site, ("desk/claims/<str:uid>/origins/", origins_view, "desk_claim_origins"))


def origins_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Count, groups by origin, graph, derivations and proposals. Nine queries at most."""
    found = claim_origins(claim)
    items, origins = found.behind.items, found.origins
    groups = [
        {
            "owners": [found.owner_names.get(owner, owner) for owner in end.owners],
            "at": [items[key] for key in end.documents],
            "through": [items[key] for key in end.supporters if key not in end.documents],
        }
        for end in origins.ends
    ]
    failed = refused_in(request, "origins")
    return {
        "origins": origins,
        "count": origins.words,
        "groups": groups,
        "refuting": [items[key] for key in found.stances[Stance.REFUTES]],
        "picture": picture(items, found.behind.steps, supporting=origins.supporting),
        "derivations": found.accepted,
        "proposals": side_by_side(found.proposed),
        "items": sorted(items.values(), key=lambda item: (item.title.casefold(), item.pk)),
        "kinds": DerivationKind.choices,
        "may_trace": may_trace_origins(request.user),
        "refused": failed,
        "sent": failed.sent if failed else {},
        "rings": [[items[key] for key in ring] for ring in origins.rings],
    }


def origins_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST act: "add" (from_item, kind, to_item), "propose", "change:KEY" (kind), "remove:", "accept:", "dismiss:"."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        said, warning = _do(request, claim)
    except ClaimNotAllowed as error:
        return not_allowed(error)
    except ClaimError as error:
        return refused(request, claim, "origins", error, site=site)
    messages.success(request, said)
    if warning:
        messages.warning(request, warning)
    return back_to_panel(claim, "origins")


def _do(request: HttpRequest, claim: Claim) -> tuple[str, str]:
    """Do it, and say what was done, and what to look out for."""
    if not may_trace_origins(request.user):
        raise ClaimNotAllowed(_MAY_NOT)
    by = request.user
    act, _, key = request.POST.get("act", "").partition(":")
    if act == "add":
        start, end = _item(request, "from_item"), _item(request, "to_item")
        kind = request.POST.get("kind", "")
        _, warning = add_derivation(claim=claim, from_item=start, to_item=end, kind=kind, by=by)
        return "Written down. The count follows it.", warning
    if act == "propose":
        count = len(propose_derivations(claim=claim, by=by))
        if not count:
            return "The copies held of these documents share no passage that is not dealt with.", ""
        return f"{count} proposed: look at the passage and say whether it is so.", ""
    if act not in ("change", "remove", "accept", "dismiss"):
        raise ClaimError("Choose what to do.")
    reached = claim_origins(claim).derivations
    row = get_object_or_404(Derivation, pk=number_in(key) or 0)
    if row.pk not in {each.pk for each in reached}:
        raise ClaimError("This is not among what the claim's documents come from now. Look again.")
    if act == "change":
        kind = request.POST.get(f"kind_{row.pk}", "")
        change_derivation(claim=claim, derivation=row, kind=kind, by=by)
        return "Changed.", ""
    if act == "remove":
        remove_derivation(claim=claim, derivation=row, by=by)
        return "Taken back. What it said stands in the history.", ""
    if act == "dismiss":
        dismiss_derivation(claim=claim, derivation=row, by=by)
        return "Dismissed. It is not proposed again.", ""
    _, warning = accept_derivation(claim=claim, derivation=row, by=by)
    return "Accepted. The count follows it.", warning


def _item(request: HttpRequest, name: str) -> SourceItem:
    item = SourceItem.objects.filter(pk=number_in(request.POST.get(name, "")) or 0).first()
    if item is None:
        raise ClaimError("Choose both documents first.")
    return item
