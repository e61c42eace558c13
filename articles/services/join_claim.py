"""A passage that says what a claim on file says joins it, instead of becoming a second claim of the same."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.body.marks import MarkError, add_marks
from articles.body.text import plain_text
from articles.claims.models import Claim
from articles.corrections import BY_HAND
from articles.enums import ProposalKind, ProposalStatus
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, Proposal
from articles.rules import may_write
from articles.services.proposals import ProposalMoved, still_open
from articles.services.save import save_working_copy
from articles.services.unused import discard_unused_claims
from newsroom.ledger.history import record_history


class ClaimWithheld(StoryError):
    """Legal has withheld the claim: no further passage may be marked with it."""


@transaction.atomic
def join_claim(proposal: Proposal, claim: Claim, *, by: Any) -> Article:
    """Mark the passage of a suggestion with a claim on file; no claim is made, the suggestion counts as accepted.

    Raises StoryNotAllowed without the right, ProposalMoved when it is decided or its words are not where they were,
    ClaimWithheld when legal has taken the claim, and Claim.DoesNotExist when somebody has deleted it.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, (proposal,) = still_open([proposal])
    if plain_text(article.body)[proposal.start : proposal.end] != proposal.exact:
        raise ProposalMoved("The story has changed since it was read: analyse it again.")
    claim = join_proposal(proposal, claim, by=by)
    places = [(start, end, claim.uid, claim.mode) for start, end in proposal.payload["mark_spans"]]
    try:
        body = add_marks(article.body, places)
    except MarkError as error:
        raise ProposalMoved(f"Part of these words is marked already: {error}") from error
    return save_working_copy(
        article=article, by=by, note="a suggestion joined to a claim on file", body=body
    ).article


def join_proposal(proposal: Proposal, claim: Claim, *, by: Any) -> Claim:
    """Accept an open, locked proposal with a claim on file, which is given as it stands; nothing is marked.

    Raises ProposalMoved for what is no statement, ClaimWithheld, and Claim.DoesNotExist.
    """
    if proposal.kind != ProposalKind.CLAIM:
        raise ProposalMoved("A name is not a claim: choose the entity that is meant, or dismiss it.")
    claim = Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if claim.withheld_at is not None:
        raise ClaimWithheld("Legal has withheld this claim: it cannot be used in another passage.")
    recorded = proposal.claim_id
    proposal.status, proposal.claim = ProposalStatus.ACCEPTED, claim
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    # The claim says it in its own words: what it says otherwise corrects nothing of the suggestion.
    proposal.made = {BY_HAND: True}
    proposal.save(update_fields=["status", "claim", "decided_by", "decided_at", "made"])
    if recorded and recorded != claim.pk:
        discard_unused_claims([recorded], by=by)
    # No headline: a redaction of the story does not reach the history of a claim.
    record_history(actor=by, verb="join", record=claim, note=f"a passage of story {proposal.article.uid}")
    return claim
