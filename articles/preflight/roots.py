"""On how many independent origins a claim rests, in the words of a finding."""

from __future__ import annotations

from articles.claims.origins import Origins


def in_words(origins: Origins) -> str:
    """The count as the desk reads it."""
    if not origins.documents:
        return "nothing is on file"
    return f"on file {'is' if origins.documents == 1 else 'are'} {origins.words}"
