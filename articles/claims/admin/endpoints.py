"""What the editor's claim dialog asks for, as JSON: find claims, and write a new one down."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from articles.claims.enums import Origin
from articles.claims.forms import QuickClaimForm
from articles.claims.labels import CardVersionError, ClaimFacts, compose_label
from articles.claims.models import Claim
from articles.claims.rules import may_record, propose_harm
from articles.claims.services.record import record_claim
from articles.claims.vocabulary import Basis

MOST_RESULTS = 20
MOST_UIDS = 400


def search_claims(request: HttpRequest) -> JsonResponse:
    """Claims on file: ?q= by public text, statement or uid, newest first; or ?uids=a,b exactly these.

    {"results": [{"uid", "text", "mode", "mode_label", "label", "harm", "url"}]}. One query beside the user's.
    """
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claims = Claim.objects.only("uid", "public_text", "mode", "harm", "card").order_by("-pk")
    if "uids" in request.GET:
        claims = claims.filter(uid__in=request.GET["uids"].split(",")[:MOST_UIDS])
    else:
        claims = claims.filter(withheld_at__isnull=True)
        for word in request.GET.get("q", "").split()[:8]:
            claims = claims.filter(
                Q(public_text__icontains=word) | Q(statement__icontains=word) | Q(uid=word.lower())
            )
        claims = claims[:MOST_RESULTS]
    return JsonResponse({"results": [claim_as_json(claim) for claim in claims]})


def record_quick_claim(request: HttpRequest) -> JsonResponse:
    """POST: write a claim down from the dialog's fields. 201 with the claim, or 400 with errors by field."""
    if not may_record(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return JsonResponse({"errors": {"__all__": ["Send the fields by POST."]}}, status=405)
    form = QuickClaimForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    given = form.cleaned_data
    accused = given["accused"]
    harm = given["harm"] or propose_harm(
        act=given["speech_act"],
        basis=Basis.STATEMENT,
        about_living_person=bool(accused and accused.is_living),
    )
    fields = {
        name: given[name]
        for name in ("statement", "public_text", "mode", "speech_act", "cue", "claimant_label")
    }
    try:
        claim = record_claim(
            by=request.user, parties=form.parties(), harm=harm, origin=Origin.EDITOR, **fields
        )
    except ValidationError as error:
        return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse({"claim": claim_as_json(claim)}, status=201)


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """A claim as the dialog lists it. Reads the stored card; no query."""
    return {
        "uid": claim.uid,
        "text": claim.public_text,
        "mode": claim.mode,
        "mode_label": claim.get_mode_display(),
        "label": label_line(claim),
        "harm": claim.harm,
        "url": reverse("admin:claims_claim_change", args=[claim.pk]),
    }


def label_line(claim: Claim) -> str:
    """The label as readers will see it, in one line; empty where nothing is printed beside the claim."""
    try:
        return compose_label(ClaimFacts.from_card(claim.card)).line
    except CardVersionError:
        return ""
