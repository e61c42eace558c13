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
<<<<<<< HEAD
=======


def standing_for(entity: Entity) -> Entity:
    """The record that stands for an entity now; it needs `merged_into` at hand."""
    return entity.merged_into or entity


def origins_of(evidence: Iterable[Evidence], gazetteer: Gazetteer) -> dict[int, str]:
    """By key of a piece of evidence who stands behind it at the last: items of one origin are one root.

    That is the owner of the source, or the source itself where none is on file. All bodies of one government are one
    origin: a public body belongs to a government when its name and the line that tells it apart name one country
    alone, and that country's government is on file.
    """
    return {each.pk: _origin(each, gazetteer) for each in evidence}


def _origin(evidence: Evidence, gazetteer: Gazetteer) -> str:
    source = evidence.item.source
    if source.entity is None:
        return source.slug
    owner = standing_for(source.entity)
    return _government_of(owner, gazetteer) or owner.slug


def _government_of(owner: Entity, gazetteer: Gazetteer) -> str:
    """The government that a public body is part of, as its own record tells it; empty where it does not."""
    governments = gazetteer.government_of
    if owner.schema == Schema.COUNTRY:
        return governments.get(owner.slug, "")
    if owner.schema != Schema.PUBLIC_BODY or owner.slug in governments.values():
        return ""
    # The whole name is found as the body itself: its first word and what stands behind "of" may be a country's.
    words = owner.name.split()
    parts = (
        owner.disambiguator,
        words[0],
        owner.name.rpartition(" of ")[2],
        owner.name.rpartition(" de ")[2],
    )
    found = gazetteer.find("\n".join(parts))
    of_states = {governments[match.key] for match in found if match.key and match.key in governments}
    return of_states.pop() if len(of_states) == 1 else ""


def is_ours(url: str) -> bool:
    """Whether an address is one of this paper's own pages."""
    home = settings.SITE_URL.split("://", 1)[-1].rstrip("/").casefold()
    there = url.split("://", 1)[-1].casefold().removeprefix("www.")
    return bool(home) and f"{there}/".startswith(f"{home.removeprefix('www.')}/")


def has_changed(item: SourceItem) -> bool:
    """Whether the page at an item's address is no longer what was read when it was filed."""
    return item.live_state in {LiveState.CHANGED, LiveState.VANISHED}
>>>>>>> integ
