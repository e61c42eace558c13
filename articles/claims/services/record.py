"""Writing claims down, with their parties and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim, ClaimLink, ClaimParty
from articles.claims.rules import may_record, may_review
from articles.claims.services.fingerprints import refresh_fingerprints
from articles.claims.services.state import (
    locked_with_neighbours,
    refresh_claim_state,
    refresh_with_neighbours,
)
from entities.models import Entity
from newsroom.ledger.history import record_histories, record_history


@dataclass(slots=True)
class ClaimDraft:
    """A claim about to be written: `parties` are (entity, role, standing), `links` (claim, kind) to other claims."""

    fields: dict[str, Any]
    parties: Sequence[tuple[Entity, str, str]] = field(default_factory=tuple)
    links: Sequence[tuple[Claim, str]] = field(default_factory=tuple)


@transaction.atomic
def record_claims(drafts: Sequence[ClaimDraft], *, by: Any) -> list[Claim]:
    """New claims, in the order given. About twenty queries however many.

    Fields are validated one by one; what spans several is left to the database, which refuses the whole set.
    Raises ValidationError with the fields' messages, ClaimNotAllowed without the right.
    """
    if not may_record(by):
        raise ClaimNotAllowed("Your role may not write claims: ask an editor.")
    claims = [Claim(**draft.fields) for draft in drafts]
    for claim in claims:
        claim.clean_fields()
    Claim.objects.bulk_create(claims)
    ClaimParty.objects.bulk_create(
        [
            ClaimParty(claim=claim, entity=entity, role=role, standing=standing)
            for claim, draft in zip(claims, drafts, strict=True)
            for entity, role, standing in _once(draft.parties)
        ]
    )
    links = [
        ClaimLink(from_claim=claim, to_claim=other, kind=kind)
        for claim, draft in zip(claims, drafts, strict=True)
        for other, kind in draft.links
    ]
    ClaimLink.objects.bulk_create(links)
    refresh_fingerprints(claim.pk for claim in claims)
    refresh_claim_state([*claims, *(link.to_claim for link in links)])
    record_histories(actor=by, verb="record", records=claims)
    return claims


def record_claim(
    *,
    by: Any,
    parties: Iterable[tuple[Entity, str, str]] = (),
    links: Iterable[tuple[Claim, str]] = (),
    **fields: Any,
) -> Claim:
    """One new claim, read back with its derived state. See `record_claims`."""
    (claim,) = record_claims([ClaimDraft(fields, tuple(parties), tuple(links))], by=by)
    claim.refresh_from_db()
    return claim


def _once(parties: Iterable[tuple[Entity, str, str]]) -> Iterable[tuple[Entity, str, str]]:
    """An entity has each role once; the first standing counts. Left to the database, SQLite would ignore more."""
    first: dict[tuple[int, str], tuple[Entity, str, str]] = {}
    for party in parties:
        first.setdefault((party[0].pk, party[1]), party)
    return first.values()


@transaction.atomic
def review_claim(*, claim: Claim, by: Any) -> Claim:
    """Sign a claim that was found automatically: its label no longer says that nobody has looked."""
    if not may_review(by):
        raise ClaimNotAllowed("Your role may not review claims: ask a checker or an editor.")
    claim = locked_with_neighbours(claim)
    if claim.reviewed_at is None:
        claim.reviewed_at, claim.reviewed_by = timezone.now(), by
        claim.save(update_fields=["reviewed_at", "reviewed_by", "updated_at"])
        record_history(actor=by, verb="review", record=claim)
        refresh_with_neighbours(claim)
    return claim
