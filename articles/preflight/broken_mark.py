"""P21: a mark whose claim is gone, or whose cue or source has left the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import PassageInPrint, StoryInCheck

FAR_MODES = frozenset({"official_unnamed", "anonymous", "media", "hearsay"})
ACCUSING = frozenset({"accuse", "charge"})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for accusations and modes 4 to 7, S for the others."""
    for passage in story.passages:
        message = _what_broke(passage)
        if message:
            yield Finding(
                "P21",
                _severity(passage),
                story.place_of(passage.start),
                passage.exact,
                message,
                start=passage.start,
                end=passage.end,
                cure=_cure(passage),
            )


def _cure(passage: PassageInPrint) -> Cure:
    if passage.claim is None:
        return Cure(CureKind.MARK, "Mark it anew")
    return Cure(CureKind.CLAIM, "Open the claim", target=passage.uid)


def _what_broke(passage: PassageInPrint) -> str:
    if passage.claim is None:
        return "The mark points to no claim on file: remove it or mark the passage again."
    if passage.state == "cue_lost":
        return "The word that attributes this has left the sentence: put it back, or change the claim."
    if passage.state == "source_lost":
        return "Whoever says this has left the sentence: name them again, or change the claim."
    return ""


def _severity(passage: PassageInPrint) -> str:
    claim = passage.claim
    if claim is None or claim.speech_act in ACCUSING or claim.mode in FAR_MODES:
        return "B"
    return "S"
