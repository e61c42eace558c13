"""The derived state of claims: how the argument stands, and the card that pages print from.

`refresh_claim_state` is the only writer of `contention` and `card`. It looks at rows, never at what stood
there before, so running it again changes nothing, and a command can rebuild every claim at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.claims.enums import Role, Stance, Tests
from articles.claims.labels import Answer, ClaimFacts
from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence
from articles.claims.selectors.silence import silences_of
from articles.claims.signals import claims_changed
from articles.claims.vocabulary import ANSWERS, Contention, LinkKind, Standing

_BATCH = 500


def contention_of(
    *,
    denied_by_accused: bool,
    disputed_by_others: bool,
    refuted: bool,
    withdrawn_by_claimant: bool,
) -> Contention:
    """How the argument stands, the strongest fact first.

    Only the claimant withdraws; only the accused denies; a denial by somebody else and evidence against the
    content dispute it; an objection is none of these and never arrives here. Support comes from an approved
    verdict alone, never from a count, so nothing here can give it.
    """
    if withdrawn_by_claimant:
        return Contention.WITHDRAWN_BY_CLAIMANT
    if denied_by_accused:
        return Contention.DENIED
    if refuted or disputed_by_others:
        return Contention.DISPUTED
    return Contention.NONE


def refresh_claim_state(claims: Iterable[Claim]) -> list[Claim]:
    """Recompute contention and card of `claims`; returns those that changed.

    Seven queries for each 500 claims, whatever hangs on them. Sends `claims_changed` for what changed.
    """
    changed: list[Claim] = []
    keys = sorted({claim.pk for claim in claims})
    for start in range(0, len(keys), _BATCH):
        with transaction.atomic():
            changed += _refresh_batch(keys[start : start + _BATCH])
    return changed


def refresh_with_neighbours(claim: Claim) -> list[Claim]:
    """Refresh a claim and the claims that it answers or that answer it: their cards quote each other."""
    return refresh_claim_state(Claim.objects.filter(pk__in=_with_neighbours(claim)).only("pk"))


def locked_with_neighbours(claim: Claim) -> Claim:
    """The claim read anew and locked, with those that `refresh_with_neighbours` will lock, in the one order.

    A verb that changes a claim and then refreshes begins here: two that lock their own claim first and then
    each other's would wait for one another for ever. Needs a transaction; raises Claim.DoesNotExist.
    """
    rows = Claim.objects.filter(pk__in=_with_neighbours(claim)).order_by("pk").select_for_update(no_key=True)
    found = {row.pk: row for row in rows}
    if claim.pk not in found:
        raise Claim.DoesNotExist
    return found[claim.pk]


def _with_neighbours(claim: Claim) -> set[int]:
    pairs = ClaimLink.objects.filter(Q(from_claim=claim) | Q(to_claim=claim))
    return {claim.pk}.union(*pairs.values_list("from_claim_id", "to_claim_id"))


def _refresh_batch(keys: list[int]) -> list[Claim]:
    claims = list(
        Claim.objects.select_for_update(of=("self",), no_key=True)
        .select_related("relayed_by")
        .filter(pk__in=keys)
        .order_by("pk")
    )
    answers = list(
        ClaimLink.objects.filter(
            to_claim__in=keys, kind__in=sorted(ANSWERS), from_claim__withheld_at__isnull=True
        )
        .select_related("from_claim")
        .order_by("from_claim__said_on", "pk")
    )
    party_keys = set(keys) | {link.from_claim_id for link in answers}
    parties: dict[int, list[ClaimParty]] = defaultdict(list)
    for party in ClaimParty.objects.filter(claim__in=party_keys).select_related("entity").order_by("pk"):
        parties[party.claim_id].append(party)
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for piece in Evidence.objects.filter(claim__in=keys).select_related("item"):
        evidence[piece.claim_id].append(piece)
    silent = silences_of(claims, parties)
    answered: dict[int, list[ClaimLink]] = defaultdict(list)
    for link in answers:
        answered[link.to_claim_id].append(link)

    changed = []
    before: dict[int, dict[str, Any]] = {}
    for claim in claims:
        contention = _contention(claim, answered[claim.pk], parties, evidence[claim.pk])
        card = _facts(
            claim, contention, answered[claim.pk], parties, evidence[claim.pk], silent.get(claim.pk)
        ).to_card()
        if claim.contention != contention or claim.card != card:
            before[claim.pk] = claim.card
            claim.contention, claim.card = contention, card
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["contention", "card"], batch_size=100)
    if changed:
        claims_changed.send(sender=Claim, claims=changed, before=before)
    return changed


def _contention(
    claim: Claim, links: list[ClaimLink], parties: dict[int, list[ClaimParty]], evidence: list[Evidence]
) -> Contention:
    accused = _entities(parties[claim.pk], Role.ACCUSED)
    claimants = _entities(parties[claim.pk], Role.CLAIMANT)
    denied = disputed = withdrawn = False
    for link in links:
        speakers = _entities(parties[link.from_claim_id], Role.CLAIMANT)
        if link.kind == LinkKind.DENIES:
            by_accused = bool(accused & speakers)
            denied, disputed = denied or by_accused, disputed or not by_accused
        elif link.kind == LinkKind.WITHDRAWS:
            withdrawn = withdrawn or bool(claimants & speakers)
    return contention_of(
        denied_by_accused=denied,
        disputed_by_others=disputed,
        refuted=any(piece.tests == Tests.CONTENT and piece.stance == Stance.REFUTES for piece in evidence),
        withdrawn_by_claimant=withdrawn,
    )


def _facts(
    claim: Claim,
    contention: Contention,
    links: list[ClaimLink],
    parties: dict[int, list[ClaimParty]],
    evidence: list[Evidence],
    asked_on: date | None = None,
) -> ClaimFacts:
    claimants = [party for party in parties[claim.pk] if party.role == Role.CLAIMANT]
    items = {
        piece.item_id: piece.item.source_id for piece in evidence if piece.is_public and piece.item.is_public
    }
    return ClaimFacts(
        mode=claim.mode,  # type: ignore[arg-type]  # ClaimFacts turns the stored words into its own enums
        speech_act=claim.speech_act,  # type: ignore[arg-type]
        basis=claim.basis,  # type: ignore[arg-type]
        standing=_standing(claimants),
        claimants=tuple(party.entity.name for party in claimants),
        claimant_label=claim.claimant_label,
        accused=tuple(party.entity.name for party in parties[claim.pk] if party.role == Role.ACCUSED),
        relayed_by=claim.relayed_by.name if claim.relayed_by else None,
        underlying_mode=claim.underlying_mode or None,  # type: ignore[arg-type]
        said_on=claim.said_on or None,
        certainty=claim.certainty,  # type: ignore[arg-type]
        polarity=claim.polarity,  # type: ignore[arg-type]
        contention=contention,
        answers=tuple(_answer(link, parties[link.from_claim_id]) for link in links),
        asked_on=asked_on,
        items=len(items),
        origins=len(set(items.values())),
        origin=claim.origin,  # type: ignore[arg-type]
        reviewed=claim.is_reviewed,
    )


def _answer(link: ClaimLink, parties: list[ClaimParty]) -> Answer:
    answer = link.from_claim
    names = [party.entity.name for party in parties if party.role == Role.CLAIMANT]
    return Answer(
        kind=LinkKind(link.kind),
        by=answer.claimant_label or " and ".join(names),
        on=answer.said_on or None,
        text=answer.public_text,
        uid=answer.uid,
        act=answer.speech_act,  # type: ignore[arg-type]
    )


def _standing(claimants: list[ClaimParty]) -> Standing:
    return careful_standing({party.standing for party in claimants})


def careful_standing(standings: Collection[str]) -> Standing:
    """People of a body if any claimant is: the careful side decides what may be called not named."""
    for standing in (Standing.PEOPLE_OF_BODY, Standing.BODY):
        if standing.value in standings:
            return standing
    return Standing.NAMED


def _entities(parties: list[ClaimParty], role: Role) -> set[int]:
    return {party.entity_id for party in parties if party.role == role}
