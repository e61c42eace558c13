"""Reads of claims for the gate before print: all that a rule may ask of a claim, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch, Q

from articles.claims.enums import Basis, LinkKind, LiveState
from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence, ReplyRequest, SourceItem
from articles.claims.selectors.official_records import TARGETS
from articles.claims.selectors.owners import standing_for
from articles.claims.vocabulary import ANSWERS


def claims_in_check(keys: Collection[int]) -> dict[int, Claim]:
    """Claims by key with parties, answers and whose they are, evidence, and what they are reported in.

    Eleven queries however many there are, none without keys.
    """
    if not keys:
        return {}
    parties = ClaimParty.objects.select_related("entity__merged_into")
    answers = ClaimLink.objects.filter(kind__in=sorted(ANSWERS)).select_related("from_claim")
    outer = ClaimLink.objects.filter(kind=LinkKind.REPORTED_IN).select_related("to_claim")
    evidence = Evidence.objects.select_related("item__source")
    claims = Claim.objects.select_related("relayed_by").prefetch_related(
        Prefetch("party_set", parties),
        Prefetch("links_in", answers),
        Prefetch("links_in__from_claim__party_set", parties),
        Prefetch("links_out", outer),
        Prefetch("evidence", evidence),
        Prefetch("anonymity_grants"),
        Prefetch("reply_requests", ReplyRequest.objects.select_related("respondent__merged_into", "answer")),
    )
    return claims.in_bulk(list(keys))


def records_about(slugs: Collection[str]) -> dict[str, list[Claim]]:
    """Official acts on file by the slug of each entity that they were done to, newest first.

    Those of merged entities count under the one that stands for them; withheld ones are left out. Two queries, none
    without slugs.
    """
    if not slugs:
        return {}
    done_to = (
        ClaimParty.objects.filter(
            Q(entity__slug__in=slugs) | Q(entity__merged_into__slug__in=slugs),
            role__in=TARGETS,
            claim__basis=Basis.OFFICIAL_ACT,
            claim__withheld_at__isnull=True,
        )
        .select_related("claim", "entity__merged_into")
        .prefetch_related(Prefetch("claim__party_set", ClaimParty.objects.select_related("entity")))
        .order_by("-claim__said_on", "-claim")
    )
    found: dict[str, dict[int, Claim]] = {}
    for party in done_to:
        found.setdefault(standing_for(party.entity).slug, {}).setdefault(party.claim_id, party.claim)
    return {slug: list(claims.values()) for slug, claims in found.items()}


def has_changed(item: SourceItem) -> bool:
    """Whether the page at an item's address is no longer what was read when it was filed."""
    return item.live_state in {LiveState.CHANGED, LiveState.VANISHED}
