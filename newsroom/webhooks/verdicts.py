"""What machines are told of a verdict: what readers see of it on the claim's page, and nothing of why or by whom."""

from __future__ import annotations

import json
import uuid

from django.conf import settings
from django.utils import timezone

from articles.claims.enums import Tests as Axis
from articles.claims.labels import ClaimFacts, compose_label
from articles.claims.models import Claim, Verdict
from articles.models import Appearance
from newsroom.enums import WebhookEvent
from newsroom.models import WebhookDelivery, WebhookEndpoint
from newsroom.webhooks.outbox import endpoints_for


def write_letters_of_verdict(verdict: Verdict) -> list[WebhookDelivery]:
    """One letter for each public claim that the verdict speaks of, to each endpoint that asked for verdicts.

    A verdict on whether it is so speaks of every claim that says the same. What is in no live story is nobody's
    business yet. Four queries at most, one where nobody asked; runs after the claims' cards are refreshed.
    """
    endpoints = endpoints_for(WebhookEvent.VERDICT)
    if not endpoints:
        return []
    check = verdict.check_of
    claims = Claim.objects.public().filter(pk=check.claim_id)
    if check.axis == Axis.CONTENT:
        claims = claims | Claim.objects.public().filter(canonical=check.claim_id)
    told = list(claims.order_by("pk"))
    if not told:
        return []
    stories = _stories(told)
    return WebhookDelivery.objects.bulk_create(
        _letter(endpoint, verdict, claim, stories.get(claim.pk, []))
        for claim in told
        for endpoint in endpoints
    )


def _stories(claims: list[Claim]) -> dict[int, list[str]]:
    """By key of a claim the addresses of the stories in print that print it. One query."""
    found: dict[int, list[str]] = {}
    rows = Appearance.objects.live().filter(claim__in=claims).select_related("article").order_by("article")
    for row in rows:
        address = f"{settings.SITE_URL}{row.article.get_absolute_url()}"
        here = found.setdefault(row.claim_id, [])
        if address not in here:
            here.append(address)
    return found


def _letter(endpoint: WebhookEndpoint, verdict: Verdict, claim: Claim, stories: list[str]) -> WebhookDelivery:
    uid, now, check = uuid.uuid4(), timezone.now(), verdict.check_of
    body = {
        "id": str(uid),
        "event": str(WebhookEvent.VERDICT),
        "at": now.isoformat(),
        "claim": {
            "uid": claim.uid,
            "url": f"{settings.SITE_URL}{claim.get_absolute_url()}",
            "text": claim.public_text,
            "language": claim.language,
            "label": compose_label(ClaimFacts.from_card(claim.card)).line,
            "stories": stories,
        },
        "verdict": {
            "number": verdict.number,
            "question": str(check.axis),
            "rating": str(verdict.rating),
            "at": verdict.at.isoformat(),
        },
    }
    return WebhookDelivery(
        uid=uid,
        endpoint=endpoint,
        event=WebhookEvent.VERDICT,
        claim=claim,
        body=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        created_at=now,
        next_attempt_at=now,
    )
