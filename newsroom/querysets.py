"""Chainable filters of the house's own tables."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone


class NotificationQuerySet(models.QuerySet):
    def shown_to(self, user: Any) -> NotificationQuerySet:
        """What stands on this person's own page."""
        return self.filter(recipient=user, in_app=True)

    def unread(self) -> NotificationQuerySet:
        """Not yet opened, nor marked as read."""
        return self.filter(read_at__isnull=True)

    def mark_read(self, at: datetime.datetime | None = None) -> int:
        """Mark the unread ones as read; gives how many those were. One query."""
        return self.unread().update(read_at=at or timezone.now())


class WebhookDeliveryQuerySet(models.QuerySet):
    def waiting(self) -> WebhookDeliveryQuerySet:
        """Not delivered and not given up."""
        return self.filter(delivered_at__isnull=True, next_attempt_at__isnull=False)

    def due(self, now: datetime.datetime) -> WebhookDeliveryQuerySet:
        """To be tried now: their time has come, and the endpoint is switched on."""
        return self.waiting().filter(next_attempt_at__lte=now, endpoint__is_active=True)
