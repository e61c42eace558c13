"""The beat of pages in which claims stand open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim, ClaimPresence
from articles.claims.rules import may_read
from articles.claims.selectors.presence import SILENT_AFTER


def beat(*, claim: Claim, by: Any, tab: str, at: datetime | None = None) -> None:
    """Note that a page of this person is open. Sweeps the pages that have fallen silent. Two queries.

    Raises ClaimNotAllowed without the right to see claims.
    """
    if not may_read(by):
        raise ClaimNotAllowed("Your role may not see claims: ask an editor.")
    now = at or timezone.now()
    ClaimPresence.objects.filter(seen_at__lte=now - SILENT_AFTER).delete()
    ClaimPresence.objects.bulk_create(
        [ClaimPresence(claim=claim, user=by, tab=tab, opened_at=now, seen_at=now)],
        update_conflicts=True,
        unique_fields=["claim", "tab"],
        update_fields=["user", "seen_at"],
    )


def leave(*, claim: Claim, by: Any, tab: str) -> None:
    """Forget a page of this person that was closed. One query."""
    ClaimPresence.objects.filter(claim=claim, user=by, tab=tab).delete()
