"""Subjects that stories and entities are filed under."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from entities.querysets import TopicQuerySet
from newsroom.ledger.models import OwnedColumnsModel


class Topic(OwnedColumnsModel, TagBase):
    """A subject, as in the IPTC Media Topics."""

    owned_by_services: ClassVar[frozenset[str]] = frozenset({"in_print"})

    description = models.TextField(blank=True)
    in_print = models.BooleanField(default=False, editable=False, db_index=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return reverse("site:topic", args=[self.slug])


class TaggedEntity(ItemBase):
    """An entity filed under a topic, with real foreign keys on both sides."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged_entities")
    content_object = models.ForeignKey(
        "entities.Entity", on_delete=models.CASCADE, related_name="tagged_topics"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="entity_topic_once")]
