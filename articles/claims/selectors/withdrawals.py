"""Who took back what: a claim is withdrawn by whoever made it, or by us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from articles.claims.enums import LinkKind, Role
from articles.claims.labels.ratings import OUR_VOICE
from articles.claims.models import Claim, ClaimLink, ClaimParty


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One claim taken back by another; `by_us` where this paper says so in its own voice."""

    claim: Claim
    by: Claim
    by_us: bool


def is_withdrawal(link: ClaimLink, *, claimants: Collection[int], speakers: Collection[int]) -> bool:
    """Whether the link takes the claim back: nobody can but its claimants (keys of entities), and this paper."""
    return link.kind == LinkKind.WITHDRAWS and (
        link.from_claim.mode in OUR_VOICE or not set(claimants).isdisjoint(speakers)
    )


def withdrawals_of(claims: Collection[Claim]) -> list[Withdrawal]:
    """What took these claims back, in the order in which it was recorded; withheld words count for nothing.

    Two queries, none without a claim.
    """
    known = {claim.pk: claim for claim in claims}
    if not known:
        return []
    links = list(
        ClaimLink.objects.filter(
            to_claim__in=known, kind=LinkKind.WITHDRAWS, from_claim__withheld_at__isnull=True
        )
        .select_related("from_claim")
        .order_by("pk")
    )
    if not links:
        return []
    speaking: dict[int, set[int]] = defaultdict(set)
    keys = {*known, *(link.from_claim_id for link in links)}
    for claim, entity in ClaimParty.objects.filter(claim__in=keys, role=Role.CLAIMANT).values_list(
        "claim", "entity"
    ):
        speaking[claim].add(entity)
    return [
        Withdrawal(known[link.to_claim_id], link.from_claim, link.from_claim.mode in OUR_VOICE)
        for link in links
        if is_withdrawal(link, claimants=speaking[link.to_claim_id], speakers=speaking[link.from_claim_id])
    ]
