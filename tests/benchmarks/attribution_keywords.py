"""The ground the numbers stand on: thirty lines that know a list of words and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.benchmarks.attribution_matching import sentence_starts
from tests.benchmarks.attribution_records import Statement

CUES = {
    "en": "said says say told according_to added wrote claimed claims announced reported asked warned "
    "believes stated confirmed denied accused reportedly allegedly",
    "es": "dijo dice dijeron según aseguró afirmó añadió explicó informó anunció señaló declaró "
    "negó acusó advirtió presuntamente supuestamente",
}
_PATTERN = {
    language: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for language, words in CUES.items()
}


def keyword_statements(text: str, language: str) -> list[Statement]:
    """Each listed word is a cue; up to it the source, after it the content; before a quotation the reverse."""
    found = []
    pattern = _PATTERN.get(language)
    lines = text.replace("ccording to", "ccording_to")
    for start, end in pairwise([*sentence_starts(text), len(text)]):
        cue = pattern.search(lines, start, end) if pattern else None
        if cue is None:
            continue
        before, after = _trimmed(text, start, cue.start()), _trimmed(text, cue.end(), end)
        comma = text.find(",", cue.end(), end)
        if cue[0].lower().endswith("mente") or cue[0].lower().endswith("edly"):
            source, content = None, _trimmed(text, start, end)
        elif cue[0].lower() in ("according_to", "según") and before is None and comma > 0:
            source, content = _trimmed(text, cue.end(), comma), _trimmed(text, comma, end)
        elif before and (text[start] in '"“«‘' or cue[0].lower() in ("according_to", "según")):
            source, content = after, before
        else:
            source, content = before, after
        if content:
            found.append(
                Statement(
                    ((cue.start(), cue.end()),), (source,) if source else (), (content,), rule="keywords"
                )
            )
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without blanks, commas and full stops at its ends; None when nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" ,.\n"))
    end -= len(piece) - len(piece.rstrip(" ,.\n"))
    return (start, end) if start < end else None
