"""Times and names as the narrow columns of the production list print them."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def short_time(at: datetime.datetime | None, now: datetime.datetime) -> str:
    """18:00 today, Fri 18:00 within six days either way, else 27 Nov; with the year in another one."""
    if at is None:
        return ""
    there, here = timezone.localtime(at), timezone.localtime(now)
    days = (there.date() - here.date()).days
    if not days:
        return f"{there:%H:%M}"
    if abs(days) <= 6:
        return f"{there:%a %H:%M}"
    return f"{there.day} {there:%b}" if there.year == here.year else f"{there.day} {there:%b} {there:%y}"


@register.filter
def short_name(person: Any) -> str:
    """A. Lind: one line has no room for more. The user name where there is no other."""
    if person is None:
        return ""
    if person.first_name and person.last_name:
        return f"{person.first_name[0]}. {person.last_name}"
    return str(person.first_name or person.last_name or person.username)


@register.filter
def initial(name: str) -> str:
    """The same of a name that is already written out: Ada Lind gives A. Lind."""
    first, _, last = name.rpartition(" ")
    return f"{first[0]}. {last}" if first else last
