"""Sending the letters that wait, from the command that runs every minute: no editor waits for another machine."""

from __future__ import annotations

import datetime
import logging
import time
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone

from articles.claims.models import Claim
from articles.models import PublishedVersion
from newsroom.models import WebhookDelivery
from newsroom.webhooks.addresses import policy
from newsroom.webhooks.signature import sign
from newsroom.webhooks.transport import NotSent, post

logger = logging.getLogger(__name__)

#: Minutes from one attempt to the next; after the last one a letter is given up, some two days after the first.
BACK_OFF_MINUTES = (1, 5, 15, 60, 180, 720, 1440)
MAX_ATTEMPTS = len(BACK_OFF_MINUTES) + 1
#: At most this many letters, and this many seconds, in one run: what publishes at its time waits behind it.
BATCH = 100
BUDGET_SECONDS = 30

NO_LONGER_PUBLIC = "Readers no longer have what it says."


class Sent(NamedTuple):
    """What a run did with the letters."""

    delivered: int = 0
    failed: int = 0


def deliver_webhooks(now: datetime.datetime | None = None) -> Sent:
    """Send what is due, oldest first. Each letter at least once, as a rule exactly once; in any number of processes.

    Before it is sent, a letter is taken by writing its next time with compare-and-swap: of two runs at once only one
    changes the row, on SQLite and PostgreSQL alike, and no lock is held while another machine is waited for. A run
    that dies in between leaves the letter to its next time. What readers no longer have (taken back, withheld or
    redacted meanwhile) is given up instead. An endpoint that fails is left alone for the rest of
    the run.
    """
    now = now or timezone.now()
    end = time.monotonic() + BUDGET_SECONDS
    delivered = failed = 0
    failing: set[int] = set()
    due = WebhookDelivery.objects.due(now).select_related("endpoint").order_by("next_attempt_at", "pk")
    for letter in list(due[:BATCH]):
        if time.monotonic() > end:
            break
        if letter.endpoint_id in failing or not _take(letter, now):
            continue
        if not is_public(letter):
            WebhookDelivery.objects.filter(pk=letter.pk).update(
                next_attempt_at=None, last_error=NO_LONGER_PUBLIC
            )
            continue
        if _send(letter):
            delivered += 1
        else:
            failed += 1
            failing.add(letter.endpoint_id)
    return Sent(delivered, failed)


def is_public(letter: WebhookDelivery) -> bool:
    """Whether readers may still see the version or the claim whose words it repeats. One query, none for no words."""
    if letter.claim_id is not None:
        return Claim.objects.public().filter(pk=letter.claim_id).exists()
    if letter.version_id is None:
        return True
    return PublishedVersion.objects.readable().filter(pk=letter.version_id).exists()


def _take(letter: WebhookDelivery, now: datetime.datetime) -> bool:
    """Whether this run may send it: nobody else took it since it was read."""
    as_read = WebhookDelivery.objects.waiting().filter(
        pk=letter.pk, attempts=letter.attempts, next_attempt_at=letter.next_attempt_at
    )
    attempt = letter.attempts + 1
    minutes = BACK_OFF_MINUTES[min(attempt, len(BACK_OFF_MINUTES)) - 1]
    next_time = now + datetime.timedelta(minutes=minutes)
    taken = as_read.update(attempts=F("attempts") + 1, next_attempt_at=next_time)
    letter.attempts, letter.next_attempt_at = attempt, next_time
    return taken == 1


def _send(letter: WebhookDelivery) -> bool:
    """One attempt, and what became of it."""
    body, timestamp = letter.body.encode(), int(time.time())
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "On-Record-Webhook/1",
        "X-Newsroom-Event": letter.event,
        "X-Newsroom-Delivery": str(letter.uid),
        "X-Newsroom-Timestamp": str(timestamp),
        "X-Newsroom-Signature": sign(letter.endpoint.secret, timestamp, body),
    }
    status, error = None, ""
    try:
        status = post(letter.endpoint.url, body, headers, policy())
    except NotSent as failure:
        error = str(failure)
    row = WebhookDelivery.objects.filter(pk=letter.pk)
    if status is not None and 200 <= status < 300:
        row.update(delivered_at=timezone.now(), next_attempt_at=None, last_status=status, last_error="")
        return True
    error = error or f"It answered {status}."
    logger.warning("Webhook delivery %s, attempt %s: %s", letter.uid, letter.attempts, error)
    ours = row.filter(attempts=letter.attempts)  # not one that somebody has asked to send again meanwhile
    ours.update(last_status=status, last_error=error[:200])
    if letter.attempts >= MAX_ATTEMPTS:
        ours.update(next_attempt_at=None)
    return False
