"""What was fetched or handed in, kept as it was; and the work of fetching."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.claims.enums import CopyOrigin, FetchStatus
from articles.claims.models.claim import Claim
from articles.claims.models.evidence import SourceItem
from newsroom.ledger.models import AppendOnlyModel


class HeldCopy(AppendOnlyModel):
    """The bytes of an item as they were at one moment, under their SHA-256. A later copy never replaces one."""

    redactable: ClassVar[tuple[str, ...]] = ("text", "final_url")

    item = models.ForeignKey(SourceItem, on_delete=models.PROTECT, related_name="copies", editable=False)
    number = models.PositiveIntegerField(editable=False)
    origin = models.CharField(max_length=10, choices=CopyOrigin.choices, editable=False)
    file = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="Its key in the private store; empty for text typed.",
    )
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    size = models.PositiveBigIntegerField(editable=False, help_text="Bytes.")
    mime = models.CharField(max_length=100, editable=False)
    http_status = models.PositiveSmallIntegerField(null=True, editable=False)
    final_url = models.URLField(max_length=2000, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False, help_text="What it says, as far as it could be read.")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ["item_id", "-number"]
        verbose_name_plural = "held copies"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="held_copy_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="held_copy_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"copy {self.number} of item {self.item_id}"


class Fetch(models.Model):
    """One attempt to fetch an item's page, and how far it is."""

    item = models.ForeignKey(SourceItem, on_delete=models.PROTECT, related_name="fetches", editable=False)
    status = models.CharField(
        max_length=10, choices=FetchStatus.choices, default=FetchStatus.QUEUED, editable=False, db_index=True
    )
    done_bytes = models.PositiveBigIntegerField(default=0, editable=False)
    total_bytes = models.PositiveBigIntegerField(null=True, editable=False)
    message = models.CharField(max_length=300, blank=True, editable=False)
    is_recheck = models.BooleanField(default=False, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "fetches"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(status__in=[FetchStatus.QUEUED, FetchStatus.RUNNING]),
                name="fetch_one_at_a_time_an_item",
            ),
        ]

    def __str__(self) -> str:
        return f"fetch of item {self.item_id}: {self.get_status_display().lower()}"


class ClaimItem(models.Model):
    """An item that somebody filed beside a claim, to be read. It becomes evidence by an excerpt of it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="filed_items", editable=False)
    item = models.ForeignKey(SourceItem, on_delete=models.PROTECT, related_name="filed_at", editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["claim", "item"], name="claim_item_once")]

    def __str__(self) -> str:
        return f"item {self.item_id} beside claim {self.claim_id}"
