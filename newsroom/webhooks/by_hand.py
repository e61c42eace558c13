"""What people do about webhooks from the desk: send a letter again, and make a new secret."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from newsroom.ledger.history import record_history
from newsroom.models import WebhookDelivery, WebhookEndpoint
from newsroom.models.webhook import make_secret
from newsroom.webhooks.deliver import NO_LONGER_PUBLIC, is_public


def may_tend_webhooks(user: Any) -> bool:
    """Say which machines are told, and see to the letters to them."""
    return user.is_active and user.has_perm("newsroom.change_webhookendpoint")


@transaction.atomic
def resend(letter: WebhookDelivery, *, by: Any) -> str:
    """Send a letter again at the next run, under the same id; gives why not, or nothing. Three queries.

    Raises PermissionDenied without the right.
    """
    _check(by)
    if not letter.body:
        return "Its words were redacted."
    if not is_public(letter):
        return NO_LONGER_PUBLIC
    WebhookDelivery.objects.filter(pk=letter.pk).update(
        attempts=0, next_attempt_at=timezone.now(), delivered_at=None, last_error="", last_status=None
    )
    record_history(actor=by, verb="resend", record=letter)
    return ""


@transaction.atomic
def renew_secret(endpoint: WebhookEndpoint, *, by: Any) -> None:
    """Give an endpoint a new secret: the one before signs nothing any more. The history says that, not what it is.

    Raises PermissionDenied without the right.
    """
    _check(by)
    endpoint.secret = make_secret()
    endpoint.save(update_fields=["secret"])
    record_history(actor=by, verb="new secret", record=endpoint)


def _check(by: Any) -> None:
    if not may_tend_webhooks(by):
        raise PermissionDenied("Webhooks are tended by administrators.")
