"""A new claim that answers one on file: the form comes filled in, `?answers=UID`."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.claims.enums import Act, LinkKind, Mode, Role, Standing
from articles.claims.models import Claim, ClaimLink, ClaimParty
from newsroom.ledger.typed import said


def answered_by(request: HttpRequest) -> Claim | None:
    """The claim that a new one is to answer, as the address names it; None for none, or one that is not on file."""
    uid = said(request.GET.get("answers", ""))
    return Claim.objects.filter(uid=uid).first() if uid else None


class AnswerMixin:
    """For the screen of claims. Nothing is written here: the form is checked and saved as any other."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A denial on record, in the language of what it answers; whoever writes it may say otherwise."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        if claim := answered_by(request):
            initial |= {"speech_act": Act.DENY, "mode": Mode.ON_RECORD, "language": claim.language}
        return initial

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """The link to what is answered, and whoever is accused there as those who answer."""
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        if request.method != "GET" or (obj and obj.pk) or not (claim := answered_by(request)):
            return given
        if inline.model is ClaimLink:
            given["initial"] = [{"kind": LinkKind.DENIES, "to_claim": claim.pk}]
        elif inline.model is ClaimParty:
            given["initial"] = [
                {"entity": party.entity_id, "role": Role.CLAIMANT, "standing": Standing.NAMED}
                for party in _accused(claim)
            ]
        return given


def rows_for_answer(request: HttpRequest, model: type[ClaimLink] | type[ClaimParty], otherwise: int) -> int:
    """How many empty rows the form begins with: enough for what it comes filled in with."""
    claim = answered_by(request)
    if claim is None:
        return otherwise
    return 1 if model is ClaimLink else max(otherwise, _accused(claim).count())


def _accused(claim: Claim) -> QuerySet[ClaimParty]:
    return claim.party_set.filter(role=Role.ACCUSED).order_by("pk")
