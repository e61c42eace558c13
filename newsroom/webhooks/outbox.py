"""What is written to other machines: public facts, in the transaction that makes them public."""

from __future__ import annotations

import datetime
import json
import uuid

from django.conf import settings
from django.utils import timezone

from articles.models import Article, PublishedVersion
from articles.workflow import Verb
from newsroom.enums import WebhookEvent
from newsroom.models import WebhookDelivery, WebhookEndpoint

#: Verb of the workflow -> what machines are told. Of verdicts: `newsroom.webhooks.verdicts`.
EVENTS: dict[str, WebhookEvent] = {
    Verb.PUBLISH: WebhookEvent.PUBLISH,
    Verb.UPDATE: WebhookEvent.UPDATE,
    Verb.CORRECT: WebhookEvent.CORRECT,
    Verb.RETRACT: WebhookEvent.RETRACT,
    Verb.UNPUBLISH: WebhookEvent.UNPUBLISH,
}


def write_letters(
    event: WebhookEvent, *, article: Article, version: PublishedVersion | None
) -> list[WebhookDelivery]:
    """One letter for each active endpoint that asked for this event. Two queries, one where nobody asked.

    When a story is taken from readers, letters about it that were not delivered yet are given up: they would hand
    out what no longer is public.
    """
    if event == WebhookEvent.UNPUBLISH:
        give_up_letters(article, "The story was taken from readers before it was delivered.")
        version = None  # the one that readers had until now: its words are not handed on
    asked = endpoints_for(event)
    if not asked:
        return []
    now = timezone.now()
    letters = []
    for endpoint in asked:
        uid = uuid.uuid4()
        body = json.dumps(_body(uid, event, article, version, now), ensure_ascii=False, separators=(",", ":"))
        letters.append(
            WebhookDelivery(
                uid=uid,
                endpoint=endpoint,
                event=event,
                article=article,
                version=version,
                body=body,
                created_at=now,
                next_attempt_at=now,
            )
        )
    return WebhookDelivery.objects.bulk_create(letters)


def endpoints_for(event: WebhookEvent) -> list[WebhookEndpoint]:
    """The active endpoints that asked for this event. One query: how a database looks into JSON differs."""
    return [
        endpoint for endpoint in WebhookEndpoint.objects.filter(is_active=True) if event in endpoint.events
    ]


def give_up_letters(article: Article, why: str) -> int:
    """Give up what waits about a story; gives how many letters. One query."""
    waiting = WebhookDelivery.objects.waiting().filter(article=article)
    return waiting.update(next_attempt_at=None, last_error=why)


def _body(
    uid: uuid.UUID,
    event: WebhookEvent,
    article: Article,
    version: PublishedVersion | None,
    now: datetime.datetime,
) -> dict[str, object]:
    """What stands in a letter. Of a story that readers no longer get: its address, and nothing of its words."""
    slug = version.slug if version else article.slug
    story: dict[str, object] = {"slug": slug, "url": f"{settings.SITE_URL}{article.get_absolute_url()}"}
    if version is not None:
        story |= {
            "headline": version.headline,
            "language": version.language,
            "version": version.number,
            "kind": str(version.kind),
            "published_at": version.published_at.isoformat(),
        }
    return {"id": str(uid), "event": str(event), "at": now.isoformat(), "story": story}
