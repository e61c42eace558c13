"""Which designations are on file and in force on the day of a story."""

from __future__ import annotations

import re
from datetime import date

from articles.preflight.story import EntityOnFile, RecordOnFile, StoryInCheck

_ACTS = frozenset({"designate", "sanction"})
_LISTING = re.compile(
    r"\b(?:designat\w+|sanction\w*|blacklist\w*|proscrib\w+|(?:re)?classif\w+|designad[oa]s?|sancionad[oa]s?|declar[oó])\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?:lift(?:ed|s)?|remov(?:ed|es|al)|delist(?:ed|s|ing)?|revok(?:ed|es)|rescind(?:ed|s)|withdr[ae]wn?"
    r"|retir[oó]|levant[oó]|revoc[oó])\b",
    re.IGNORECASE,
)
#: What a word claims, and what the words of a record must hold to carry it.
_PROGRAMMES = {
    "terror": re.compile(r"terror", re.IGNORECASE),
    "kingpin": re.compile(r"kingpin|narcotic|drug|narco", re.IGNORECASE),
    "sanction": re.compile(
        r"sanction|sanci|blacklist|treasury|tesoro|kingpin|asset|block|specially designated|ofac",
        re.IGNORECASE,
    ),
}


def programme_of(word: str) -> str:
    """The programme that a word claims: terror, kingpin or sanction; "" where it claims any."""
    low = word.lower()
    if "terror" in low:
        return "terror"
    if "kingpin" in low:
        return "kingpin"
    return "sanction" if low.startswith(("sanction", "sancion", "blacklist")) else ""


def is_listing(record: RecordOnFile) -> bool:
    """Whether a record puts somebody on a list or takes them off."""
    return record.act in _ACTS or (record.act == "withdraw" and bool(_LISTING.search(record.words)))


def has_list(story: StoryInCheck) -> bool:
    """Whether a designation of anybody in the story is on file, so that its absence tells something."""
    return any(is_listing(record) for entity in story.entities.values() for record in entity.records)


def is_designated(story: StoryInCheck, entity: EntityOnFile | None, word: str) -> bool:
    """Whether the programme that a word claims is in force for them on the story's date (today where it has none).

    A word that claims no programme ("fraudster") is carried by none; "designated" by any.
    """
    programme = programme_of(word)
    if entity is None or (not programme and not word.lower().startswith(("designat", "list", "proscri"))):
        return False
    day = story.story_date or story.today
    acts = [record for record in entity.records if _is_by(record, day)]
    active: set[str] = set()
    for record in sorted(acts, key=lambda each: each.on):
        words = f"{record.cue} {record.words} {record.authority}"
        named = {name for name, pattern in _PROGRAMMES.items() if pattern.search(words)}
        if record.act in _ACTS:
            active |= named | {"", *(("sanction",) if record.act == "sanction" else ())}
        elif record.act == "withdraw" or _LIFTED.search(record.cue):
            # what is lifted is named, or it is all there was
            active -= (named - {"sanction"}) or set(active)
    return programme in active


def _is_by(record: RecordOnFile, day: date | None) -> bool:
    """Whether an act had been done by a day. A date prefix counts from its first day; no date, always."""
    return day is None or not record.on or record.on <= day.isoformat()[: len(record.on)]
