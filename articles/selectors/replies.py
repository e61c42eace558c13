"""What a story accuses somebody of, and which stories wait for an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from articles.claims.enums import Polarity, Role
from articles.claims.models import Claim
from articles.models import Appearance, Article
from entities.models import Entity


@dataclass(frozen=True, slots=True)
class PrintedIn:
    """A story whose working copy or live version prints a claim."""

    article_id: int
    headline: str


def accusations_in(article: Article, respondent: Entity) -> list[Claim]:
    """The claims of a story's working copy that accuse somebody and that they do not make themselves, in its order.

    One query.
    """
    printed = Appearance.objects.filter(article=article, version__isnull=True).order_by("field", "ordinal")
    rows = (
        printed.filter(claim__party_set__entity=respondent, claim__party_set__role=Role.ACCUSED)
        .exclude(claim__polarity=Polarity.NEGATIVE)
        .exclude(claim__in=Claim.objects.filter(party_set__entity=respondent, party_set__role=Role.CLAIMANT))
        .select_related("claim")
    )
    return list({row.claim_id: row.claim for row in rows}.values())


def stories_printing(claim_ids: Collection[int]) -> dict[int, list[PrintedIn]]:
    """By claim, the stories whose working copy or live version prints it. One query, none without claims."""
    if not claim_ids:
        return {}
    rows = (
        Appearance.objects.filter(claim__in=list(claim_ids))
        .select_related("article")
        .only("claim_id", "version_id", "article__headline", "article__live_version_id")
        .order_by("article_id", "pk")
    )
    found: dict[int, dict[int, PrintedIn]] = {}
    for row in rows:
        if row.version_id is None or row.version_id == row.article.live_version_id:
            story = PrintedIn(row.article_id, row.article.headline)
            found.setdefault(row.claim_id, {})[row.article_id] = story
    return {key: list(stories.values()) for key, stories in found.items()}
