"""Instants as the house prints them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def in_house_time(instant: datetime) -> str:
    """In the house's time zone, with its name, since a time without one is no time: `26 Nov 2026 23:30 CET`."""
    return f"{timezone.localtime(instant):%d %b %Y %H:%M %Z}"
