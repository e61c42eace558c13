"""That somebody was asked and did not answer: what a claim's label may say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from articles.claims.enums import ReplyOutcome, Role
from articles.claims.models import Claim, ClaimParty, ReplyRequest
from articles.claims.reply_rules import allegation_key

#: Parties that make an allegation what it is: who alleges, and of whom. Where it happened may be added later.
ALLEGING = frozenset({Role.CLAIMANT, Role.ACCUSED, Role.SUBJECT, Role.VICTIM})
#: Silence is written down by a person once the time is over; a waiver after that time leaves it as it was.
_SILENT = Q(outcome=ReplyOutcome.NO_ANSWER) | Q(
    outcome=ReplyOutcome.WAIVED, deadline__isnull=False, deadline__lte=F("outcome_at")
)


def key_with_parties(claim: Claim, parties: Iterable[ClaimParty]) -> str:
    """What a claim alleges, as `reply_rules.allegation_key`, from parties that are at hand."""
    who = [(party.role, str(party.entity_id)) for party in parties if party.role in ALLEGING]
    return allegation_key(claim.public_text, who)


def silences_of(claims: Iterable[Claim], parties: Mapping[int, Iterable[ClaimParty]]) -> dict[int, date]:
    """By claim, the day on which somebody was last asked who did not answer in time. One query.

    What was put to them must be what the claim says today: of anything else nobody was asked.
    """
    held = {claim.pk: claim for claim in claims}
    asked = ReplyRequest.objects.filter(_SILENT, claim__in=list(held), sent_at__isnull=False)
    found: dict[int, date] = {}
    keys: dict[int, str] = {}
    for request in asked.only("claim", "sent_at", "allegation_digest").order_by("sent_at", "pk"):
        key = request.claim_id
        if key not in keys:
            keys[key] = key_with_parties(held[key], parties.get(key, ()))
        if request.sent_at and request.allegation_digest == keys[key]:
            found[key] = timezone.localdate(request.sent_at)
    return found
