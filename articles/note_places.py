"""What of a story a note can stand beside. Plain values: no Django."""

from __future__ import annotations

from typing import Final

#: place -> how it reads behind "on". Words first, then settings, by the names of the story's own fields.
PLACES: Final[dict[str, str]] = {
    "": "the story",
    "kicker": "the kicker",
    "headline": "the headline",
    "standfirst": "the standfirst",
    "body": "the text",
    "caption": "the caption",
    "section": "the section",
    "story_date": "the story’s date",
    "story_place": "the story’s place",
    "bylines": "the bylines",
    "topics": "the topics",
    "assignee": "the assignee",
    "deadline": "the deadline",
    "planned_for": "the planned slot",
    "embargo_until": "the embargo",
    "needs_legal": "the legal check",
    "lead_image": "the picture",
    "slug": "the address",
    "language": "the language",
    "origin": "the origin",
    "original_url": "the original",
    "rights": "the rights",
    "box": "the summary box",
}
#: place -> the column that holds its words as plain text, in which passages are found.
TEXTS: Final[dict[str, str]] = {
    "kicker": "kicker",
    "headline": "headline",
    "standfirst": "standfirst",
    "body": "body_text",
    "caption": "lead_caption",
}


def in_words(place: str) -> str:
    """A place as the desk reads it; one that is no longer known prints as it is."""
    return PLACES.get(place, place)
