"""P32: guilt by association, and nobody who says so.

Definition. Words that link somebody to another, to a crime or to a group ("linked to", "tied to", "network", "an
associate of", "a front for", "raises questions about"), or a question that accuses, in our own voice. Read by
`articles.uncued`. It counts for living persons and for groups small enough that their members are known ("the sons
of"); not where all whom it names are dead, states or their bodies, nor where a mark covers the words. Severity: S; W
for a question. Headlines are asked by the rule on them.

Fails: "Ivo Lund, a banker with ties to the Salt Coast Cartel, bought the casino." · "Did Reik take bribes?" (W)
Passes: "Prosecutors say the minister is linked to the gang." · "The disease is linked to bad water." · "an associate
professor".
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import EntityOnFile, StoryInCheck
from articles.preflight.voice import passage_at
from articles.uncued import Observation, ObservationKind

_QUESTION = "insinuation.question"
#: Too large, or too public, for a hint to hurt one of them.
_NOBODY = frozenset({"Country", "PublicBody"})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """S for each hint in the paragraphs, W for each accusing question."""
    for seen in story.reading.observations if story.reading else ():
        if seen.kind is not ObservationKind.INSINUATION or not _is_about_somebody(story, seen):
            continue
        if passage_at(story, seen.cue.start, seen.cue.end) is not None:
            continue
        block = story.block_at(seen.cue.start)
        if block is not None and block.is_heading:
            continue
        is_question = seen.rule == _QUESTION
        span = seen.span if is_question else seen.cue
        yield Finding(
            "P32",
            "W" if is_question else "S",
            story.place_of(span.start),
            span.of(story.text),
            f"{seen.explanation} Say who says so and mark it, or say what is known.",
            "body",
            span.start,
            span.end,
            Cure(CureKind.MARK, "Mark it as somebody's statement"),
        )


def _is_about_somebody(story: StoryInCheck, seen: Observation) -> bool:
    """Whether a living person or a small group may be meant: false only where all are on file and none is."""
    on_file = [story.entities[key] for key in seen.entities if key in story.entities]
    if not on_file or len(on_file) < len(seen.entities):
        return True
    return any(_can_be_hurt(entity) for entity in on_file)


def _can_be_hurt(entity: EntityOnFile) -> bool:
    if entity.schema == "Person":
        return entity.is_living
    return entity.schema not in _NOBODY
