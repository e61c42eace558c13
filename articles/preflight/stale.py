"""P13: what was to be looked at again by now.

Definition: the review deadline of a claim that the story prints lies before today, or a page that it rests on is no
longer as it was when it was filed.
Severity: W.
Fails: a count of the missing that was to be asked anew by Friday, printed on Saturday.
Passes: the same on Friday; a claim without a deadline.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import ClaimInPrint, StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        message = _why(claim, story)
        if message:
            yield Finding(
                "P13",
                "W",
                story.place_of(passage.start),
                passage.exact,
                message,
                start=passage.start,
                end=passage.end,
                cure=Cure(CureKind.CLAIM, "Open the claim", target=claim.uid),
            )


def _why(claim: ClaimInPrint, story: StoryInCheck) -> str:
    if claim.review_deadline and story.today and claim.review_deadline < story.today:
        return (
            f"This was to be looked at again by {claim.review_deadline.isoformat()}: ask whether it still stands, and"
            " set a new day."
        )
    changed = [each.item for each in claim.evidence if each.has_changed]
    if changed:
        return f"“{changed[0]}” is no longer as it was filed: read it again."
    return ""
