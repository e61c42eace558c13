"""The claims of a story settled in one act, as far as they do little harm."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from articles.claims.services.one_act import Settled, settle_in_one_act
from articles.models import Article
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.locking import lock_story
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said


@transaction.atomic
def decide_for_story(*, article: Article, by: Any, skip_reason: str = "") -> Settled:
    """Confirm who said it for every claim of little harm that the working copy prints and that has its evidence; leave
    out those without, if `skip_reason` says why.

    What was performed, what was left out and why stands in the history of each claim and of the story. Raises
    CheckNotAllowed without the right. What `settle_in_one_act` costs, and four queries.
    """
    article = lock_story(article.pk)
    keys = [claim.pk for claim in claims_in_working_copy(article)]
    settled = settle_in_one_act(keys, by=by, skip_reason=skip_reason)
    if settled.confirmed or settled.skipped:
        record_history(
            actor=by,
            verb="decide claims",
            record=article,
            note=_note(settled, said(skip_reason)),
            revision=article.revision_number,
        )
    return settled


def _note(settled: Settled, reason: str) -> str:
    parts = []
    if settled.confirmed:
        parts.append(f"{len(settled.confirmed)} confirmed: {_uids(settled.confirmed)}.")
    if settled.skipped:
        parts.append(f"{len(settled.skipped)} left unchecked: {_uids(settled.skipped)}. {reason}")
    return " ".join(parts)


def _uids(claims: list[Any]) -> str:
    return ", ".join(claim.uid for claim in claims)
