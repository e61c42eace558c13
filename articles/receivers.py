"""What articles hear from the apps on their left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles.claims.models import Claim, Verdict
from articles.models import Article, Correction, PublishedVersion
from articles.selectors.authors import authors_of_stories_printing
from articles.services.fan_out import open_tasks_for_verdict, open_tasks_for_withdrawals
from articles.services.feedback import note_claim
from articles.services.reach import refresh_reach, refresh_reach_of_story
from articles.services.redaction import empty_copies, empty_told_note
from newsroom.ledger.models import HistoryEntry


def empty_copies_of_version(
    sender: type[PublishedVersion],
    *,
    record: PublishedVersion,
    emptied: Mapping[str, object],
    by: AbstractUser,
    reason: str,
    **kwargs: object,
) -> list[HistoryEntry]:
    """When a version is redacted, whatever repeats its words is emptied with it."""
    return empty_copies(version=record, emptied=emptied, by=by, reason=reason)


def empty_copies_of_note(
    sender: type[Correction],
    *,
    record: Correction,
    emptied: Mapping[str, object],
    by: AbstractUser,
    reason: str,
    **kwargs: object,
) -> list[HistoryEntry]:
    """When a note is redacted, what repeats it is emptied with it."""
    return empty_told_note(note=record, emptied=emptied, by=by, reason=reason)


def note_correction_of_claim(
    sender: type[Claim], *, claim: Claim, by: AbstractUser, **kwargs: object
) -> None:
    """When a person changes a claim that a suggestion made, that is what the suggestion should have said."""
    note_claim(claim, by=by)


def tell_reach_after_move(sender: type[Article], *, article: Article, **kwargs: object) -> None:
    """When a story moves, its claims are printed for readers or no longer, and its slot counts or no longer."""
    refresh_reach_of_story(article)


def tell_reach_after_plan(
    sender: type[Article], *, article: Article, before: Mapping[str, object], **kwargs: object
) -> None:
    """When the slot or the deadline of a story is set, its claims are due then."""
    if not {"deadline", "planned_for"}.isdisjoint(before):
        refresh_reach_of_story(article)


def tell_reach(sender: object, *, claims: Collection[int], **kwargs: object) -> None:
    """The queue has claims of which it does not know where they are printed."""
    refresh_reach(claims)


def open_tasks_after_verdict(sender: type[Verdict], *, verdict: Verdict, **kwargs: object) -> None:
    """What stands in print and no longer holds is to be corrected, or brought up to date."""
    open_tasks_for_verdict(verdict)


def open_tasks_after_withdrawal(
    sender: type[Claim],
    *,
    claims: list[Claim],
    before: Mapping[int, Mapping[str, Any]] | None = None,
    **kwargs: object,
) -> None:
    """Whoever said it has taken it back: stories in print that say it once more owe their readers that."""
    open_tasks_for_withdrawals(claims, before or {})


def name_authors(sender: type[Claim], *, claims: Collection[int], **kwargs: object) -> set[int]:
    """Whoever wrote a story does not approve what stands in it."""
    return authors_of_stories_printing(claims)
