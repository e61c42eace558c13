"""What the desk does around a claim: who has it open, and what colleagues say of it. Readers never see either."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.claims.models.claim import Claim
from newsroom.ledger.models import RedactableModel


class ClaimPresence(models.Model):
    """A tab of somebody's browser in which a claim stands open. Gone as soon as they are."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36, help_text="The key that the page gave itself.")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "claim presences"
        constraints = [models.UniqueConstraint(fields=["claim", "tab"], name="claim_presence_tab_once")]

    def __str__(self) -> str:
        return f"{self.user} in claim {self.claim_id}"


class ClaimNote(RedactableModel):
    """A note on a claim, or an answer in its thread. Working material: whoever wrote it takes it back."""

    redactable: ClassVar[tuple[str, ...]] = ("text",)

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="notes", editable=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies", editable=False
    )
    text = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(~Q(text="") & Q(emptied_at__isnull=True, redacted_at__isnull=True))
                | (Q(text="") & (Q(emptied_at__isnull=False) | Q(redacted_at__isnull=False))),
                name="claim_note_says_something_or_is_emptied",
            ),
        ]

    def __str__(self) -> str:
        """Never its words."""
        return f"Note {self.pk} on claim {self.claim_id}"
