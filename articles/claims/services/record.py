"""Writing claims down, with their parties and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim, ClaimLink, ClaimParty
from articles.claims.rules import may_change, may_record, may_review
from articles.claims.services.fingerprints import refresh_fingerprints
from articles.claims.services.queue import refresh_queue
from articles.claims.services.state import (
    locked_with_neighbours,
    refresh_claim_state,
    refresh_with_neighbours,
)
from articles.claims.signals import claim_edited
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
    refresh_queue(claim.pk for claim in claims)
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


@transaction.atomic
def change_claim(
    *, claim: Claim, by: Any, parties: Iterable[tuple[Entity, str, str]] | None = None, **fields: Any
) -> Claim:
    """Change what a claim on file says, and who is in it; read back with its derived state.

    Parties that stay keep their rows; None leaves all as they are. Raises ValidationError with the fields' messages,
    ClaimNotAllowed without the right. Some twenty queries.
    """
    if not may_change(by):
        raise ClaimNotAllowed("Your role may not change claims: ask an editor.")
    claim = locked_with_neighbours(claim)
    changed = [name for name, value in fields.items() if getattr(claim, name) != value]
    for name in changed:
        setattr(claim, name, fields[name])
    if changed:
        claim.clean_fields()
        claim.save(update_fields=[*changed, "updated_at"])
    moved = parties is not None and _set_parties(claim, list(_once(parties)))
    if changed or moved:
        refresh_with_neighbours(claim)
        words = [*(name.replace("_", " ") for name in changed), *(["parties"] if moved else [])]
        record_history(actor=by, verb="change", record=claim, note=f"Changed {', '.join(words)}.")
        claim.refresh_from_db()
        claim_edited.send(sender=Claim, claim=claim, by=by)
    return claim


def _set_parties(claim: Claim, wanted: Sequence[tuple[Entity, str, str]]) -> bool:
    """Whether anything was written."""
    held = {(party.entity_id, party.role): party for party in claim.party_set.all()}
    keep = {(entity.pk, role) for entity, role, _ in wanted}
    gone = [party for key, party in held.items() if key not in keep]
    for party in gone:
        party.delete()
    written = bool(gone)
    for entity, role, standing in wanted:
        party = held.get((entity.pk, role)) or ClaimParty(claim=claim, entity=entity, role=role)
        if party.pk is None or party.standing != standing:
            party.standing = standing
            party.save()
            written = True
    return written


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
