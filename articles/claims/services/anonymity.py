"""Granting anonymity to the source of a claim, and ending it. Who the source is, is not stored here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import AnonymityGrant, Claim
from articles.claims.rules import may_grant_anonymity
from articles.claims.services.identities import remove_with_grant
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said


@transaction.atomic
def grant_anonymity(
    *, claim: Claim, by: Any, reason: str, means_of_knowledge: str, known_to: Any, expires_on: date
) -> AnonymityGrant:
    """Let a claim be printed without its source's name until a day, that day included.

    `by` answers for it and is somebody else than the editor who knows the source. Raises ClaimNotAllowed without the
    right, ValidationError by field for what is missing, for oneself, and for a day that has passed. The history says
    that it was granted and until when; why and how stand on the grant alone.
    """
    if not may_grant_anonymity(by):
        raise ClaimNotAllowed("Only an editor may grant anonymity to a source.")
    if known_to == by:
        raise ValidationError(
            {"known_to": "You cannot approve what you asked for yourself: have another editor grant it."}
        )
    if expires_on < timezone.localdate():
        raise ValidationError({"expires_on": "This day has passed: choose one to come."})
    grant = AnonymityGrant(
        claim=claim,
        reason=said(reason),
        means_of_knowledge=said(means_of_knowledge),
        known_to=known_to,
        approved_by=by,
        expires_on=expires_on,
    )
    grant.full_clean()
    grant.save()
    record_history(actor=by, verb="grant anonymity", record=claim, note=f"until {expires_on.isoformat()}")
    return grant


@transaction.atomic
def end_anonymity(*, grant: AnonymityGrant, by: Any) -> AnonymityGrant:
    """End a grant before its day: from now on the claim may not be printed without a name. Once ended it stays so.

    What the vault holds of the source is emptied with it.
    """
    if not may_grant_anonymity(by):
        raise ClaimNotAllowed("Only an editor may end the anonymity of a source.")
    grant = AnonymityGrant.objects.select_for_update(of=("self",)).select_related("claim").get(pk=grant.pk)
    if grant.ended_at is None:
        grant.ended_at, grant.ended_by = timezone.now(), by
        grant.save(update_fields=["ended_at", "ended_by"])
        record_history(actor=by, verb="end anonymity", record=grant.claim)
        remove_with_grant(grant, by=by)
    return grant
