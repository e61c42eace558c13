"""P21: a mark and its claim say the same, and who says it stands beside it.

Definition: a mark points to no claim on file; or the cue or the source that stood beside it has left the sentence; or
the marked words are no longer those of the claim: of the passage that keeps most, less than 30 % of the words with
meaning stand in the claim's statement or public text (endings and synonyms count as one word; a claim printed in fewer
than three such words, and a text in another language than its claim, are left alone). Running attribution is no
change: a claim that one passage prints rightly may be extended over others.
Severity: B for accusations and from mode "official, person not named" on, and for a mark without a claim; S for others.
Fails: "prosecutors say" is cut, the mark stays; the marked sentence is rewritten to say something else.
Passes: the sentence is shortened or put in other words, speaker and verb stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.accused import ACCUSING
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import PassageInPrint, StoryInCheck
from articles.preflight.wording import share_kept

FAR_MODES = frozenset({"official_unnamed", "anonymous", "media", "hearsay"})
_LEAST_KEPT = 0.3


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for accusations and modes 4 to 7, S for the others."""
    rewritten = _rewritten(story)
    for passage in story.passages:
        message = _what_broke(passage) or rewritten.get(passage.uid, "")
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


def _what_broke(passage: PassageInPrint) -> str:
    if passage.claim is None:
        return "The mark points to no claim on file: remove it or mark the passage again."
    if passage.state == "cue_lost":
        return "The word that attributes this has left the sentence: put it back, or change the claim."
    if passage.state == "source_lost":
        return "Whoever says this has left the sentence: name them again, or change the claim."
    return ""


def _rewritten(story: StoryInCheck) -> dict[str, str]:
    """By uid, the reason against claims none of whose passages says any more what the claim says."""
    by_claim: dict[str, list[PassageInPrint]] = {}
    for passage in story.passages:
        if passage.claim is not None and passage.claim.language[:2] == story.language[:2]:
            by_claim.setdefault(passage.uid, []).append(passage)
    found = {}
    for uid, passages in by_claim.items():
        claim = passages[0].claim
        kept = share_kept([passage.exact for passage in passages], claim) if claim else None
        if claim and kept is not None and kept < _LEAST_KEPT:
            found[uid] = (
                f"The marked words are no longer those of the claim (“{claim.public_text}”): mark them as another"
                " claim, or change this one."
            )
    return found


def _cure(passage: PassageInPrint) -> Cure:
    if passage.claim is None:
        return Cure(CureKind.MARK, "Mark it anew")
    return Cure(CureKind.CLAIM, "Open the claim", target=passage.uid)


def _severity(passage: PassageInPrint) -> str:
    claim = passage.claim
    if claim is None or claim.speech_act in ACCUSING or claim.mode in FAR_MODES:
        return "B"
    return "S"
