"""What a story takes with it unchecked when it leaves the desks that check, and the reason that was given."""

from __future__ import annotations

from typing import Any

from articles.claims.selectors.verdicts import unchecked_claims
from articles.models import Article
from articles.selectors.working_copy import claims_in_working_copy
from articles.workflow import Move, State
from newsroom.ledger.history import record_history

#: The desks before print, in which claims are checked.
_BEFORE = frozenset({State.DRAFT, State.IN_EDIT, State.FACT_CHECK})
#: Claims that one entry names; the rest is counted.
_NAMED = 20


def note_unchecked(article: Article, move: Move, *, by: Any, reason: str) -> None:
    """Write to the story's history which claims went on without an answer to whether they said it, and why.

    Only for a move that leads past the check; nothing is written where all is decided. Two queries, one more for the
    entry; none for other moves.
    """
    if move.source not in _BEFORE or move.target in _BEFORE:
        return
    claims = unchecked_claims([claim.pk for claim in claims_in_working_copy(article)])
    if not claims:
        return
    named = ", ".join(f"{claim.uid} ({claim.get_harm_display().lower()})" for claim in claims[:_NAMED])
    more = f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
    count = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    record_history(
        actor=by,
        verb="go on unchecked",
        record=article,
        note=f"{count} not checked for whether they said it: {named}{more}. {reason}".strip(),
        revision=article.revision_number,
    )
