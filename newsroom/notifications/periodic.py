"""What the house does by the clock, beside publishing."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.utils import timezone

from articles.claims.services.identities import remove_lapsed
from newsroom.notifications.deadlines import remind_of_deadlines
from newsroom.webhooks.deliver import deliver_webhooks


class Done(NamedTuple):
    """What one run did."""

    reminded: int
    delivered: int
    failed: int


def run_periodic(now: datetime.datetime | None = None) -> Done:
    """Remind of deadlines, empty identities of sources whose grant has run out, and send what waits for other machines.

    Harmless at any time, also twice at once.
    """
    now = now or timezone.now()
    remove_lapsed(now=now)
    reminded = remind_of_deadlines(now)
    sent = deliver_webhooks(now)
    return Done(len(reminded), sent.delivered, sent.failed)
