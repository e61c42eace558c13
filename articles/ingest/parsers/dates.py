"""Dates as senders write them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def moment_of(value: object) -> datetime | None:
    """The moment that an ISO 8601 text names (UTC where it names no zone), or None."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(value: object) -> date | None:
    """The day that an ISO 8601 text names, in its own time zone, or None."""
    moment = moment_of(value)
    return moment.date() if moment else None
