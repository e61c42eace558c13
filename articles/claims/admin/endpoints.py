"""What the editor's claim dialog asks for, as JSON: find claims, write one down, change one, see how it will read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404

from articles.claims.as_json import SHOWN, claim_as_json, party_as_json
from articles.claims.enums import (
    Act,
    Basis,
    Certainty,
    Mode,
    Origin,
    Polarity,
    Role,
)
from articles.claims.forms import QuickClaimForm
from articles.claims.labels import ClaimFacts, compose_label, compose_public_text
from articles.claims.models import Claim
from articles.claims.rules import harm_reason, may_change, may_record, propose_harm
from articles.claims.services.record import change_claim, record_claim
from articles.claims.services.state import careful_standing

MOST_RESULTS = 20
MOST_WORDS = 5_000
MOST_UIDS = 400


def search_claims(request: HttpRequest) -> JsonResponse:
    """Claims on file: ?q= by public text, statement or uid, newest first; or ?uids=a,b exactly these.

    {"results": [{"uid", "text", "mode", "mode_label", "label", "harm", "url"}]}. One query beside the user's.
    """
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claims = Claim.objects.only(*SHOWN).order_by("-pk")
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
    try:
        claim = record_claim(
            by=request.user,
            parties=form.cleaned_data["party"],
            origin=Origin.EDITOR,
            **form.fields_of_claim(),
        )
    except ValidationError as error:
        return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse({"claim": claim_as_json(claim)}, status=201)


def claim_in_dialog(request: HttpRequest, uid: str) -> JsonResponse:
    """One claim for the dialog. GET: its fields and parties, and whether this person may change it. POST: change it.

    GET {"claim", "fields", "parties": [{"id", "text", "note", "role", "standing"}], "may_change"}: two queries beside
    the user's. POST takes what `record_quick_claim` takes; 200 with the claim, or 400 with errors by field.
    """
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claim = get_object_or_404(Claim, uid=uid)
    if request.method == "POST":
        return _changed(request, claim)
    fields = {name: getattr(claim, name) for name in _FIELDS}
    parties = [
        party_as_json(party.entity, party.role, party.standing)
        for party in claim.party_set.select_related("entity")
    ]
    return JsonResponse(
        {
            "claim": claim_as_json(claim),
            "fields": fields,
            "parties": parties,
            "may_change": may_change(request.user),
        }
    )


_FIELDS = (
    "public_text statement mode speech_act cue claimant_label harm basis polarity certainty language".split()
)


def _changed(request: HttpRequest, claim: Claim) -> JsonResponse:
    if not may_change(request.user):
        raise PermissionDenied
    form = QuickClaimForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    try:
        claim = change_claim(
            claim=claim, by=request.user, parties=form.cleaned_data["party"], **form.fields_of_claim()
        )
    except ValidationError as error:
        return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse({"claim": claim_as_json(claim)})


def compose_claim(request: HttpRequest) -> JsonResponse:
    """POST the dialog's fields as they stand, with "content", "source" and "sentence" of the story: how it will read.

    {"public_text", "label", "harm", "harm_label", "harm_reason"}. The public text is empty where there are no words
    to make one of. Nothing is written; half-typed fields are no errors here. One query beside the user's.
    """
    if not may_record(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return JsonResponse({"errors": {"__all__": ["Send the fields by POST."]}}, status=405)
    form = QuickClaimForm(request.POST)
    form.is_valid()
    given = form.cleaned_data
    parties = given.get("party") or []
    speakers = [(entity, standing) for entity, role, standing in parties if role == Role.CLAIMANT]
    accused = [entity for entity, role, _ in parties if role == Role.ACCUSED]
    basis, act = given.get("basis") or Basis.STATEMENT, given.get("speech_act") or Act.SAY
    facts = ClaimFacts(
        mode=given.get("mode") or Mode.ON_RECORD,  # type: ignore[arg-type]  # made its own enums
        speech_act=act,  # type: ignore[arg-type]
        basis=basis,  # type: ignore[arg-type]
        standing=careful_standing({standing for _, standing in speakers}),
        claimants=tuple(entity.name for entity, _ in speakers),
        claimant_label=given.get("claimant_label", "") or "",
        accused=tuple(entity.name for entity in accused),
        certainty=given.get("certainty") or Certainty.UNKNOWN,  # type: ignore[arg-type]
        polarity=given.get("polarity") or Polarity.POSITIVE,  # type: ignore[arg-type]
    )
    words = {name: request.POST.get(name, "")[:MOST_WORDS] for name in ("content", "source", "sentence")}
    try:
        public_text = compose_public_text(facts, cue=given.get("cue", "") or "", **words)
    except ValueError:
        public_text = ""
    is_living = any(entity.is_living for entity in accused)
    harm = propose_harm(act=act, basis=basis, about_living_person=is_living)
    return JsonResponse(
        {
            "public_text": public_text,
            "label": compose_label(facts).line,
            "harm": harm,
            "harm_label": harm.label,
            "harm_reason": harm_reason(act=act, basis=basis, about_living_person=is_living),
        }
    )
