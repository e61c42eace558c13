"""P11: what is printed as somebody's words was theirs.

Definition: the story prints somebody's statement of which our newest approved verdict says that it was misquoted or not
said; or one that would do serious or grave harm, and no verdict confirms that they said it, at first or second hand.
Our own voice, hearsay (there is nobody to have said it) and official acts on record are not asked.
Severity: B against a verdict; S where nothing is confirmed.
Fails: "the minister told the assembly that Ferro took money", where the record of the assembly has other words.
Passes: the same once two people have found it in the record; a statement that harms nobody, unchecked.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.labels.ratings import NOT_THEIRS, OUR_VOICE, THEIRS
from articles.claims.vocabulary import AttributionMode, AttributionRating, Basis
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.single_root import BAD_HARM
from articles.preflight.story import ClaimInPrint, StoryInCheck

_NOBODY_TO_ASK = OUR_VOICE | {AttributionMode.HEARSAY}


def check(story: StoryInCheck) -> Iterator[Finding]:
    """One finding for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        severity, message = _objection(claim)
        if severity:
            yield Finding(
                "P11",
                severity,
                story.place_of(passage.start),
                passage.exact,
                message,
                start=passage.start,
                end=passage.end,
                cure=Cure(CureKind.CLAIM, "Open the claim", target=claim.uid),
            )


def _objection(claim: ClaimInPrint) -> tuple[str, str]:
    if claim.attribution_rating in NOT_THEIRS:
        if claim.attribution_rating == AttributionRating.MISQUOTED:
            return "B", "Our checks found that they were misquoted: print what they said, and check that."
        return "B", "Our checks found that they did not say it: take it out, or say who did."
    asked = claim.mode not in _NOBODY_TO_ASK and claim.basis != Basis.OFFICIAL_ACT
    if asked and claim.harm in BAD_HARM and claim.attribution_rating not in THEIRS:
        return (
            "S",
            f"This would do {claim.harm} harm if they never said it, and nobody has confirmed that they did: have it"
            " checked, or signed off.",
        )
    return "", ""
