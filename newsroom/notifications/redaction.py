"""What people and machines were told, emptied when the words it repeats are."""

from __future__ import annotations

from newsroom.models import Notification, WebhookDelivery


def empty_told(article: int) -> None:
    """Empty every notification about a story, and every letter to other machines: they repeat its headline.

    Nobody can say which of them repeats the unlawful words. What waits is given up. Three queries.
    """
    Notification.objects.filter(article=article).update(text="(redacted)", note="")
    letters = WebhookDelivery.objects.filter(article=article)
    letters.waiting().update(next_attempt_at=None, last_error="Its words were redacted.")
    letters.update(body="")
