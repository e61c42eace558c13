"""The panel of a claim's links: how it stands to others, and the search for those that it could stand to."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern

from articles.claims.as_json import claim_as_json
from articles.claims.enums import LinkKind
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ClaimLink
from articles.claims.rules import may_link
from articles.claims.selectors.linked import REVERSED, Link, links_of
from articles.claims.selectors.near import SAME, Near, near_claims
from articles.claims.services.groups import join_group
from articles.claims.services.link import link_two, unlink
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.page import back_to_panel, claim_or_404, refused
from newsroom.desk.claims.refused import refused_in
from newsroom.desk.claims.same import group_at_hand
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

#: value -> words, as the form offers them: "this claim … that claim", the commonest first.
RELATIONS: Final[tuple[tuple[str, str], ...]] = (
    (SAME, "says the same as"),
    (f"in:{LinkKind.DENIES}", REVERSED[LinkKind.DENIES]),
    (f"out:{LinkKind.DENIES}", LinkKind.DENIES.label),
    *(
        (f"{way}:{kind}", words)
        for kind in LinkKind
        if kind != LinkKind.DENIES
        for way, words in (("out", str(kind.label)), ("in", REVERSED[kind]))
    ),
)


def urls(site: AdminSite) -> list[URLPattern]:
    """Looking for claims, linking one, taking a link back."""
    return paths_of(
        site,
        ("desk/claims/<str:uid>/near/", near_view, "desk_claim_near"),
        ("desk/claims/<str:uid>/link/", link_view, "desk_claim_link"),
        ("desk/claims/<str:uid>/unlink/", unlink_view, "desk_claim_unlink"),
    )


def links_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Links both ways, and claims near this one or near what was typed (?near=). Fourteen queries at most."""
    links = links_of(claim)
    may = may_link(request.user)
    failed = refused_in(request, "links")
    typed = failed.sent.get("near", "") if failed else request.GET.get("near", "")
    return {
        "links": links,
        "count": len(links),
        "may_link": may,
        "near": _near(claim, typed, links) if may else [],
        "typed": typed,
        "relations": RELATIONS,
        "refused": failed,
        "chosen": failed.sent.get("other", "") if failed else "",
        "relation": failed.sent.get("relation", "") if failed else "",
    }


def near_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """GET ?near=: claims near to what is typed, or to this claim where nothing is.

    {"html": the rows of the form, "results": [claims as the dialog has them, with "relation" and "why"]}.
    """
    claim = claim_or_404(request, uid)
    if not may_link(request.user):
        not_allowed(ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor."))
    typed = request.GET.get("near", "")
    near = _near(claim, typed, links_of(claim))
    html = render_to_string("admin/desk/claims/near.html", {"near": near, "typed": typed}, request)
    results = [
        {**claim_as_json(each.claim), "relation": each.words, "why": each.why, "propose": each.propose}
        for each in near
    ]
    return JsonResponse({"html": html, "results": results}, headers={"Cache-Control": "no-store"})


def link_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST other (a uid) and relation, one of RELATIONS: link the two, or group them where they say the same."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        other = _other(request)
        words = _link(request, claim, other)
    except ClaimNotAllowed as error:
        return not_allowed(error)
    except ClaimError as error:
        return refused(request, claim, "links", error, site=site)
    messages.success(request, words)
    return back_to_panel(claim, "same" if request.POST.get("relation") == SAME else "links")


def unlink_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST link (its key): take it back."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    key = number_in(request.POST.get("link", "")) or 0
    link = ClaimLink.objects.select_related("from_claim", "to_claim").filter(pk=key).first()
    try:
        if link is not None and claim.pk in (link.from_claim_id, link.to_claim_id):
            unlink(link=link, by=request.user)
        elif not may_link(request.user):
            raise ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor.")
    except ClaimNotAllowed as error:
        return not_allowed(error)
    messages.success(request, "The link was taken back.")
    return back_to_panel(claim, "links")


def _near(claim: Claim, typed: str, links: list[Link]) -> list[Near]:
    held = {link.other.pk for link in links} | {each.pk for each in group_at_hand(claim)}
    # What is typed is sought among all: a second link to the same claim may be right.
    return near_claims(claim, typed=typed, exclude=() if typed.strip() else held)


def _other(request: HttpRequest) -> Claim:
    asked = request.POST.get("other", "").strip().lower()
    if not asked:
        if not may_link(request.user):
            raise ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor.")
        raise ClaimError("Choose the other claim first: look for it by its words or its number.")
    return get_object_or_404(Claim, uid=asked)


def _link(request: HttpRequest, claim: Claim, other: Claim) -> str:
    """Do it, and say what was done."""
    way, _, kind = request.POST.get("relation", "").partition(":")
    if way == SAME:
        sure = other.uid in request.POST.getlist("sure")
        head = join_group(claim=claim, other=other, by=request.user, despite_opposite=sure)
        leads = "this claim" if head.pk == claim.pk else f"claim {head.uid}"
        return f"Grouped. What is found out about the content counts for all and stands with {leads}."
    one, two = (other, claim) if way == "in" else (claim, other)
    link_two(claim=one, kind=kind, other=two, by=request.user)
    words = LinkKind(kind).label
    return f"Linked: that claim {words} this one." if way == "in" else f"Linked: this claim {words} that one."
