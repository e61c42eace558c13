"""The beat of pages in which stories stand open."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles.exceptions import StoryNotAllowed
from articles.models import Article, Presence
from articles.rules import may_write
from articles.selectors.presence import SILENT_AFTER


def beat(
    *, article: Article, by: Any, tab: str, typed_ago: float | None = None, at: datetime | None = None
) -> None:
    """Note that a page of this person is open, and when they last typed in it, in seconds ago; None for never.

    Sweeps the pages that have fallen silent. Two queries. Raises StoryNotAllowed without the right to write.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not write stories: ask an editor.")
    now = at or timezone.now()
    typed_at = None if typed_ago is None else now - timedelta(seconds=max(0.0, typed_ago))
    Presence.objects.filter(seen_at__lte=now - SILENT_AFTER).delete()
    Presence.objects.bulk_create(
        [Presence(article=article, user=by, tab=tab, opened_at=now, seen_at=now, typed_at=typed_at)],
        update_conflicts=True,
        unique_fields=["article", "tab"],
        update_fields=["user", "seen_at", "typed_at"],
    )


def leave(*, article: Article, by: Any, tab: str) -> None:
    """Forget a page of this person that was closed. One query."""
    Presence.objects.filter(article=article, user=by, tab=tab).delete()
