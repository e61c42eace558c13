"""Why a source may speak without a name. Who that is, this house does not write down."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.claims.models.claim import Claim


class AnonymityGrant(models.Model):
    """Somebody answers for printing a claim whose source is not named: why, how the source knows, and until when.

    There is no field for who the source is, on purpose: what is not stored cannot be seized, leaked or searched.
    Readers never see any of this. Rows are made and ended by `articles.claims.services.anonymity`.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="anonymity_grants", editable=False
    )
    reason = models.TextField(
        "why no name is given",
        help_text="What would happen to the source. Nothing that could tell who it is: no name, no post, no place.",
    )
    means_of_knowledge = models.TextField(
        "how the source knows",
        help_text="Saw it, took part, read the paper. In words that fit many people: never who it is.",
    )
    known_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="editor who knows the source",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Carries the name in the head. It is written down nowhere here.",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField(
        "holds until", help_text="The last day on which the claim may be printed so."
    )
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        ordering = ["-granted_at", "-pk"]
        default_permissions = ()
        permissions = [("grant_anonymity", "Can grant anonymity to a source, and end it")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(approved_by=F("known_to")), name="anonymity_approved_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(means_of_knowledge=""), name="anonymity_says_why_and_how"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="anonymity_end_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"anonymity until {self.expires_on:%d %b %Y}"

    def holds_on(self, day: date) -> bool:
        """Whether the claim may be printed so on that day."""
        return self.ended_at is None and day <= self.expires_on
