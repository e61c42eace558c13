"""P23: a source and a cue, and no claim.

Definition. A statement with a source that the analyser finds in the body and that no marked passage touches. One
finding for each; the first also says how many of all such statements are linked, in percent. Severity: I.

Fails: "The minister said the bridge was safe.", unmarked.
Passes: the same, marked · "The bridge was reportedly safe." (no source: P08) · an official act.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.analysis import Finding as Attribution
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import passage_at


def check(story: StoryInCheck) -> Iterator[Finding]:
    """I for each statement without a claim."""
    said = _statements(story)
    open_ones = [found for found in said if not _is_linked(story, found)]
    linked = len(said) - len(open_ones)
    for number, found in enumerate(open_ones):
        statement = found.statement
        span = statement.spans[0]
        coverage = (
            ""
            if number
            else f" {linked} of {len(said)} statements are linked ({_percent(linked, len(said))} %)."
        )
        yield Finding(
            "P23",
            "I",
            story.place_of(span.start),
            span.of(story.text),
            f"Its source is “{_source(found, story)}”, and no claim is linked: mark it.{coverage}",
            "body",
            span.start,
            span.end,
            Cure(CureKind.MARK, "Mark it as a claim"),
        )


def _statements(story: StoryInCheck) -> list[Attribution]:
    if story.reading is None:
        return []
    return [found for found in story.reading.claims if found.statement.source is not None]


def _source(found: Attribution, story: StoryInCheck) -> str:
    source = found.statement.source
    return source.of(story.text) if source else ""


def _is_linked(story: StoryInCheck, found: Attribution) -> bool:
    return any(passage_at(story, span.start, span.end) is not None for span in found.statement.spans)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)
