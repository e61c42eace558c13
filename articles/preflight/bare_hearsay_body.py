"""P08 in the body: 'reportedly' and its kin name nobody. The desk finds out who reported it, or signs for it.

Definition. A printed claim in mode 7 that nobody stands behind on file: S, once a claim. A hedge of the body that no
marked passage covers and no source answers for: W. Hedges are those of the detector, English and Spanish
("reportedly", "alleged", "is said to", "presunto", "al parecer"), and plain words for them where no statement was
found. Not where they stand in quotation marks.

Fails: "The mayor reportedly signed the order.", marked as hearsay (S) or unmarked (W).
Passes: "The harbour office said the quay was reportedly sold." · "The Oster Times reported that the mayor signed."
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.vocabulary import AttributionMode, Basis
from articles.preflight.accused import first_passages
from articles.preflight.bare_hearsay import HEDGES
from articles.preflight.drift.body import is_linked
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import passage_at

#: "Was charged with": whoever may charge somebody is an authority, though the sentence leaves it out.
_BY_A_COURT = (".charge", ".indict")


def check_body(story: StoryInCheck) -> Iterator[Finding]:
    """S for each claim in mode 7 that is printed, W for each hedge without a claim."""
    for passage, claim in first_passages(story):
        if is_linked(claim):
            continue
        yield Finding(
            "P08",
            "S",
            story.place_of(passage.start),
            passage.exact,
            "Hearsay without a source: find who reported it and set the claim's mode, or have it signed off.",
            "body",
            passage.start,
            passage.end,
            Cure(CureKind.CLAIM, "Set who reported it", passage.uid),
        )
    for start, end in _unlinked(story):
        yield Finding(
            "P08",
            "W",
            story.place_of(start),
            story.text[start:end],
            "Hearsay without a claim: mark the statement so that it can be checked.",
            "body",
            start,
            end,
            Cure(CureKind.MARK, "Mark it as a claim"),
        )


def _unlinked(story: StoryInCheck) -> list[tuple[int, int]]:
    """The cue of each hedge that no mark covers."""
    if story.reading is None:
        hedges = [match.span() for match in HEDGES.finditer(story.text)]
        return [(start, end) for start, end in hedges if passage_at(story, start, end) is None]
    found: list[tuple[int, int]] = []
    said = [
        (span.start, span.end)
        for finding in story.reading.claims
        if finding.statement.source is not None
        for span in finding.statement.spans
    ]
    for finding in story.reading.findings:
        statement = finding.statement
        if statement.mode is not AttributionMode.HEARSAY or statement.basis is not Basis.STATEMENT:
            continue
        if statement.rule.endswith(_BY_A_COURT):
            continue
        start, end = statement.cue.start, statement.cue.end
        if any(low <= start < high for low, high in said):
            continue  # somebody who is named says that it is rumoured
        if all(passage_at(story, span.start, span.end) is None for span in statement.spans):
            found.append((start, end))
    return sorted(set(found))
