"""Claims on file that could stand in some relation to one at hand, for whoever links them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import Q

from articles.claims.enums import LinkKind, Role
from articles.claims.models import Claim, ClaimFingerprint, ClaimParty
from articles.claims.selectors.similar import RELATION_WORDS, similar_claims
from articles.claims.similar import Fingerprint, Relation, compare
from entities.uids import LENGTH
from newsroom.ledger.typed import said

#: As a relation in the form: "out:denies" is 'this claim denies that one', "in:denies" the other way round.
SAME: Final = "same"
#: Characters of what is typed that are read.
_MOST_TYPED: Final = 500
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that was found: how it stands to what was sought, in words, and the relation to propose."""

    claim: Claim
    words: str
    why: str
    score: float
    propose: str = ""
    is_opposite: bool = False


def near_claims(
    claim: Claim, *, typed: str = "", exclude: Collection[int] = (), limit: int = MOST
) -> list[Near]:
    """Claims near to this one, or to what was typed: what says the same or the opposite first, then shared words.

    A claim's public id finds that claim alone. `exclude` are keys that are linked already; the claim itself is never
    found. Withheld claims are among them: editors may see those. Twelve queries at most.
    """
    typed = said(typed)[:_MOST_TYPED]
    left_out = {claim.pk, *exclude}
    if _may_be_uid(typed) and (exact := Claim.objects.filter(uid=typed.lower()).exclude(pk=claim.pk).first()):
        return [Near(exact, "by its number", "", 1.0)]
    parties = {
        role: set(claim.party_set.filter(role=role).values_list("entity", flat=True))
        for role in (Role.ACCUSED, Role.CLAIMANT)
    }
    found = similar_claims(
        typed or claim.statement,
        language=claim.language,
        polarity="positive" if typed else claim.polarity,
        speech_act="" if typed else claim.speech_act,
        parties=() if typed else sorted(set().union(*parties.values())),
        limit=limit,
        exclude=left_out,
    )
    near = [_near(each.claim, each.relation, each.why, each.score) for each in found]
    if typed:
        near = [replace(each, words="near to these words", why="", propose="") for each in near]
        near += _with_words(typed, left_out | {each.claim.pk for each in near}, limit - len(near))
        near = _against(claim, near)
    return _propose_denials(near, parties)


def _near(claim: Claim, relation: Relation, why: str, score: float) -> Near:
    return Near(
        claim=claim,
        words=RELATION_WORDS[relation],
        why=why,
        score=score,
        propose=SAME if relation is Relation.SAME else "",
        is_opposite=relation is Relation.OPPOSITE,
    )


def _against(claim: Claim, near: list[Near]) -> list[Near]:
    """What was found by words, each with how it stands to the claim at hand where that can be told. One query."""
    keys = [claim.pk, *(each.claim.pk for each in near)]
    rows = ClaimFingerprint.objects.filter(claim__in=keys).values_list("claim_id", "data")
    held = {key: Fingerprint.from_json(data) for key, data in rows}
    mine = held.get(claim.pk)
    told = []
    for each in near:
        theirs = held.get(each.claim.pk)
        if mine and theirs and (found := compare(mine, theirs)).relation in RELATION_WORDS:
            each = _near(each.claim, found.relation, found.why, found.score)
        told.append(each)
    return told


def _with_words(typed: str, left_out: Collection[int], limit: int) -> list[Near]:
    """Claims that have every word that was typed, newest first. One query or none."""
    if limit < 1:
        return []
    claims = Claim.objects.exclude(pk__in=left_out).defer("original_wording", "card")
    for word in typed.split()[:8]:
        claims = claims.filter(Q(public_text__icontains=word) | Q(statement__icontains=word))
    return [Near(each, "has these words", "", 0.0) for each in claims.order_by("-pk")[:limit]]


def _propose_denials(near: list[Near], parties: dict[Role, set[int]]) -> list[Near]:
    """Propose a denial where the accused of one is who speaks in the other, and denies. One query or none."""
    denials = {each.claim.pk for each in near if each.claim.speech_act in ("deny", "refuse")}
    if not denials or not parties[Role.ACCUSED]:
        return near
    spoken = set(
        ClaimParty.objects.filter(
            claim__in=denials, role=Role.CLAIMANT, entity__in=parties[Role.ACCUSED]
        ).values_list("claim", flat=True)
    )
    return [
        replace(each, propose=f"in:{LinkKind.DENIES}") if each.claim.pk in spoken else each for each in near
    ]


def _may_be_uid(text: str) -> bool:
    return len(text) == LENGTH and text.isalnum()
