"""Where a claim opens: at its page on the claims desk, which links to its record, or at the record itself."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from articles.claims.models import Claim
from articles.claims.rules import may_read


def claim_address(claim: Claim, user: Any) -> str:
    """Where the claim opens for this person. No query beyond those for the person's rights."""
    return address_for(claim, at_desk=may_read(user))


def address_for(claim: Claim, *, at_desk: bool) -> str:
    """The same, where it is known already who may see the claims desk: for messages to many people. No query."""
    if at_desk:
        return reverse("admin:desk_claim", args=[claim.uid])
    return reverse("admin:claims_claim_change", args=[claim.pk])
