"""Beside each suggestion: the claims on file that say the same, the opposite, or give another number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from articles.claims.enums import Contention, Role
from articles.claims.labels import CardVersionError, ClaimFacts, compose_label
from articles.claims.models import Claim
from articles.claims.selectors import SimilarClaim, Sought, similar_to_each
from articles.claims.services.record import ClaimDraft
from articles.claims.similar import Relation
from articles.claims.similar.tokens import fold
from articles.models import Article
from articles.selectors import stories_printing
from articles.services.join_claim import join_claim
from newsroom.ledger.typed import number_in, said

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OnFile:
    """One claim on file beside a statement, as a screen shows it. `stories` counts those that print it now."""

    claim: Claim
    relation: str
    words: str
    score: float
    why: str
    label: str
    stories: int
    #: Whether it may be used in place of a new claim, and whether somebody else says it.
    usable: bool
    other_voice: bool

    def as_json(self) -> dict[str, Any]:
        """For the claim dialog."""
        claim = self.claim
        return {
            "uid": self.claim.uid,
            "public_text": self.claim.public_text,
            "relation": self.relation,
            "words": self.words,
            "score": self.score,
            "why": self.why,
            "stories": self.stories,
            "mode": self.claim.mode,
            "label": self.label,
            "contention": "" if claim.contention == Contention.NONE else claim.get_contention_display(),
            "reviewed": claim.is_reviewed,
            "withheld": claim.withheld_at is not None,
            "usable": self.usable,
            "other_voice": self.other_voice,
        }


def on_file(
    drafts: Sequence[ClaimDraft], *, limit: int = MOST_SHOWN, related: bool = False
) -> list[list[OnFile]]:
    """For each claim about to be written, those on file that say the same, the opposite or another number.

    With `related`, those that only share words come after them. Five queries however many, seven where parties are
    known; none without drafts.
    """
    if not drafts:
        return []
    found = similar_to_each([_sought(draft) for draft in drafts], limit=limit, related=related)
    stories = stories_printing({similar.claim.pk for group in found for similar in group})
    return [
        [_shown(similar, stories.get(similar.claim.pk, 0), draft) for similar in group]
        for draft, group in zip(drafts, found, strict=True)
    ]


def put_on_file(rows: Iterable[Any]) -> None:
    """Put on dressed suggestions what is on file; one that is there already is no longer accepted with the rest."""
    claims = [row for row in rows if getattr(row, "draft", None) is not None]
    for row, group in zip(claims, on_file([row.draft for row in claims]), strict=True):
        row.on_file = group
        row.is_light = row.is_light and not any(shown.relation == Relation.SAME for shown in group)


def use_claim(request: HttpRequest, article: Article, pressed: str) -> str:
    """The button "Use this claim": `pressed` is the suggestion's key and the claim's uid. Returns what to tell.

    Raises Proposal.DoesNotExist, Claim.DoesNotExist, and what `join_claim` raises.
    """
    key, _, uid = pressed.partition(":")
    proposal = article.proposals.get(pk=number_in(key) or 0)  # no row is number 0
    claim = Claim.objects.get(uid=said(uid))
    join_claim(proposal, claim, by=request.user)
    return "Joined: the passage is marked with the claim on file."


def _sought(draft: ClaimDraft) -> Sought:
    fields = draft.fields
    return Sought(
        statement=fields["statement"],
        language=fields.get("language", "en"),
        polarity=fields.get("polarity", "positive"),
        speech_act=fields.get("speech_act", ""),
        parties=tuple(dict.fromkeys(entity.pk for entity, _, _ in draft.parties)),
    )


def _shown(similar: SimilarClaim, stories: int, draft: ClaimDraft) -> OnFile:
    claim = similar.claim
    facts = _facts(claim)
    return OnFile(
        claim=claim,
        relation=str(similar.relation),
        words=similar.words,
        score=similar.score,
        why=similar.why,
        label=compose_label(facts).line if facts else "",
        stories=stories,
        usable=similar.relation == Relation.SAME and claim.withheld_at is None,
        other_voice=_is_other_voice(facts, claim, draft),
    )


def _facts(claim: Claim) -> ClaimFacts | None:
    try:
        return ClaimFacts.from_card(claim.card)
    except CardVersionError:
        return None


def _is_other_voice(facts: ClaimFacts | None, claim: Claim, draft: ClaimDraft) -> bool:
    """Whether another speaks: the entities, or where none is on file the words of the story. Unknown is not another."""
    here = [entity.name for entity, role, _ in draft.parties if role == Role.CLAIMANT] or [
        draft.fields.get("claimant_label", "")
    ]
    there = (facts.claimants if facts else ()) or (claim.claimant_label,)
    mine, theirs = ({fold(name) for name in names if name} for names in (here, there))
    return bool(mine and theirs and mine.isdisjoint(theirs))
