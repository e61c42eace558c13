"""Who is named on an identity: asked for by one who knows it, approved by another."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import IdentityReader, SourceIdentity
from articles.claims.rules import may_be_named, may_grant_anonymity
from articles.claims.services.vault_keys import named_on, open_for, open_vault, seal_for
from newsroom.ledger.history import record_history
from newsroom.ledger.wording import actor_in_words


@transaction.atomic
def ask_reader(*, identity: SourceIdentity, person: Any, by: Any) -> IdentityReader:
    """Ask that somebody may see it too; nothing opens for them before another person has approved.

    Raises ClaimNotAllowed for who is not named on it, ValidationError for who cannot be named or is already, and
    where nothing is on file.
    """
    row = _locked(identity)
    named = named_on(row)
    if by.pk not in named:
        raise ClaimNotAllowed("Only people named on an identity can ask that others see it.")
    if not may_be_named(person):
        raise ValidationError("Choose somebody who works on claims.")
    if person.pk in named or row.reader_set.filter(person=person, removed_at__isnull=True).exists():
        raise ValidationError(f"{actor_in_words(person)} is named on it already, or waits for approval.")
    reader = IdentityReader.objects.create(identity=row, person=person, asked_by=by)
    _tell(row, by, "ask for reader", person)
    return reader


@sensitive_variables()
@transaction.atomic
def approve_reader(*, reader: IdentityReader, by: Any) -> IdentityReader:
    """Let a person see it who was asked for. By somebody who grants anonymity, and is neither of the two.

    What is on file is encrypted anew, for the people now named. Raises ClaimNotAllowed, ValidationError,
    IdentityUnreadable, VaultShut.
    """
    row, reader = _of(reader)
    if not may_grant_anonymity(by):
        raise ClaimNotAllowed("Only an editor may approve who sees the identity of a source.")
    if by.pk in {reader.asked_by_id, reader.person_id}:
        raise ClaimNotAllowed(
            "You cannot approve what you asked for, nor yourself: have another editor approve."
        )
    if not reader.is_asked:
        raise ValidationError("This was decided meanwhile.")
    if not may_be_named(reader.person):
        raise ValidationError("This account can no longer be named: take it off.")
    before = named_on(row)
    reader.approved_by, reader.approved_at = by, timezone.now()
    reader.save(update_fields=["approved_by", "approved_at"])
    _seal_anew(row, before)
    _tell(row, by, "name reader", reader.person)
    return reader


@sensitive_variables()
@transaction.atomic
def remove_reader(*, reader: IdentityReader, by: Any) -> IdentityReader:
    """Take somebody off, or turn down who was asked for: by whoever put it on file, who grants anonymity, or oneself.

    To see less takes no second person. Raises ClaimNotAllowed, IdentityUnreadable, VaultShut.
    """
    row, reader = _of(reader)
    if not (by.pk in {row.filed_by_id, reader.person_id} or may_grant_anonymity(by)):
        raise ClaimNotAllowed("Only an editor, or whoever put it on file, takes people off an identity.")
    if reader.removed_at is not None:
        return reader
    before = named_on(row)
    reader.removed_by, reader.removed_at = by, timezone.now()
    reader.save(update_fields=["removed_by", "removed_at"])
    if reader.approved_at is not None and row.is_held:
        _seal_anew(row, before)
    _tell(row, by, "remove reader", reader.person)
    return reader


@sensitive_variables()
def _seal_anew(row: SourceIdentity, before: frozenset[int]) -> None:
    vault = open_vault()
    seal_for(vault, row, open_for(vault, row, before), named_on(row))
    row.save(update_fields=["sealed", "key"])


def _of(reader: IdentityReader) -> tuple[SourceIdentity, IdentityReader]:
    row = SourceIdentity.objects.select_for_update(of=("self",)).select_related("grant__claim")
    identity = row.get(pk=reader.identity_id)
    return identity, IdentityReader.objects.select_related("person").get(pk=reader.pk)


def _locked(identity: SourceIdentity) -> SourceIdentity:
    rows = SourceIdentity.objects.select_for_update(of=("self",)).select_related("grant__claim")
    row = rows.get(pk=identity.pk)
    if not (row.is_held and row.grant.holds_on(timezone.localdate())):
        raise ValidationError("Nothing is on file any more.")
    return row


def _tell(row: SourceIdentity, by: Any, verb: str, person: Any) -> None:
    record_history(actor=by, verb=verb, record=row.grant.claim, note=actor_in_words(person))
