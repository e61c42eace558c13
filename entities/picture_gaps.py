"""What a picture lacks before it can be printed, in words for whoever chooses it."""

from __future__ import annotations

from datetime import date

from entities.enums import Rights
from entities.models import Image


def picture_gaps(image: Image, today: date) -> list[str]:
    """One sentence for each thing missing; none for a picture that `ImageQuerySet.printable` gives. No query."""
    gaps = []
    if not image.alt:
        gaps.append("No alternative text: say what it shows for those who cannot see it.")
    if not image.credit:
        gaps.append("No credit: name whoever made it.")
    if image.rights != Rights.CLEARED:
        gaps.append("Its rights are restricted: it is not printed until they are cleared.")
    if image.rights_expire_on and image.rights_expire_on < today:
        ended = f"{image.rights_expire_on.day} {image.rights_expire_on:%B %Y}"
        gaps.append(f"The right to print it ended on {ended}.")
    return gaps
