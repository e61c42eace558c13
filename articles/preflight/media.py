"""Media: a picture is printed with alt text, credit and rights, or not at all.

Definition: the lead picture has no alt text, no credit, no cleared rights, or a right that has run out.
Severity: B, one finding for each thing that is missing.
Fails: a picture of an agency whose licence ended last month.
Passes: a cleared picture with alt text and credit; a story without a picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each thing that is missing."""
    picture = story.picture
    if picture is None:
        return
    for missing, message in (
        (not picture.alt, "The picture has no alt text: say what it shows for those who cannot see it."),
        (not picture.credit, "The picture has no credit: name whoever made it."),
        (not picture.cleared, "The picture's rights are restricted: clear them or choose another picture."),
        (picture.expired, "The right to print this picture has run out: renew it or choose another picture."),
    ):
        if missing:
            yield Finding(
                "media",
                "B",
                "lead picture",
                f"{picture.title}: {message.split(':')[0]}",
                message,
                field="picture",
                cure=Cure(CureKind.PICTURE, "Open the picture", target=picture.key),
            )
