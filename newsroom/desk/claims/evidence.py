"""The panel of what a claim rests on: the table, and the forms that add to it, change it and take off."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern

from articles.claims.enums import Credibility, LiveState, Stance
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, Evidence, SourceItem
from articles.claims.rules import may_attach_evidence
from articles.claims.selectors.items_on_file import items_on_file
from articles.claims.services.evidence import attach_evidence, change_evidence, take_off_evidence
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.page import back_to_panel, claim_or_404, refused
from newsroom.desk.claims.refused import refused_in
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

_MAY_NOT: Final = "Your role may not put evidence on claims: ask a checker or an editor."
_STANCE_TONES: Final[dict[str, str]] = {Stance.SUPPORTS: "good", Stance.REFUTES: "bad"}
_LIVE_TONES: Final[dict[str, str]] = {LiveState.CHANGED: "warn", LiveState.VANISHED: "bad"}
_ORDER: Final = (Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT)
#: What a new piece begins with.
_BLANK: Final[dict[str, Any]] = {
    "tests": Axis.ATTRIBUTION,
    "stance": Stance.SUPPORTS,
    "credibility": Credibility.UNKNOWN,
    "excerpt": "",
    "locator": "",
    "note": "",
    "is_public": False,
}


def urls(site: AdminSite) -> list[URLPattern]:
    """Looking for an item on file, and everything that is done to evidence."""
    return paths_of(
        site,
        ("desk/claims/<str:uid>/find-item/", find_item_view, "desk_claim_find_item"),
        ("desk/claims/<str:uid>/evidence/", evidence_view, "desk_claim_evidence"),
    )


def evidence_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Every piece with its item and source, by question and stance; items for a new one (?item=, ?item_key=).

    Of a claim in a group, evidence on the content is that of the head. Four queries at most.
    """
    rows = Evidence.objects.filter(
        Q(claim=claim) | Q(claim=claim.canonical_id or claim.pk, tests=Axis.CONTENT)
    ).select_related("item__source", "found_for")
    pieces = sorted(rows, key=lambda piece: (_ORDER.index(Stance(piece.stance)), piece.pk))
    may = may_attach_evidence(request.user)
    adding = refused_in(request, "evidence", form="add")
    typed = adding.sent.get("item_typed", "") if adding else request.GET.get("item", "")
    chosen = adding.sent.get("item", "") if adding else request.GET.get("item_key", "")
    return {
        "questions": [
            (axis, [_row(request, piece) for piece in pieces if piece.tests == axis]) for axis in Axis
        ],
        "pieces": pieces,
        "count": len(pieces),
        "may_attach": may,
        "found": items_on_file(claim, typed=typed, key=chosen) if may else [],
        "typed": typed,
        "chosen": chosen,
        "adding": adding,
        "is_adding": bool(adding or typed or chosen),
        "new": _typed_in(adding.sent) if adding else _BLANK,
        **_choices(),
    }


def find_item_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """GET ?item=: items on file that have these words. {"html": the rows of the form}."""
    claim = claim_or_404(request, uid)
    if not may_attach_evidence(request.user):
        not_allowed(ClaimNotAllowed(_MAY_NOT))
    typed = request.GET.get("item", "")
    found = items_on_file(claim, typed=typed)
    html = render_to_string("admin/desk/claims/found_items.html", {"found": found, "typed": typed}, request)
    return JsonResponse({"html": html}, headers={"Cache-Control": "no-store"})


def evidence_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST act: "add", "change:KEY" or "take-off:KEY", with the fields of a piece of evidence."""
    claim = claim_or_404(request, uid)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    act, _, key = request.POST.get("act", "").partition(":")
    try:
        said = _do(request, claim, act, number_in(key))
    except ClaimNotAllowed as error:
        return not_allowed(error)
    except (ClaimError, ValidationError) as error:
        form = key if act == "change" else "add"
        return refused(request, claim, "evidence", error, site=site, form=form)
    messages.success(request, said)
    return back_to_panel(claim, "evidence")


def _do(request: HttpRequest, claim: Claim, act: str, key: int | None) -> str:
    """Do it, and say what was done."""
    if not may_attach_evidence(request.user):
        raise ClaimNotAllowed(_MAY_NOT)
    if act == "add":
        item = SourceItem.objects.filter(pk=number_in(request.POST.get("item", "")) or 0).first()
        if item is None:
            raise ClaimError("Choose the item first: look for it by its title, its address or its source.")
        piece = attach_evidence(claim=claim, item=item, by=request.user, **_typed_in(request.POST))
        return _after(piece, "Put on the claim.")
    if act not in ("change", "take-off"):
        raise ClaimError("Choose what to do with the evidence.")
    rows = Evidence.objects.select_related("claim", "item").filter(
        Q(claim=claim) | Q(claim=claim.canonical_id or claim.pk)
    )
    evidence = get_object_or_404(rows, pk=key or 0)
    if act == "take-off":
        take_off_evidence(evidence=evidence, by=request.user)
        return "Taken off. What it said stands in the history."
    piece = change_evidence(evidence=evidence, by=request.user, **_typed_in(request.POST))
    return _after(piece, "Changed.")


def _after(piece: Evidence, done: str) -> str:
    """What was done, and whether readers see it: both the piece and its item have to be opened."""
    if piece.is_public and not piece.item.is_public:
        return f"{done} Readers do not see it yet: the item itself is not public."
    return done


def _typed_in(sent: Any) -> dict[str, Any]:
    return {
        "tests": sent.get("tests", ""),
        "stance": sent.get("stance", ""),
        "credibility": number_in(sent.get("credibility", "")) or Credibility.UNKNOWN,
        "excerpt": sent.get("excerpt", ""),
        "locator": sent.get("locator", ""),
        "note": sent.get("note", ""),
        "is_public": sent.get("is_public", "") == "1",
    }


def _row(request: HttpRequest, piece: Evidence) -> dict[str, Any]:
    """A piece as the table has it, with what its form shows: what was typed, where that was refused."""
    failed = refused_in(request, "evidence", form=str(piece.pk))
    kept = {name: getattr(piece, name) for name in _BLANK}
    return {
        "piece": piece,
        "grade": f"{piece.item.source.reliability}{piece.credibility}",
        "tone": _STANCE_TONES.get(piece.stance, ""),
        "live": piece.item.get_live_state_display() if piece.item.live_state in _LIVE_TONES else "",
        "live_tone": _LIVE_TONES.get(piece.item.live_state, ""),
        "seen": piece.is_public and piece.item.is_public,
        "form": _typed_in(failed.sent) if failed else kept,
        "refused": failed,
    }


def _choices() -> dict[str, Any]:
    return {"axes": Axis.choices, "stances": Stance.choices, "digits": Credibility.choices}
