"""The derived state of claims: how the argument stands, and the card that pages print from.

`refresh_claim_state` is the only writer of `contention` and `card`. It looks at rows, never at what stood
there before, so running it again changes nothing, and a command can rebuild every claim at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.claims.enums import Role, Stance, Tests
from articles.claims.labels import Answer, ClaimFacts
from articles.claims.labels.contention import contention_of
from articles.claims.labels.ratings import BORNE_OUT, OUR_VOICE
from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence, ReplyRequest, Verdict
from articles.claims.selectors.origins import public_counts
from articles.claims.selectors.verdicts import standing_verdicts
from articles.claims.selectors.withdrawals import is_withdrawal
from articles.claims.services.asked import Asked, asked_about
from articles.claims.signals import claims_changed
from articles.claims.vocabulary import (
    ANSWERS,
    AttributionRating,
    Contention,
    ContentRating,
    LinkKind,
    Standing,
)

__all__ = [
    "careful_standing",
    "contention_of",
    "locked_with_neighbours",
    "refresh_claim_state",
    "refresh_with_neighbours",
]

_BATCH = 500


def refresh_claim_state(claims: Iterable[Claim]) -> list[Claim]:
    """Recompute contention and card of `claims`; returns those that changed.

    Ten queries for each 500 claims, whatever hangs on them, and at most four where one has several documents. Sends `claims_changed` for what changed.
    """
    changed: list[Claim] = []
    keys = sorted({claim.pk for claim in claims})
    for start in range(0, len(keys), _BATCH):
        with transaction.atomic():
            changed += _refresh_batch(keys[start : start + _BATCH])
    return changed


def refresh_with_neighbours(claim: Claim) -> list[Claim]:
    """Refresh a claim, those that say the same, and those that it answers or that answer it.

    Their cards quote each other, and what is on file about the content of one counts for its whole group.
    """
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
    head = claim.canonical_id or claim.pk
    same = Claim.objects.filter(Q(pk=head) | Q(canonical=head)).values_list("pk", flat=True)
    pairs = ClaimLink.objects.filter(Q(from_claim=claim) | Q(to_claim=claim))
    return {claim.pk, *same}.union(*pairs.values_list("from_claim_id", "to_claim_id"))


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
    evidence = _evidence(claims)
    verdicts = standing_verdicts(keys)
    asked = asked_about(claims, parties)
    answered: dict[int, list[ClaimLink]] = defaultdict(list)
    for link in answers:
        answered[link.to_claim_id].append(link)

    counts = public_counts({key: _public_items(pieces) for key, pieces in evidence.items()})

    changed = []
    before: dict[int, dict[str, Any]] = {}
    for claim in claims:
        file = _File(
            claim=claim,
            links=answered[claim.pk],
            parties=parties,
            evidence=evidence[claim.pk],
            counted=counts[claim.pk],
            attribution=verdicts.get((claim.pk, Tests.ATTRIBUTION.value)),
            content=verdicts.get((claim.pk, Tests.CONTENT.value)),
            asked=asked.get(claim.pk, []),
        )
        contention = _contention(file)
        card = _facts(file, contention).to_card()
        if claim.contention != contention or claim.card != card:
            before[claim.pk] = claim.card
            claim.contention, claim.card = contention, card
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["contention", "card"], batch_size=100)
    if changed:
        claims_changed.send(sender=Claim, claims=changed, before=before)
    return changed


@dataclass(frozen=True, slots=True)
class _File:
    """Everything on file about one claim that its state is made of. `evidence` on the content is that of its group.

    `counted`: how many documents readers may see in its support, and from how many sources.
    """

    claim: Claim
    links: list[ClaimLink]
    parties: Mapping[int, list[ClaimParty]]
    evidence: list[Evidence]
    counted: tuple[int, int]
    attribution: Verdict | None
    content: Verdict | None
    asked: list[ReplyRequest]

    @property
    def attribution_rating(self) -> AttributionRating:
        return AttributionRating(self.attribution.rating) if self.attribution else AttributionRating.UNKNOWN

    @property
    def content_rating(self) -> ContentRating:
        return ContentRating(self.content.rating) if self.content else ContentRating.NOT_CHECKED

    @property
    def own_parties(self) -> list[ClaimParty]:
        return self.parties.get(self.claim.pk, [])


def _evidence(claims: list[Claim]) -> dict[int, list[Evidence]]:
    """By key of each claim: its own evidence, and what speaks to the content of any that says the same. Two queries."""
    heads = {claim.pk: claim.canonical_id or claim.pk for claim in claims}
    groups = Claim.objects.filter(Q(pk__in=set(heads.values())) | Q(canonical__in=set(heads.values())))
    head_of = {key: canonical or key for key, canonical in groups.values_list("pk", "canonical")}
    own: dict[int, list[Evidence]] = defaultdict(list)
    shared: dict[int, list[Evidence]] = defaultdict(list)
    for piece in Evidence.objects.filter(claim__in=head_of).select_related("item").order_by("pk"):
        if piece.tests == Tests.CONTENT:
            shared[head_of[piece.claim_id]].append(piece)
        else:
            own[piece.claim_id].append(piece)
    return {key: own[key] + shared[head] for key, head in heads.items()}


def _contention(file: _File) -> Contention:
    accused = _entities(file.own_parties, Role.ACCUSED)
    claimants = _entities(file.own_parties, Role.CLAIMANT)
    denied = disputed = withdrawn = by_us = False
    for link in file.links:
        speakers = _entities(file.parties.get(link.from_claim_id, []), Role.CLAIMANT)
        if link.kind == LinkKind.DENIES:
            by_accused = bool(accused & speakers)
            denied, disputed = denied or by_accused, disputed or not by_accused
        elif is_withdrawal(link, claimants=claimants, speakers=speakers):
            ours = link.from_claim.mode in OUR_VOICE
            by_us, withdrawn = by_us or ours, withdrawn or not ours
    return contention_of(
        denied_by_accused=denied,
        disputed_by_others=disputed,
        refuted=_is_refuted(file),
        withdrawn_by_claimant=withdrawn,
        withdrawn_by_us=by_us,
        in_our_voice=file.claim.mode in OUR_VOICE,
        attribution=file.attribution_rating,
        content=file.content_rating,
    )


def _is_refuted(file: _File) -> bool:
    """Whether evidence speaks against the content that no verdict for it has weighed: what came later has not been."""
    verdict = file.content if file.content_rating in BORNE_OUT else None
    return any(
        piece.tests == Tests.CONTENT
        and piece.stance == Stance.REFUTES
        and (verdict is None or piece.created_at > verdict.at)
        for piece in file.evidence
    )


def _facts(file: _File, contention: Contention) -> ClaimFacts:
    claim = file.claim
    claimants = [party for party in file.own_parties if party.role == Role.CLAIMANT]
    asked = Asked.of_requests(
        file.asked,
        parties={party.entity_id for party in file.own_parties},
        answered={
            key
            for link in file.links
            for key in _entities(file.parties.get(link.from_claim_id, []), Role.CLAIMANT)
        },
    )
    return ClaimFacts(
        mode=claim.mode,  # type: ignore[arg-type]  # ClaimFacts turns the stored words into its own enums
        speech_act=claim.speech_act,  # type: ignore[arg-type]
        basis=claim.basis,  # type: ignore[arg-type]
        standing=_standing(claimants),
        claimants=tuple(party.entity.name for party in claimants),
        claimant_label=claim.claimant_label,
        accused=tuple(party.entity.name for party in file.own_parties if party.role == Role.ACCUSED),
        relayed_by=claim.relayed_by.name if claim.relayed_by else None,
        underlying_mode=claim.underlying_mode or None,  # type: ignore[arg-type]
        said_on=claim.said_on or None,
        certainty=claim.certainty,  # type: ignore[arg-type]
        polarity=claim.polarity,  # type: ignore[arg-type]
        contention=contention,
        answers=(
            *(_answer(link, file.parties.get(link.from_claim_id, [])) for link in file.links),
            *asked.declined,
        ),
        asked_on=asked.on,
        asked_of=asked.of,
        unreached=asked.unreached,
        attribution_rating=file.attribution_rating,
        attribution_tried=file.attribution is not None,
        content_rating=file.content_rating,
        items=file.counted[0],
        origins=file.counted[1],
        origin=claim.origin,  # type: ignore[arg-type]
        reviewed=claim.is_reviewed,
    )


def _public_items(evidence: Iterable[Evidence]) -> set[int]:
    """Documents behind a claim that readers may see."""
    return {
        piece.item_id
        for piece in evidence
        if piece.is_public and piece.item.is_public and piece.stance == Stance.SUPPORTS
    }


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
        ours=answer.mode in OUR_VOICE,
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
