"""Who has which claim open at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.claims.models import ClaimPresence

#: For how long somebody counts as being there without a beat. Browsers let a hidden page run once a minute at least.
SILENT_AFTER = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has a claim open, and since when."""

    user_id: int
    name: str
    since: datetime


def people_in(claim_ids: Iterable[int], *, at: datetime | None = None) -> dict[int, list[Person]]:
    """Claim key -> who has it open at `at` (now), whoever came first in front. One query, none without claims.

    A person with several tabs is one person, since the oldest of them. Claims that nobody has open are left out.
    """
    wanted = list(claim_ids)
    if not wanted:
        return {}
    now = at or timezone.now()
    rows = ClaimPresence.objects.filter(
        claim__in=wanted, seen_at__gt=now - SILENT_AFTER, user__is_active=True
    )
    found: dict[int, dict[int, Person]] = {}
    for row in rows.select_related("user").order_by("opened_at", "pk"):
        people = found.setdefault(row.claim_id, {})
        people.setdefault(row.user_id, Person(row.user_id, str(row.user), row.opened_at))
    return {key: list(people.values()) for key, people in found.items()}
