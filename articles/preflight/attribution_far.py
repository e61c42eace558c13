"""P28: a claim is first printed where neither its cue nor its source stands.

Definition. The first marked passage of an attributed claim (named document to hearsay) whose sentence holds neither
the cue nor the source nor the name of a claimant, and whose claim is not printed earlier in the same paragraph with
one of them (that is an extension). Official acts need neither. What has left a sentence at an edit is P21's.
Severity: W.

Fails: "The pier collapsed on Monday. [The wall had been rotten for years.]", a claim of Ana Brill's.
Passes: "Ana Brill said [the pier had collapsed]. [The wall had been rotten for years.]", both marks of one claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.body.text import sentences_around
from articles.claims.vocabulary import AttributionMode, Basis
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import PassageInPrint, StoryInCheck

_LOST = frozenset({"cue_lost", "source_lost"})
_OURS = frozenset({AttributionMode.OWN, AttributionMode.ANALYSIS})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for the first passage of a claim that stands without its attribution."""
    seen: set[str] = set()
    for passage in sorted(story.passages, key=lambda each: each.start):
        claim = passage.claim
        if claim is None or passage.uid in seen:
            continue
        seen.add(passage.uid)
        if claim.mode in _OURS or claim.basis == Basis.OFFICIAL_ACT or passage.state in _LOST:
            continue
        if _stands_by_it(story, passage):
            continue
        yield Finding(
            "P28",
            "W",
            story.place_of(passage.start),
            passage.exact,
            "Who says this is not in the sentence where the claim first appears: name them here, or extend the claim"
            " from where they are named.",
            "body",
            passage.start,
            passage.end,
            Cure(CureKind.CLAIM, "Open the claim", passage.uid),
        )


def _stands_by_it(story: StoryInCheck, passage: PassageInPrint) -> bool:
    """Whether cue, source or claimant stands in the sentence, or with a part of the same claim in the paragraph."""
    if passage.cue or passage.source:
        return True
    low = story.text.rfind("\n", 0, passage.start) + 1
    high = story.text.find("\n", passage.end)
    high = len(story.text) if high < 0 else high
    for other in story.passages:
        if other.uid == passage.uid and low <= other.start <= high and (other.cue or other.source):
            return True
    claim, reading = passage.claim, story.reading
    if claim is None or reading is None:
        return False
    begin, end = sentences_around(story.text, passage.start, passage.end)
    claimants = set(claim.claimants)
    if any(
        m.key in claimants or m.speaker_key in claimants for m in reading.mentions if begin <= m.start < end
    ):
        return True
    label = claim.claimant_label.strip()
    return bool(label) and label.lower() in story.text[begin:end].lower()
