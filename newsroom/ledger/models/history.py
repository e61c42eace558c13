"""One history for the whole house."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from newsroom.ledger.models.append_only import AppendOnlyModel


class HistoryEntry(AppendOnlyModel):
    """Who did what to which record, when, and from which state to which.

    The object is named by label and key, not by a foreign key, so that history outlives what it tells of.
    `actor` is empty for what the house's own commands do.
    """

    redactable: ClassVar[tuple[str, ...]] = ("object_text", "note")

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    verb = models.CharField(max_length=40, editable=False)
    object_label = models.CharField(
        max_length=60, editable=False, help_text="App and model, as articles.article."
    )
    object_id = models.CharField(max_length=40, editable=False)
    object_text = models.CharField(max_length=300, blank=True, editable=False)
    from_state = models.CharField(max_length=40, blank=True, editable=False)
    to_state = models.CharField(max_length=40, blank=True, editable=False)
    note = models.TextField(blank=True, editable=False)
    revision = models.PositiveIntegerField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "history entries"
        permissions = [("redact", "Can empty a record by order of law")]
        indexes = [
            models.Index(fields=["object_label", "object_id", "-at"], name="history_object"),
            models.Index(fields=["-at"], name="history_at"),
            # One for each filter of the history's screen, in the order of its rows.
            models.Index(fields=["verb", "-at"], name="history_verb"),
            models.Index(fields=["actor", "-at"], name="history_actor"),
            models.Index(fields=["object_label", "-at"], name="history_kind"),
            models.Index(fields=["from_state", "-at"], name="history_from"),
            models.Index(fields=["to_state", "-at"], name="history_to"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_label} {self.object_id}"
