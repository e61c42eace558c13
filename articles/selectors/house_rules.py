"""What this newsroom has set for preflight."""

from __future__ import annotations


def severities() -> dict[str, str]:
    """By rule the severity that the house gives it (B, S, W, I) or "off"; rules that it leaves alone are missing."""
    return {}


def house_words() -> dict[str, tuple[str, ...]]:
    """By list the words that the house has put on it."""
    return {}
