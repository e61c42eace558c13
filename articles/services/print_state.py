"""Which records print reaches: the one place that knows how to get from a live version to what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models, transaction

from articles.claims.models import Claim
from articles.claims.services import print_state as claims_print_state
from articles.claims.services.batches import batches
from articles.models import Appearance, Mention, PublishedVersion, VersionTopic
from entities.models import Entity, Image, Topic
from entities.services.print_state import mark_in_print

_BATCH = 500


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


@transaction.atomic
def refresh_print_state(touched: Reached) -> int:
    """Bring `in_print` of the touched records in line with the live versions; returns how many changed.

    Rows are locked first and the live versions are read only then: of two stories that publish at once and
    share a claim, the second sees the first. The order is the same everywhere, the leftmost app first, as a
    renamed entity locks itself and then the claims that name it.
    """
    for model, keys in (
        (Entity, touched.entities),
        (Image, touched.images),
        (Topic, touched.topics),
        (Claim, touched.claims),
    ):
        _lock(model, keys)
    live = PublishedVersion.objects.filter(live_for__isnull=False)
    changed = claims_print_state.mark_in_print(
        touched.claims,
        Appearance.objects.live()
        .filter(claim__in=touched.claims)
        .values_list("claim_id", flat=True)
        .distinct(),
    )
    for model, keys, printed in (
        (
            Entity,
            touched.entities,
            Mention.objects.live().filter(entity__in=touched.entities).values_list("entity_id"),
        ),
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
    """Recompute `in_print` of every record of the house; returns how many were wrong.

    A few hundred rows at a time, each in a transaction of its own: nobody waits long, and no statement has
    more parameters than SQLite takes.
    """
    return sum(
        refresh_print_state(Reached(**{name: set(batch)}))
        for name, model in (("entities", Entity), ("images", Image), ("topics", Topic), ("claims", Claim))
        for batch in batches(list(model._default_manager.order_by("pk").values_list("pk", flat=True)), _BATCH)
    )


def _lock(model: type[models.Model], keys: Iterable[int]) -> None:
    if keys:
        # Not for the key: rows that refer to these may be written meanwhile, and their savers need not wait.
        rows = model._default_manager.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
        list(rows.values_list("pk"))
