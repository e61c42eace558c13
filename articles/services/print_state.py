"""Which records print reaches: the one place that knows how to get from a live version to what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models

from articles.claims.models import Claim
from articles.claims.services import print_state as claims_print_state
from articles.models import Appearance, Mention, PublishedVersion, VersionTopic
from entities.models import Entity, Image, Topic
from entities.services.print_state import mark_in_print


@dataclass(slots=True)
class Reached:
    """Keys of what a version shows."""

    claims: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)

    def __or__(self, other: Reached) -> Reached:
        return Reached(
            self.claims | other.claims,
            self.entities | other.entities,
            self.images | other.images,
            self.topics | other.topics,
        )


def reached_by(version: PublishedVersion | None) -> Reached:
    """What one version shows. Three queries, none for None."""
    if version is None:
        return Reached()
    return Reached(
        claims=set(version.appearances.values_list("claim_id", flat=True)),
        entities=set(version.mentions.values_list("entity_id", flat=True)),
        images={version.lead_image_id} if version.lead_image_id else set(),
        topics=set(version.version_topics.values_list("topic_id", flat=True)),
    )


def refresh_print_state(touched: Reached) -> int:
    """Bring `in_print` of the touched records in line with the live versions; returns how many changed.

    Rows are locked first, in one order everywhere, and the live versions are read only then: of two stories
    that publish at once and share a claim, the second sees the first.
    """
    _lock(Claim, touched.claims)
    _lock(Entity, touched.entities)
    _lock(Image, touched.images)
    _lock(Topic, touched.topics)
    live = PublishedVersion.objects.filter(live_for__isnull=False)
    changed = claims_print_state.mark_in_print(
        touched.claims,
        Appearance.objects.live().filter(claim__in=touched.claims).values_list("claim_id", flat=True).distinct(),
    )
    for model, keys, printed in (
        (Entity, touched.entities, Mention.objects.live().filter(entity__in=touched.entities).values_list("entity_id")),
        (Image, touched.images, live.filter(lead_image__in=touched.images).values_list("lead_image_id")),
        (
            Topic,
            touched.topics,
            VersionTopic.objects.filter(version__in=live, topic__in=touched.topics).values_list("topic_id"),
        ),
    ):
        changed += mark_in_print(model.objects.filter(pk__in=keys), {key for (key,) in printed})
    return changed


def refresh_everything() -> int:
    """Recompute `in_print` of every record of the house; returns how many were wrong."""
    everything = Reached(
        claims=set(Claim.objects.values_list("pk", flat=True)),
        entities=set(Entity.objects.values_list("pk", flat=True)),
        images=set(Image.objects.values_list("pk", flat=True)),
        topics=set(Topic.objects.values_list("pk", flat=True)),
    )
    return refresh_print_state(everything)


def _lock(model: type[models.Model], keys: Iterable[int]) -> None:
    if keys:
        list(model._default_manager.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
