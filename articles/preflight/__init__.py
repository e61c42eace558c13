"""What stands between a story and print. Pure rules over what is in the story; no Django, no database.

`findings_for(story)` runs every rule and returns its findings, worst first, one a passage. The identifiers and
severities are those of the house's rule book (`registry`, and the README of this folder).
"""

from articles.preflight.engine import findings_for
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import (
    AnswerOnFile,
    BlockInStory,
    ClaimInPrint,
    EntityInStory,
    EntityOnFile,
    EvidenceOnFile,
    Line,
    PassageInPrint,
    PictureInStory,
    RecordOnFile,
    RequestOnFile,
    SignedOff,
    StoryInCheck,
    TaskInStory,
)

__all__ = [
    "AnswerOnFile",
    "BlockInStory",
    "ClaimInPrint",
    "Cure",
    "CureKind",
    "EntityInStory",
    "EntityOnFile",
    "EvidenceOnFile",
    "Finding",
    "Line",
    "PassageInPrint",
    "PictureInStory",
    "RecordOnFile",
    "RequestOnFile",
    "SignedOff",
    "StoryInCheck",
    "TaskInStory",
    "findings_for",
]
