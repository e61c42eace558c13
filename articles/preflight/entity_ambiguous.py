"""P15: a name that fits two entities equally well, or is only a weak alias of one, and no choice made.

Definition: the gazetteer finds a name in the body whose entity the text does not decide, and no editor has chosen one
of its candidates nor rejected them all. One finding for each name and its candidates, at the worst of its places.
Severity: B where an equally fitting name stands inside an accusation, else W; W for a weak alias ("the General").
Fails: "Prosecutors accuse Guzmán of murder", with two of that name on file.
Passes: the same once the editor has chosen which Guzmán it is, or where his full name stands in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.accused import ACCUSING
from articles.preflight.finding import ORDER, Cure, CureKind, Finding
from articles.preflight.story import EntityInStory, StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B inside an accusation, W elsewhere."""
    accusations = [
        (passage.start, passage.end)
        for passage in story.passages
        if passage.claim is not None and passage.claim.speech_act in ACCUSING
    ]
    # One choice settles the name wherever it stands.
    worst: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for name in story.ambiguous:
        accused = any(start < name.end and name.start < end for start, end in accusations)
        finding = _finding(story, name, "B" if accused and not name.is_weak else "W")
        held = worst.setdefault((name.surface, name.candidates), finding)
        if ORDER.index(finding.severity) < ORDER.index(held.severity):
            worst[name.surface, name.candidates] = finding
    yield from worst.values()


def _finding(story: StoryInCheck, name: EntityInStory, severity: str) -> Finding:
    candidates = ", ".join(name.candidates)
    message = (
        f"“{name.surface}” alone may mean {candidates} or somebody else: choose or reject it in the story's list of"
        " names."
        if name.is_weak
        else f"Which one is meant: {candidates}? Choose the entity in the story's list."
    )
    return Finding(
        "P15",
        severity,
        story.place_of(name.start),
        name.surface,
        message,
        start=name.start,
        end=name.end,
        cure=Cure(CureKind.CHOOSE, "Choose who is meant", target=name.surface),
    )
