"""What stands between a story and print. Pure rules over what is in the story; no Django, no database.

`findings_for(story)` runs every rule and returns its findings, worst first, one a passage. The identifiers and
severities are those of the house's rule book (README of this folder).
"""

from articles.preflight.engine import findings_for
from articles.preflight.finding import Finding
from articles.preflight.story import ClaimInPrint, EntityInStory, PassageInPrint, PictureInStory, StoryInCheck

__all__ = [
    "ClaimInPrint",
    "EntityInStory",
    "Finding",
    "PassageInPrint",
    "PictureInStory",
    "StoryInCheck",
    "findings_for",
]
