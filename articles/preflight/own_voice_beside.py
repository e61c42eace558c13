"""P31: a sentence in our own voice beside hearsay on the same actor.

Definition. A sentence that nobody answers for, about the one of whom the paragraph has only hearsay, other media or
people who are not named (modes 5 to 7). Read by `articles.uncued`; not where the sentence is marked, nor where the
claim beside it has been moved to a firmer mode. Severity: W. Cure: one key extends the claim over the sentence.

Fails: "Valtos reportedly signed the order. He has hidden it since."
Passes: "Valtos reportedly signed the order. The weather was mild." · "The minister said she signed. She leaves in
May."
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.vocabulary import AttributionMode
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import PassageInPrint, StoryInCheck
from articles.preflight.voice import passage_at
from articles.uncued import Observation, ObservationKind

_LOOSE = frozenset({AttributionMode.ANONYMOUS, AttributionMode.MEDIA, AttributionMode.HEARSAY})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for each such sentence that no mark touches."""
    for seen in story.reading.observations if story.reading else ():
        if seen.kind is not ObservationKind.OWN_VOICE or seen.beside is None:
            continue
        if passage_at(story, seen.start, seen.end) is not None:
            continue
        passage = _beside(story, seen)
        if passage is not None and passage.claim is not None and passage.claim.mode not in _LOOSE:
            continue
        yield Finding(
            "P31",
            "W",
            story.place_of(seen.start),
            story.text[seen.start : seen.end],
            f"{seen.explanation} Extend the claim over it, or name a source.",
            "body",
            seen.start,
            seen.end,
            Cure(CureKind.EXTEND, "Extend the claim over this", passage.uid)
            if passage is not None and passage.claim is not None
            else Cure(CureKind.MARK, "Mark it as somebody's statement"),
        )


def _beside(story: StoryInCheck, seen: Observation) -> PassageInPrint | None:
    """The marked passage of the hearsay that an observation stands beside."""
    if story.reading is None or seen.beside is None:
        return None
    statement = story.reading.findings[seen.beside].statement
    for span in statement.spans:
        passage = passage_at(story, span.start, span.end)
        if passage is not None:
            return passage
    return None
