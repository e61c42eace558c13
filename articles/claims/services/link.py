"""Saying how claims on file stand to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim, ClaimLink
from articles.claims.rules import may_record
from articles.claims.services.state import refresh_claim_state
from newsroom.ledger.history import record_histories


@transaction.atomic
def link_claims(links: Sequence[tuple[Claim, str, Claim]], *, by: Any) -> list[ClaimLink]:
    """Write down "this claim KIND that claim" for each of these; what is on file already stays as it is.

    Gives the new links. Two queries for any number of links, and those of the claims' state and history. Raises
    ClaimNotAllowed without the right to write claims.
    """
    if not may_record(by):
        raise ClaimNotAllowed("Your role may not write claims: ask an editor.")
    if not links:
        return []
    held = set(
        ClaimLink.objects.filter(from_claim__in={claim.pk for claim, _, _ in links}).values_list(
            "from_claim", "kind", "to_claim"
        )
    )
    fresh = [
        ClaimLink(from_claim=claim, kind=kind, to_claim=other)
        for claim, kind, other in links
        if (claim.pk, kind, other.pk) not in held and claim.pk != other.pk
    ]
    if not fresh:
        return []
    ClaimLink.objects.bulk_create(fresh)
    touched = {claim.pk: claim for link in fresh for claim in (link.from_claim, link.to_claim)}
    refresh_claim_state(touched.values())
    record_histories(actor=by, verb="link", records=[link.from_claim for link in fresh])
    return fresh
