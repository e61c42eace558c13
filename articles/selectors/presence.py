"""Who has which story open at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Presence

#: For how long somebody counts as being there without a beat. Browsers let a hidden page run once a minute at least.
SILENT_AFTER = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has a story open: when their page was last heard of, and when they last typed in it, if ever."""

    user_id: int
    name: str
    seen_at: datetime
    typed_at: datetime | None


def people_in(article_ids: Iterable[int], *, at: datetime | None = None) -> dict[int, list[Person]]:
    """Story key -> who has it open at `at` (now), whoever typed last first. One query, none without stories.

    A person with several tabs is one person, as of the newest of them. Stories that nobody has open are left out.
    """
    wanted = list(article_ids)
    if not wanted:
        return {}
    now = at or timezone.now()
    rows = Presence.objects.filter(article__in=wanted, seen_at__gt=now - SILENT_AFTER, user__is_active=True)
    found: dict[int, dict[int, Person]] = {}
    for row in rows.select_related("user").order_by("opened_at", "pk"):
        people = found.setdefault(row.article_id, {})
        held = people.get(row.user_id)
        people[row.user_id] = Person(
            user_id=row.user_id,
            name=str(row.user),
            seen_at=max(row.seen_at, held.seen_at) if held else row.seen_at,
            typed_at=_later(row.typed_at, held.typed_at if held else None),
        )
    return {key: sorted(people.values(), key=_typed_last, reverse=True) for key, people in found.items()}


def other_tabs_of(article_id: int, user_id: int, tab: str, *, at: datetime | None = None) -> int:
    """In how many pages beside this one a person has the story open. One query."""
    now = at or timezone.now()
    rows = Presence.objects.filter(article=article_id, user=user_id, seen_at__gt=now - SILENT_AFTER)
    return rows.exclude(tab=tab).count()


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(one, other) if one and other else one or other


def _typed_last(person: Person) -> tuple[bool, datetime]:
    return person.typed_at is not None, person.typed_at or person.seen_at
