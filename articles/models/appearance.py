"""Where claims and entities stand in stories: once for the working copy, once for each printed version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from articles.claims.enums import Mode
from articles.claims.models import Claim
from articles.enums import AnchorState, Field, MentionChoice
from articles.models.article import Article
from articles.models.version import PublishedVersion
from articles.querysets import WorkingCopyQuerySet
from entities.models import Entity
from newsroom.ledger.models import AppendOnlyModel


class Appearance(AppendOnlyModel):
    """A passage of a story that prints a claim.

    The mark in the text is what counts; offsets and quotes (W3C Web Annotation selectors: Unicode code points
    in the story's plain text, end exclusive) are derived from it at every save.
    """

    redactable: ClassVar[tuple[str, ...]] = ("exact", "prefix", "suffix", "cue", "source")
    frozen_unless_null: ClassVar[str] = "version_id"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="appearances")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="appearances")
    version = models.ForeignKey(
        PublishedVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="appearances"
    )
    field = models.CharField(max_length=12, choices=Field.choices, default=Field.BODY)
    ordinal = models.PositiveIntegerField(help_text="Order of the mark within the field, from 0.")
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cue = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    mode = models.CharField(max_length=20, choices=Mode.choices)
    state = models.CharField(max_length=12, choices=AnchorState.choices, default=AnchorState.WHOLE)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        ordering = ["field", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "field", "ordinal"],
                condition=Q(version__isnull=True),
                name="appearance_once_in_working_copy",
            ),
            models.UniqueConstraint(
                fields=["version", "field", "ordinal"],
                condition=Q(version__isnull=False),
                name="appearance_once_in_version",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appearance_span_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.article_id} at {self.start}"


class Mention(AppendOnlyModel):
    """An entity named in a story, with how often, how centrally, and what the editor decided."""

    redactable: ClassVar[tuple[str, ...]] = ("surfaces",)
    frozen_unless_null: ClassVar[str] = "version_id"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="mentions")
    version = models.ForeignKey(
        PublishedVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")
    count = models.PositiveIntegerField(default=0)
    salience = models.FloatField(default=0.0, help_text="0 to 1: how much of the story is about it.")
    surfaces = models.JSONField(
        default=list, blank=True, help_text="Forms in which the text names it, longest first."
    )
    choice = models.CharField(max_length=10, choices=MentionChoice.choices, default=MentionChoice.FOUND)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        ordering = ["-salience", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "entity"],
                condition=Q(version__isnull=True),
                name="mention_once_in_working_copy",
            ),
            models.UniqueConstraint(
                fields=["version", "entity"],
                condition=Q(version__isnull=False),
                name="mention_once_in_version",
            ),
            models.CheckConstraint(
                condition=Q(salience__gte=0, salience__lte=1), name="mention_salience_is_share"
            ),
        ]

    def __str__(self) -> str:
        return str(self.entity_id)
