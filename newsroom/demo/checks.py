"""What the sample desk has checked: whether they said it, of what would do harm; and one question that still waits."""

from __future__ import annotations

from typing import Any

from articles.claims.check_path import path_of
from articles.claims.enums import AttributionRating, Basis, CheckPath, ContentRating, Mode, Stance
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim
from articles.claims.services.verdicts import approve, propose
from newsroom.models import User

_NOBODY_TO_ASK = (Mode.OWN, Mode.ANALYSIS, Mode.HEARSAY)


def load_checks(rows: list[dict[str, Any]], people: dict[str, User]) -> None:
    """Each step through the verb that the desk would use: the checker finds, somebody else approves.

    Of a sample claim that takes more than one act, and whose evidence supports that it was said, it is confirmed.
    `content` of a row is what the checker proposes about whether it is so: it waits for a second label.
    """
    claims = Claim.objects.in_bulk([row["key"] for row in rows], field_name="uid")
    for row in rows:
        claim = claims[row["key"]]
        if _can_be_confirmed(claim):
            propose(
                claim=claim,
                axis=Axis.ATTRIBUTION.value,
                rating=AttributionRating.CONFIRMED.value,
                rationale="It stands so in what is on file.",
                by=people["checker"],
            )
            if path_of(claim.harm, Axis.ATTRIBUTION.value) == CheckPath.TWO_PEOPLE:
                approve(claim=claim, axis=Axis.ATTRIBUTION.value, by=people["admin"])
        if "content" in row:
            propose(
                claim=claim,
                axis=Axis.CONTENT.value,
                rating=ContentRating(row["content"]["rating"]).value,
                rationale=row["content"]["rationale"],
                by=people["checker"],
            )


def _can_be_confirmed(claim: Claim) -> bool:
    takes_more = path_of(claim.harm, Axis.ATTRIBUTION.value) != CheckPath.ONE_ACT
    asked = claim.basis != Basis.OFFICIAL_ACT and claim.mode not in _NOBODY_TO_ASK
    supporting = claim.evidence.filter(tests=Axis.ATTRIBUTION, stance=Stance.SUPPORTS)
    return takes_more and asked and supporting.exists()
