"""The verdicts that stand, and the claims without one."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from articles.claims.enums import Basis, CheckStatus, Harm
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, ClaimCheck, Verdict


def standing_verdicts(claim_ids: Collection[int]) -> dict[tuple[int, str], Verdict]:
    """The newest verdict by key of the claim and question. Whether it is so is answered for all claims that say the
    same by the verdict on the head of their group. Two queries, none without keys.
    """
    if not claim_ids:
        return {}
    heads = {
        key: canonical or key
        for key, canonical in Claim.objects.filter(pk__in=claim_ids).values_list("pk", "canonical")
    }
    standing = (
        Verdict.objects.standing()
        .filter(check_of__claim__in={*heads, *heads.values()})
        .select_related("check_of")
    )
    found = {(verdict.check_of.claim_id, verdict.check_of.axis): verdict for verdict in standing}
    answers = {}
    for key, head in heads.items():
        for axis, claim in ((Axis.ATTRIBUTION.value, key), (Axis.CONTENT.value, head)):
            if (claim, axis) in found:
                answers[key, axis] = found[claim, axis]
    return answers


def unchecked_claims(claim_ids: Collection[int]) -> list[Claim]:
    """Of these claims those of which nobody has decided whether they said it, the gravest first; official acts need no
    decision. One query, none without keys.
    """
    if not claim_ids:
        return []
    decided = ClaimCheck.objects.filter(claim=OuterRef("pk"), axis=Axis.ATTRIBUTION, status=CheckStatus.DONE)
    found = Claim.objects.filter(pk__in=claim_ids).exclude(basis=Basis.OFFICIAL_ACT).filter(~Exists(decided))
    return sorted(found, key=lambda claim: (-Harm.values.index(claim.harm), claim.pk))
