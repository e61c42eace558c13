"""Whom the claims of a story accuse, for the rules about accusations."""

from __future__ import annotations

from articles.claims.vocabulary import Basis, Polarity, SpeechAct
from articles.preflight.story import ClaimInPrint, EntityOnFile, PassageInPrint, StoryInCheck

ACCUSING = frozenset({SpeechAct.ACCUSE.value, SpeechAct.CHARGE.value})
#: Acts that take an accusation back, or make none of it.
_NO_ACCUSATION = frozenset(
    act.value
    for act in (SpeechAct.DENY, SpeechAct.WITHDRAW, SpeechAct.DECLINE, SpeechAct.ADMIT, SpeechAct.ASK)
)


def first_passages(story: StoryInCheck) -> list[tuple[PassageInPrint, ClaimInPrint]]:
    """Each claim of the story with the passage that prints it first, in reading order."""
    first: dict[str, tuple[PassageInPrint, ClaimInPrint]] = {}
    for passage in sorted(story.passages, key=lambda each: each.start):
        if passage.claim is not None:
            first.setdefault(passage.uid, (passage, passage.claim))
    return list(first.values())


def is_accusation(claim: ClaimInPrint) -> bool:
    """Whether a claim accuses somebody: by its act, or because the desk wrote down whom. Not the denial of one."""
    if claim.polarity == Polarity.NEGATIVE or claim.speech_act in _NO_ACCUSATION:
        return False
    return claim.speech_act in ACCUSING or bool(claim.accused)


def is_on_record(claim: ClaimInPrint) -> bool:
    """Whether it is an official act that documents bear out; a mere accusation never is."""
    return claim.basis == Basis.OFFICIAL_ACT and claim.speech_act != SpeechAct.ACCUSE


def accused_by(story: StoryInCheck, claim: ClaimInPrint, passage: PassageInPrint) -> list[EntityOnFile]:
    """Those whom a claim accuses and who are on file: as the desk wrote down, else as the sentence says plainly."""
    keys = claim.accused or tuple(
        key
        for finding in (story.reading.findings if story.reading else ())
        if finding.statement.start < passage.end and passage.start < finding.statement.end
        for key in finding.accused
    )
    others = [key for key in dict.fromkeys(keys) if key not in claim.claimants]
    return [story.entities[key] for key in others if key in story.entities]
