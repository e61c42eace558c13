"""On what a claim rests: who publishes, the concrete thing, and what it says about the claim."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.claims.enums import Credibility, ItemKind, LiveState, Reliability, SourceKind, Stance, Tests
from articles.claims.models.claim import Claim
from articles.claims.querysets import EvidenceQuerySet
from entities.models import Entity


class Source(models.Model):
    """Who or what series publishes. Never a confidential person: those are not stored."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SourceItem(models.Model):
    """One concrete thing: a release, a page, a filing."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True)
    kind = models.CharField(max_length=20, choices=ItemKind.choices, default=ItemKind.DOCUMENT)
    published_on = models.DateField(null=True, blank=True)
    retrieved_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField("readers may see it", default=False)
    live_state = models.CharField(
        max_length=10, choices=LiveState.choices, default=LiveState.UNKNOWN, editable=False, db_index=True
    )
    live_checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    live_note = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="What the last look at the page found, in words.",
    )
    relied_copy = models.PositiveIntegerField(
        default=1, editable=False, help_text="Number of the copy that was read and is relied on."
    )
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "url"], condition=~Q(url=""), name="source_item_url_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """What one item says about one claim: whether it was said, or whether it is so."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    item = models.ForeignKey(SourceItem, on_delete=models.PROTECT, related_name="evidence")
    tests = models.CharField(max_length=12, choices=Tests.choices, default=Tests.ATTRIBUTION)
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.SUPPORTS)
    excerpt = models.TextField(blank=True)
    locator = models.CharField(max_length=100, blank=True, help_text="Page, paragraph, time code.")
    credibility = models.PositiveSmallIntegerField(choices=Credibility.choices, default=Credibility.UNKNOWN)
    note = models.TextField(blank=True, help_text="For the desk, never printed.")
    is_public = models.BooleanField("readers may see it", default=False)
    found_for = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="The claim of the group that it was found for, where the head has it: it goes back there.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(fields=["claim", "item", "tests", "stance"], name="evidence_once"),
            models.CheckConstraint(
                condition=Q(credibility__gte=1, credibility__lte=6), name="evidence_credibility"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.get_stance_display().lower()}"
