"""Other machines that are told what goes into print, and the letters to them."""

from __future__ import annotations

import secrets
import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.enums import WebhookEvent
from newsroom.querysets import WebhookDeliveryQuerySet
from newsroom.validators import check_webhook_url


def make_secret() -> str:
    """A new secret that an endpoint and this house sign with: 256 bits, safe to paste anywhere."""
    return secrets.token_urlsafe(32)


class WebhookEndpoint(models.Model):
    """An address of another machine that is told of some events.

    The secret is shown once, when it is made, and never again: no screen, history entry or export holds it.
    """

    url = models.CharField(
        "address",
        max_length=500,
        unique=True,
        validators=[check_webhook_url],
        help_text="Where letters are posted to: https://receiver.example/hook.",
    )
    events = models.JSONField(default=list)
    is_active = models.BooleanField(
        "active", default=True, help_text="Switched off, it gets nothing; what waits for it goes on waiting."
    )
    secret = models.CharField(max_length=64, default=make_secret, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["url"]
        verbose_name = "webhook"
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.host

    @property
    def host(self) -> str:
        """The machine alone: many receivers put a key of their own into the rest, and history shows this to all."""
        return urlsplit(self.url).hostname or ""

    def clean(self) -> None:
        """Every event is one there is."""
        unknown = [event for event in self.events if event not in WebhookEvent.values]
        if unknown:
            raise ValidationError({"events": f"No such event: {', '.join(map(str, unknown))}."})


class WebhookDelivery(models.Model):
    """One letter to one endpoint, written in the transaction of what it tells of and sent afterwards.

    `uid` is the same at every attempt, so that a receiver can tell a repeated letter. `next_attempt_at` is empty
    once it is delivered or given up.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    endpoint = models.ForeignKey(
        WebhookEndpoint,
        verbose_name="webhook",
        on_delete=models.PROTECT,
        related_name="deliveries",
        editable=False,
    )
    event = models.CharField(max_length=16, choices=WebhookEvent.choices, editable=False)
    article = models.ForeignKey(
        "articles.Article", null=True, on_delete=models.CASCADE, related_name="+", editable=False
    )
    version = models.ForeignKey(
        "articles.PublishedVersion",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="Whose words it repeats; empty where it repeats none.",
    )
    claim = models.ForeignKey(
        "claims.Claim",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        help_text="Whose words it repeats; empty where it repeats none.",
    )
    body = models.TextField(editable=False, help_text="JSON, byte for byte as it is signed and sent.")
    created_at = models.DateTimeField("written", default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    last_status = models.PositiveSmallIntegerField("last answer", null=True, editable=False)
    last_error = models.CharField(max_length=200, blank=True, editable=False)
    next_attempt_at = models.DateTimeField("next attempt", null=True, default=timezone.now, editable=False)
    delivered_at = models.DateTimeField("delivered", null=True, editable=False)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "webhook delivery"
        verbose_name_plural = "webhook deliveries"
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(delivered_at__isnull=True, next_attempt_at__isnull=False),
                name="webhook_delivery_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.endpoint}"
