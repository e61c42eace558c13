"""Where a claim is printed: the one question about stories that the screens of claims ask."""

from __future__ import annotations

from dataclasses import dataclass

from articles.claims.models import Claim
from articles.models import Appearance


@dataclass(frozen=True, slots=True)
class Place:
    """A story in which a claim stands; `passages` are the marked words of its working copy or its live version."""

    article_id: int
    title: str
    is_live: bool
    passages: tuple[str, ...]


def places_of(claim: Claim) -> list[Place]:
    """Every story that prints the claim now or in its working copy, live ones first. One query."""
    stories: dict[int, tuple[str, bool, dict[str, None]]] = {}
    rows = (
        Appearance.objects.filter(claim=claim)
        .select_related("article")
        .only("exact", "version_id", "article__headline", "article__live_version_id")
        .order_by("article_id", "version_id", "field", "ordinal")
    )
    for row in rows:
        article = row.article
        is_live = article.live_version_id is not None and row.version_id == article.live_version_id
        title, live, passages = stories.get(article.pk, (article.headline, False, {}))
        if is_live or row.version_id is None:
            passages[row.exact] = None
        stories[article.pk] = (title, live or is_live, passages)
    places = [Place(key, title, live, tuple(passages)) for key, (title, live, passages) in stories.items()]
    return sorted(places, key=lambda place: (not place.is_live, place.title))
