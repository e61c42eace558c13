"""P14: in our own voice stands what our checks bear out.

Definition: the story prints a claim in our own voice (mode own or analysis) while the newest approved verdict on its
content is mixed, missing context, mostly false, false, unproven or outdated; or while no verdict is on file. Official
acts on record need none, and what cannot be checked has its own rating.
Severity: B against a verdict; without one W from harm serious, else I.
Fails: "The quay was sold below price", in our own voice, rated mostly false.
Passes: the same rated true or mostly true; "The council says that the quay was sold below price".
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.labels.ratings import FALLEN, OUR_VOICE
from articles.claims.vocabulary import Basis, ContentRating
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.single_root import BAD_HARM
from articles.preflight.story import ClaimInPrint, StoryInCheck

_UNRATED = frozenset({"", ContentRating.NOT_CHECKED.value})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """One finding for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        if claim.mode not in OUR_VOICE or claim.basis == Basis.OFFICIAL_ACT:
            continue
        severity, message = _objection(claim)
        if severity:
            yield Finding(
                "P14",
                severity,
                story.place_of(passage.start),
                passage.exact,
                message,
                start=passage.start,
                end=passage.end,
                cure=Cure(CureKind.CLAIM, "Open the claim", target=claim.uid),
            )


def _objection(claim: ClaimInPrint) -> tuple[str, str]:
    if claim.rating in FALLEN:
        words = claim.rating.replace("_", " ")
        return (
            "B",
            f"Printed in our own voice, and our verdict on it is “{words}”: attribute it, or correct it.",
        )
    if claim.rating in _UNRATED:
        return (
            "W" if claim.harm in BAD_HARM else "I",
            "Printed in our own voice, and no verdict of ours on it is on file: attribute it, or have it checked.",
        )
    return "", ""
