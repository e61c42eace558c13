"""Imprecise dates as readers see them: 8 Aug 2025, Aug 2025, 2025."""

import re
from datetime import date

# Spelled here, because strftime's names follow the locale of the machine.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def format_day(value: str | date | None) -> str:
    """An ISO date or its prefix (year, year and month) in words; the empty string for nothing.

    Raises ValueError for what is no date: a wrong day must not reach print.
    """
    if not value:
        return ""
    text = value.isoformat()[:10] if isinstance(value, date) else value
    match = _PREFIX.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no ISO date such as 2025-08-08, 2025-08 or 2025.")
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    if month is None:
        return year
    words = f"{MONTHS[int(month) - 1]} {year}"
    return words if day is None else f"{int(day)} {words}"
