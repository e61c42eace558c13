"""Which item took its words from which: what makes four documents one source."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.claims.enums import DerivationKind, DerivationStatus
from articles.claims.models.evidence import SourceItem


class Derivation(models.Model):
    """'from_item KIND to_item': the second is nearer to the origin (PROV wasDerivedFrom).

    The machine proposes, a person accepts or dismisses; a dismissal stays, so that it is not proposed again.
    """

    from_item = models.ForeignKey(
        SourceItem, on_delete=models.PROTECT, related_name="derived_from", editable=False
    )
    to_item = models.ForeignKey(
        SourceItem, on_delete=models.PROTECT, related_name="derivatives", editable=False
    )
    kind = models.CharField(max_length=14, choices=DerivationKind.choices)
    status = models.CharField(
        max_length=10, choices=DerivationStatus.choices, default=DerivationStatus.ACCEPTED, editable=False
    )
    share = models.FloatField(
        null=True,
        blank=True,
        editable=False,
        help_text="Of the first's words, how many the second has: 0 to 1.",
    )
    passage = models.TextField(blank=True, editable=False, help_text="The longest passage that both have.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["from_item", "to_item"], name="derivation_once"),
            models.CheckConstraint(condition=~Q(from_item=F("to_item")), name="derivation_not_from_itself"),
        ]

    def __str__(self) -> str:
        return f"item {self.from_item_id} {self.get_kind_display()} item {self.to_item_id}"
