"""Taking a claim from readers by order of law: every address of it answers 410 until it is released."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim
from articles.claims.rules import may_withhold
from articles.claims.services.state import locked_with_neighbours, refresh_with_neighbours
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said


@transaction.atomic
def withhold_claim(*, claim: Claim, by: Any, reason: str) -> Claim:
    """Withhold a claim; the passage in the story stays, without its card. A reason is required."""
    _check(by)
    reason = said(reason)
    if not reason:
        raise ValidationError("Say why: the reason is kept in the history of the house.")
    claim = locked_with_neighbours(claim)
    claim.withheld_at, claim.withheld_reason = timezone.now(), reason
    return _save(claim, by, "withhold", reason)


@transaction.atomic
def release_claim(*, claim: Claim, by: Any) -> Claim:
    """Give a withheld claim back to readers."""
    _check(by)
    claim = locked_with_neighbours(claim)
    claim.withheld_at, claim.withheld_reason = None, ""
    return _save(claim, by, "release", "")


def _check(by: Any) -> None:
    if not may_withhold(by):
        raise ClaimNotAllowed("Only legal may withhold a claim or release it.")


def _save(claim: Claim, by: Any, verb: str, note: str) -> Claim:
    claim.save(update_fields=["withheld_at", "withheld_reason", "updated_at"])
    record_history(actor=by, verb=verb, record=claim, note=note)
    refresh_with_neighbours(claim)
    return claim
