"""Links under which people without an account look at a story before it is printed."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from articles.querysets import PreviewLinkQuerySet


def make_token() -> str:
    """128 random bits, in letters that an address may hold."""
    return secrets.token_urlsafe(16)


class PreviewLink(models.Model):
    """One link for one person or purpose. Its address is the token, signed; whether it still opens, the row says."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="preview_links", editable=False
    )
    token = models.CharField(max_length=32, unique=True, default=make_token, editable=False)
    label = models.CharField("for whom", max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    last_opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened = models.PositiveIntegerField("times opened", default=0, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="preview_link_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="preview_link_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Preview of {self.article} for {self.label or 'somebody'}"

    def is_open(self, now: datetime) -> bool:
        """Whether it still opens at that instant: `open_at` for one row. Reads its maker."""
        return self.revoked_at is None and self.expires_at > now and self.created_by.is_active
