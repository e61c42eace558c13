"""A claim and its parties as the scripts of the desk take them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from articles.claims.enums import Contention
from articles.claims.labels import CardVersionError, ClaimFacts, compose_label
from articles.claims.models import Claim
from entities.models import Entity

#: What `claim_as_json` reads.
SHOWN = "uid public_text mode harm card contention origin reviewed_at withheld_at".split()


def party_as_json(entity: Entity, role: str, standing: str) -> dict[str, Any]:
    """An entity's part in a claim as the dialog shows it."""
    return {
        "id": entity.pk,
        "text": entity.name,
        "note": entity.disambiguator or entity.get_kind_display(),
        "role": role,
        "standing": standing,
    }


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """A claim as the dialog and the rail list it. Reads the stored card; no query."""
    return {
        "uid": claim.uid,
        "text": claim.public_text,
        "mode": claim.mode,
        "mode_label": claim.get_mode_display(),
        "label": label_line(claim),
        "harm": claim.harm,
        "harm_label": claim.get_harm_display(),
        "contention": "" if claim.contention == Contention.NONE else claim.get_contention_display(),
        "reviewed": claim.is_reviewed,
        "withheld": claim.withheld_at is not None,
        "url": reverse("admin:claims_claim_change", args=[claim.pk]),
        "check_url": reverse("admin:desk_claim", args=[claim.uid]),
    }


def label_line(claim: Claim) -> str:
    """The label as readers will see it, in one line; empty where nothing is printed beside the claim."""
    try:
        return compose_label(ClaimFacts.from_card(claim.card)).line
    except CardVersionError:
        return ""
