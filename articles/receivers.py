"""What articles hear from the apps on their left."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.contrib.auth.models import AbstractUser

from articles.claims.models import Claim
from articles.models import Correction, PublishedVersion
from articles.selectors.authors import authors_of_stories_printing
from articles.services.feedback import note_claim
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


def name_authors(sender: type[Claim], *, claims: Collection[int], **kwargs: object) -> set[int]:
    """Whoever wrote a story does not approve what stands in it."""
    return authors_of_stories_printing(claims)
