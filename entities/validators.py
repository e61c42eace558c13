"""Checks of single values, shared by models, forms and importers."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError

_PREFIX = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?", re.ASCII)


def validate_date_prefix(value: str) -> None:
    """Accept an ISO 8601 date known to the year, month or day: 1962, 1962-11, 1962-11-23."""
    match = _PREFIX.fullmatch(value)
    if not match:
        raise ValidationError(
            "Write a year, a month or a day: 1962, 1962-11 or 1962-11-23.", code="date_prefix"
        )
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError as error:
        raise ValidationError("There is no such day in the calendar.", code="date_prefix") from error


def validate_uid(value: str) -> None:
    """Accept a public id: ten of a-z and 0-9."""
    if not re.fullmatch(r"[a-z0-9]{10}", value, re.ASCII):
        raise ValidationError("A public id is ten lower-case letters or digits.", code="uid")
