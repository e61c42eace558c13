"""Whom an accusation is about. Pure.

Names a party only where the grammar says so plainly. To record a victim, an employer or a bystander as accused is the
worst mistake this house can make; to record nobody costs an editor one choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.body.text import sentences_around
from articles.claims.detector import AttributedStatement
from entities.gazetteer import MentionMatch, belongs_to_another

#: What may stand between "accused" and the accused: titles and adjectives, but nothing that begins the accusation.
_BEGINS_ACCUSATION = re.compile(
    r"\b(?:of|with|for|over|from|to|by|that|who\w*|which|after|while|because)\b", re.IGNORECASE
)
_LISTED = re.compile(r",\s+|,?\s+and\s+(?:the\s+)?", re.IGNORECASE)
_APPOSITION = r"\s*(?:\([^)]*\))?\s*(?:,\s*[^,.;:]{1,60})?,?\s*"
_WHO = re.compile(rf"{_APPOSITION}\b(?:who|whom|which|that)\b(?:\s+the)?\s*", re.IGNORECASE)
_WAS = re.compile(
    rf"{_APPOSITION}(?:(?:was|were|is|are|has|have|had|been|being|also|later|now|already|once|again|formally|publicly"
    r"|repeatedly|falsely|wrongly)\s+)+",
    re.IGNORECASE,
)


def accused_in(
    statement: AttributedStatement, names: Sequence[MentionMatch], text: str
) -> tuple[MentionMatch, ...]:
    """The accused of an accusation among `names` (in reading order), or nothing.

    In a relative clause or a passive it is the name right before ("Maduro, who authorities accuse …", "Maduro was
    accused …"), otherwise those right after the cue ("accused Maduro of …"); always in the same sentence.
    """
    cue, source = statement.cue, statement.source
    low, high = sentences_around(text, cue.start, cue.end)
    here = [name for name in names if low <= name.start and name.end <= high]
    if not statement.rule.startswith(("relative", "passive")):
        return _objects([name for name in here if name.start >= cue.end], text, cue.end)
    is_relative = statement.rule.startswith("relative")
    clause = min(cue.start, source.start) if source and source.start < cue.start else cue.start
    before = next((name for name in reversed(here) if name.end <= clause), None)
    if before is None:
        return ()
    between = text[before.end : clause]
    if is_relative:
        return (before,) if _WHO.fullmatch(between) else ()
    stands_alone = not belongs_to_another(text[low : before.start])
    return (before,) if stands_alone and _WAS.fullmatch(between) else ()


def _objects(after: Sequence[MentionMatch], text: str, end: int) -> tuple[MentionMatch, ...]:
    """The first name after the cue, if nothing begins the accusation before it, and those listed with it."""
    if not after or _BEGINS_ACCUSATION.search(text, end, after[0].start):
        return ()
    accused = [after[0]]
    for name in after[1:]:
        if not _LISTED.fullmatch(text, accused[-1].end, name.start):
            break
        accused.append(name)
    return tuple(accused)
