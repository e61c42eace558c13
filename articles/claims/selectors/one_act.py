"""What one act would settle of the claims of a story: whether those who are quoted said it, where little harm is done.

The same plan is shown beforehand and carried out under lock, so that the button does what the page said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from articles.claims.check_path import may_be_skipped, rating_in_words
from articles.claims.enums import AttributionRating, Basis, CheckStatus, Mode, Role, SourceKind, Stance
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, ClaimCheck, Evidence

#: What becomes of a claim: the two that the act settles, and those that it leaves.
CONFIRM, SKIP, LEAVE, DECIDED = "confirm", "skip", "leave", "decided"
_FREE = frozenset({CheckStatus.OPEN.value, CheckStatus.ASSIGNED.value, CheckStatus.RETURNED.value})


@dataclass(frozen=True, slots=True)
class OneAct:
    """One claim, what the act would do about it, and in words why. `rating` is empty unless it is confirmed."""

    claim: Claim
    what: str
    words: str
    rating: str = ""
    evidence: int = 0


def plan_for(claims: Collection[int], user: Any) -> list[OneAct]:
    """The plan for the claims of these keys, in the order of the keys; those that are gone are left out. Four queries.

    It asks only whether they said it: whether it is so is nobody's act alone.
    """
    if not claims:
        return []
    found = Claim.objects.prefetch_related("party_set").in_bulk(list(claims))
    rows = ClaimCheck.objects.filter(claim__in=found, axis=Axis.ATTRIBUTION).select_related("assignee")
    checks = {row.claim_id: row for row in rows}
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for piece in Evidence.objects.filter(claim__in=found, tests=Axis.ATTRIBUTION).select_related(
        "item__source"
    ):
        evidence[piece.claim_id].append(piece)
    return [
        _plan(found[key], checks.get(key), evidence[key], user)
        for key in dict.fromkeys(claims)
        if key in found
    ]


def _plan(claim: Claim, check: ClaimCheck | None, evidence: list[Evidence], user: Any) -> OneAct:
    count = len(evidence)
    if claim.basis == Basis.OFFICIAL_ACT:
        return OneAct(claim, DECIDED, "An official act: it stands on its record.", evidence=count)
    if check and check.status == CheckStatus.DONE:
        words = rating_in_words(check.axis, check.rating) if check.rating else "Left unchecked"
        return OneAct(claim, DECIDED, words, check.rating, count)
    if not may_be_skipped(claim.harm, Axis.ATTRIBUTION):
        words = f"Its harm is {claim.get_harm_display().lower()}: it takes more than one act."
        return OneAct(claim, LEAVE, words, evidence=count)
    if check and check.status not in _FREE:
        return OneAct(claim, LEAVE, "It waits to be approved.", evidence=count)
    if check and check.assignee and check.assignee_id != user.pk:
        name = check.assignee.get_full_name() or check.assignee.get_username()
        return OneAct(claim, LEAVE, f"{name} is on it.", evidence=count)
    if any(piece.stance == Stance.REFUTES for piece in evidence):
        return OneAct(claim, LEAVE, "Something on file speaks against it: look at it first.", evidence=count)
    supports = [piece for piece in evidence if piece.stance == Stance.SUPPORTS]
    if not supports:
        return OneAct(claim, SKIP, "Nothing on file says that they said it.", evidence=count)
    rating = rating_from(claim, supports)
    return OneAct(claim, CONFIRM, rating_in_words(Axis.ATTRIBUTION, rating), rating, count)


def rating_from(claim: Claim, supports: Iterable[Evidence]) -> str:
    """Confirmed, or confirmed second-hand where all that is on file is other media telling what somebody else said.

    A medium that is itself quoted, or that the claim is attributed to, confirms its own words. Parties and sources must
    be at hand.
    """
    speakers = {party.entity_id for party in claim.party_set.all() if party.role == Role.CLAIMANT}
    if claim.mode == Mode.MEDIA:
        return AttributionRating.CONFIRMED.value
    for piece in supports:
        source = piece.item.source
        if source.kind != SourceKind.MEDIA or source.entity_id in speakers:
            return AttributionRating.CONFIRMED.value
    return AttributionRating.SECOND_HAND.value
