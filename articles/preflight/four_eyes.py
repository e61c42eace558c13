"""P24: what is signed off is signed by somebody who did not write it.

Definition: a finding that stands against the story was signed off by one of its authors (whoever signs it, or saved
words of it since it was last printed) and by nobody else. A person may write after having signed; the sign-off then
holds no longer.
Severity: B.
Fails: the reporter who wrote the story signs off its single source herself.
Passes: a second editor signs off the same finding; the author's sign-off of words that have changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import SignedOff, StoryInCheck


def check(story: StoryInCheck, findings: Sequence[Finding]) -> Iterator[Finding]:
    """`findings` are those that stand: a sign-off of anything else holds nothing up."""
    standing = {finding.key for finding in findings if finding.stops}
    signed_by_others = {_key(each) for each in story.signed if not each.by_author}
    for each in story.signed:
        if each.by_author and _key(each) in standing - signed_by_others:
            what = f"“{each.text}”" if each.text else "the story"
            yield Finding(
                "P24",
                "B",
                "sign-offs",
                f"{each.rule}: {each.text}",
                f"{each.by} signed off {each.rule} on {what} and is an author of this story: have somebody else"
                " sign.",
                field="story",
                cure=Cure(CureKind.FIELD, "Go to the sign-offs", target="sign_offs"),
            )


def _key(signed: SignedOff) -> tuple[str, str, str]:
    return (signed.rule, signed.field, signed.text)
