"""Claims that were recorded for a suggestion and whose passage nobody wants after all."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from articles.claims.enums import LinkKind, Origin
from articles.claims.models import Claim, ClaimLink
from articles.models import Proposal, SuggestionEdit
from newsroom.ledger.history import record_histories
from newsroom.ledger.models import HistoryEntry


def discard_unused_claims(keys: Collection[int], *, by: Any) -> int:
    """Delete those of these claims that a suggestion made and nothing uses; how many. Their history tells of it.

    Only what nobody has reviewed, changed, withheld or answered, what stands in no story and no version, and what no
    other suggestion has. Three queries and those of the deletion, none without keys. Runs in the caller's transaction.
    """
    if not keys:
        return 0
    worked_on = HistoryEntry.objects.filter(
        object_label=Claim._meta.label_lower, object_id=Cast(OuterRef("pk"), CharField())
    ).exclude(verb__in=["record", "link"])
    answered = ClaimLink.objects.filter(
        Q(to_claim=OuterRef("pk")) | (Q(from_claim=OuterRef("pk")) & ~Q(kind=LinkKind.REPORTED_IN))
    )
    unused = Claim.objects.filter(
        ~Exists(worked_on),
        ~Exists(answered),
        ~Exists(SuggestionEdit.objects.filter(proposal__claim=OuterRef("pk"))),
        ~Exists(Proposal.objects.filter(claim=OuterRef("pk"))),
        pk__in=keys,
        origin=Origin.SUGGESTION,
        in_print=False,
        reviewed_at__isnull=True,
        withheld_at__isnull=True,
        appearances__isnull=True,
        evidence__isnull=True,
        anonymity_grants__isnull=True,
    )
    claims = list(Claim.objects.select_for_update(no_key=True).filter(pk__in=unused.values("pk")))
    if claims:
        record_histories(actor=by, verb="delete", records=claims)
        # One by one, so that cards of what they were reported in hear of it.
        for claim in claims:
            claim.delete()
    return len(claims)
