"""P09: a source of ours without a name needs somebody who answers for it.

Definition: the story prints a claim in mode anonymous that nobody relays to us (no outlet, no claim it is reported in,
no agency whose story this is), and no grant of anonymity for it is on file that holds today.
Severity: B.
Fails: "a person familiar with the talks told this paper", and no editor has written down why and how they know.
Passes: the same with a grant that has not run out; "a person familiar with the talks told the Post".
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.vocabulary import AttributionMode
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        if claim.mode != AttributionMode.ANONYMOUS or claim.relayed_by or claim.has_grant:
            continue
        yield Finding(
            "P09",
            "B",
            story.place_of(passage.start),
            passage.exact,
            "Our own source is not named here and no grant of anonymity holds: name the source, have an editor grant"
            " it, or say which outlet relays this.",
            start=passage.start,
            end=passage.end,
            cure=Cure(CureKind.CLAIM, "Open the claim's anonymity", target=claim.uid, value="anonymity"),
        )
