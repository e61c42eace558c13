"""Versions that legal keeps from readers. Print is never changed: what is withheld stands in a table beside it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.version import PublishedVersion


class VersionWithholding(models.Model):
    """A version kept from readers, from `at` until it was released. A version has one that holds, at most."""

    version = models.ForeignKey(
        PublishedVersion, on_delete=models.PROTECT, related_name="withholdings", editable=False
    )
    reason = models.TextField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    released_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        permissions = [("withhold_version", "Can withhold a printed version and release it")]
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(released_at__isnull=True),
                name="version_withheld_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="version_released_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="version_withheld_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.version} withheld"
