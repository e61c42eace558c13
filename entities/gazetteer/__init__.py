"""Finds the names of entities in a text. Pure Python: no Django, no database.

`Gazetteer.build(entries)` once, `gazetteer.find(text)` for each text, `resolve_speaker` for the source of a
statement.
"""

from entities.gazetteer.gazetteer import Gazetteer
from entities.gazetteer.mentions import Mentions
from entities.gazetteer.records import MentionMatch, NameEntry, Scan
from entities.gazetteer.speaker import Speaker, belongs_to_another, resolve_speaker

__all__ = [
    "Gazetteer",
    "MentionMatch",
    "Mentions",
    "NameEntry",
    "Scan",
    "Speaker",
    "belongs_to_another",
    "resolve_speaker",
]
