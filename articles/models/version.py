"""Print: what readers were shown, kept for good."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags

from articles.enums import Severity, VersionKind
from articles.models.article import Article
from articles.models.masthead import Section
from articles.querysets import PublishedVersionQuerySet
from entities.models import Image, Topic
from newsroom.ledger.models import AppendOnlyModel, ChainedModel


class PublishedVersion(ChainedModel):
    """One publication of a story, complete in itself and append-only.

    Labels, links and pictures are composed on the way out; here stands what was said: words with claim marks.
    """

    redactable: ClassVar[tuple[str, ...]] = (
        "slug",
        "kicker",
        "headline",
        "standfirst",
        "body",
        "lead_caption",
        "original_url",
        "findings",
    )
    chain_parent: ClassVar[str] = "article"
    # Section and picture by key: their names may change under them, what was printed may not.
    chained_fields: ClassVar[tuple[str, ...]] = (
        *redactable,
        "article",
        "kind",
        "published_at",
        "published_by",
        "section",
        "language",
        "story_date",
        "story_place",
        "origin",
        "bylines",
        "topics",
        "lead_image",
        "box",
        "related",
    )

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions", editable=False)
    kind = models.CharField(max_length=12, choices=VersionKind.choices, editable=False)
    published_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    slug = models.CharField(max_length=120, editable=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="versions", editable=False)
    language = models.CharField(max_length=8, editable=False)
    kicker = models.CharField(max_length=60, blank=True, editable=False)
    headline = models.CharField(max_length=300, blank=True, editable=False)
    standfirst = models.TextField(blank=True, editable=False)
    body = models.TextField(blank=True, editable=False)
    story_date = models.DateField(null=True, editable=False)
    story_place = models.CharField(max_length=100, blank=True, editable=False)
    origin = models.CharField(max_length=10, editable=False)
    original_url = models.URLField(max_length=1000, blank=True, editable=False)
    bylines = models.JSONField(default=list, editable=False)
    topics = models.JSONField(default=list, editable=False)
    lead_image = models.ForeignKey(
        Image, null=True, on_delete=models.PROTECT, related_name="versions", editable=False
    )
    lead_caption = models.CharField(max_length=400, blank=True, editable=False)
    box = models.JSONField(default=dict, editable=False)
    related = models.JSONField(
        default=list, editable=False, help_text="Uids of the stories that it leads on to, in order."
    )
    findings = models.JSONField(default=list, editable=False)

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
            models.CheckConstraint(
                condition=Q(number=1, kind=VersionKind.FIRST)
                | (Q(number__gt=1) & ~Q(kind=VersionKind.FIRST)),
                name="version_first_is_number_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} v{self.number}"

    def check_redaction(self) -> None:
        """Refuse to empty what readers see at this moment, or what the next publication would print again."""
        article = Article.objects.only("live_version", "body").get(pk=self.article_id)
        if article.live_version_id == self.pk:
            raise ValidationError(
                "This version is live: unpublish the story or publish a clean version first."
            )
        if self.body and strip_tags(article.body) == strip_tags(self.body):
            raise ValidationError("The story's working copy still holds this text: clean and save it first.")


class VersionTopic(AppendOnlyModel):
    """A topic under which a version was printed."""

    version = models.ForeignKey(PublishedVersion, on_delete=models.PROTECT, related_name="version_topics")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="version_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "topic"], name="version_topic_once")]

    def __str__(self) -> str:
        return f"{self.version} · {self.topic}"


class Override(AppendOnlyModel):
    """A finding that somebody with the right to do so published over, with the reason."""

    redactable: ClassVar[tuple[str, ...]] = ("text", "reason")

    version = models.ForeignKey(
        PublishedVersion, on_delete=models.PROTECT, related_name="overrides", editable=False
    )
    rule = models.CharField(max_length=10, editable=False)
    severity = models.CharField(max_length=1, choices=Severity.choices, editable=False)
    place = models.CharField(max_length=100, editable=False)
    text = models.TextField(blank=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.rule} on {self.version}"
