"""What people type outside a form's fields: reasons, notes and keys, as every door and every service takes them."""

from __future__ import annotations

#: A key of a table has no more digits: one more, and a database may not hold it.
_MOST_DIGITS = 18


def said(text: str) -> str:
    """A reason or a note as it is kept: without space around it, and without NUL, which PostgreSQL refuses."""
    return text.replace("\x00", "").strip()


def number_in(text: str) -> int | None:
    """The whole number that a text is, in ASCII digits and small enough for a key; None for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        return None
    return int(text)
