"""Labelled passages: what a file of attribution labels holds, and how it is read.

One JSON object a line: `text`, `claims`, and optionally `id`, `language` (default "en"), `construction`,
`acts` and `ignore`. A claim has `cue`, `source` and `content`, each a list of [start, end) pairs of Unicode
code points (an empty source is one that the text does not name; two content spans are a split content), and
optionally `polarity`, `mode` (direct, mixed, indirect), `construction` and `attribution_mode` (anonymous,
media …). `acts` are official acts in the same shape, found as such and never as statements. Whatever is
found over an `ignore` span (captions) is set aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int], ...]


class BadRecordError(ValueError):
    """A line that is not a labelled passage; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what, labelled or found. `rule` is empty for a label, `construction` for a finding."""

    cue: Spans
    source: Spans
    content: Spans
    rendition: str = ""
    construction: str = ""
    attribution_mode: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled document; the bootstrap draws passages. `acts` is None where the file labels none."""

    key: str
    text: str
    claims: tuple[Statement, ...]
    acts: tuple[Statement, ...] | None = None
    ignore: Spans = ()
    language: str = "en"
    construction: str = ""


def read_passages(paths: Iterable[Path]) -> list[Passage]:
    """Every passage of the files, in order. Raises BadRecordError for a line it cannot trust."""
    passages = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                passages.append(passage_of(json.loads(line), key=f"{path.stem}:{number}"))
            except (KeyError, TypeError, ValueError) as error:
                raise BadRecordError(f"{path.name}, line {number}: {error!r}") from error
    return passages


def passage_of(record: dict, *, key: str = "") -> Passage:
    """A passage from its JSON object. Raises ValueError for spans outside the text."""
    text, construction = record["text"], record.get("construction", "")
    acts = record.get("acts")
    return Passage(
        key=record.get("id", key),
        text=text,
        claims=tuple(_statement(claim, text, construction) for claim in record["claims"]),
        acts=None if acts is None else tuple(_statement(act, text, construction) for act in acts),
        ignore=_spans(record.get("ignore", []), text),
        language=record.get("language", "en"),
        construction=construction,
    )


def _statement(claim: dict, text: str, construction: str) -> Statement:
    statement = Statement(
        cue=_spans(claim["cue"], text),
        source=_spans(claim.get("source") or [], text),
        content=_spans(claim["content"], text),
        rendition=claim.get("mode", ""),
        construction=claim.get("construction", construction),
        attribution_mode=claim.get("attribution_mode", ""),
    )
    if not statement.cue or not statement.content:
        raise ValueError("a claim needs a cue and a content")
    return statement


def _spans(pairs: list, text: str) -> Spans:
    spans = tuple(sorted((int(start), int(end)) for start, end in pairs))
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}-{end} does not lie in a text of {len(text)} code points")
    return spans
