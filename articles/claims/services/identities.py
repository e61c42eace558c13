"""Who a source without a name is: put into the vault, shown to those named on it, and taken out for good.

Nothing in here may leave a trace of the text: no log line, no history, no message of an error. Each function that
holds it is marked, so that error reports leave its variables out.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from articles.claims.enums import EmptiedBecause, LookOutcome
from articles.claims.exceptions import ClaimNotAllowed, IdentityRefused, IdentityUnreadable
from articles.claims.identity_words import repeats
from articles.claims.models import AnonymityGrant, IdentityLook, SourceIdentity
from articles.claims.rules import may_file_identity, may_grant_anonymity
from articles.claims.services.vault_keys import named_on, open_for, open_vault, seal_for
from articles.claims.vault import Secret
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: So many wrong passwords within so long, and nobody is asked any more.
MOST_WRONG, WITHIN = 5, datetime.timedelta(minutes=15)
#: More than anybody writes of who a source is and how to reach them.
LONGEST = 4000

_ENDINGS = {
    LookOutcome.NOT_NAMED: "You are not named on this identity. That you asked is on record.",
    LookOutcome.WRONG_PASSWORD: "That is not your password. Nothing was shown, and the attempt is on record.",
    LookOutcome.NAMES_SOURCE: "The reason repeats a word of what is on file: give it without. Nothing was shown.",
    LookOutcome.UNREADABLE: "What is on file does not open with the keys of this installation. Nothing was shown.",
}


@sensitive_variables()
def file_identity(*, grant: AnonymityGrant, by: Any, identity: str) -> SourceIdentity:
    """Put into the vault who the source of a grant is; for `by` alone, until others are named on it.

    Raises ClaimNotAllowed for anybody but the editor who knows the source, VaultShut where the vault is off,
    ValidationError for a grant that holds no more, one that has an identity already, and for no text or too long a
    one. What was emptied is not filled again: that takes a new grant. Five queries.
    """
    if not may_file_identity(by, grant):
        raise ClaimNotAllowed("Only the editor who knows the source can put the identity on file.")
    vault = open_vault()
    text = said(identity).encode("utf-8", "replace").decode("utf-8")
    if not text or len(text) > LONGEST:
        raise ValidationError(f"Write who the source is, in {LONGEST} characters at most.")
    with transaction.atomic():
        grant = (
            AnonymityGrant.objects.select_for_update(of=("self",)).select_related("claim").get(pk=grant.pk)
        )
        if not grant.holds_on(timezone.localdate()):
            raise ValidationError("This grant holds no longer: nothing is put on file for it.")
        if SourceIdentity.objects.filter(grant=grant).exists():
            raise ValidationError("This grant has had its identity: another one takes a new grant.")
        row = SourceIdentity(grant=grant, filed_by=by)
        seal_for(vault, row, Secret(text), {by.pk})
        row.save()
        record_history(actor=by, verb="file identity", record=grant.claim)
    return row


@sensitive_variables()
def look_at_identity(*, identity: SourceIdentity, by: Any, reason: str, password: str) -> Secret:
    """Who the source is, for somebody named on it who gives a reason and the password again.

    The look is on record before anything is shown, and so is each one that was refused. Raises ValidationError
    without a reason, ClaimNotAllowed for who is not named, IdentityRefused for a wrong password, for too many of
    them, for a reason that repeats what is on file, and where nothing is on file any more; IdentityUnreadable,
    VaultShut. Must not run inside a transaction that may be undone: what is refused must stay on record.
    """
    reason = said(reason)
    if not reason:
        raise ValidationError("Say why you need to see it: the reason is kept.")
    if _wrong_of_late(by) >= MOST_WRONG:
        raise IdentityRefused("Too many wrong passwords: wait a quarter of an hour.")
    vault = open_vault()
    with transaction.atomic():
        row = _locked(identity)
        if not (row.is_held and row.grant.holds_on(timezone.localdate())):
            raise IdentityRefused("Nothing is on file any more: the grant has ended, or it was taken out.")
        people = named_on(row)
        secret, outcome = None, LookOutcome.SHOWN
        if by.pk not in people or not by.is_active:
            outcome = LookOutcome.NOT_NAMED
        elif not by.check_password(password):
            outcome = LookOutcome.WRONG_PASSWORD
        else:
            try:
                secret = open_for(vault, row, people)
            except IdentityUnreadable:
                outcome = LookOutcome.UNREADABLE
            else:
                if repeats(reason, secret.shown()):
                    secret, outcome = None, LookOutcome.NAMES_SOURCE
        IdentityLook.objects.create(
            identity=row, by=by, outcome=outcome, reason=reason if outcome == LookOutcome.SHOWN else ""
        )
        shown = outcome == LookOutcome.SHOWN
        verb = "look at identity" if shown else "refuse look at identity"
        record_history(actor=by, verb=verb, record=row.grant.claim)
    if secret is not None:
        return secret
    errors = {LookOutcome.NOT_NAMED: ClaimNotAllowed, LookOutcome.UNREADABLE: IdentityUnreadable}
    raise errors.get(outcome, IdentityRefused)(_ENDINGS[outcome])


@transaction.atomic
def remove_identity(*, identity: SourceIdentity, by: Any) -> SourceIdentity:
    """Empty what is on file, for good: by somebody named on it, or who may grant anonymity. Once empty it stays so."""
    row = _locked(identity)
    if not (by.pk in named_on(row) or may_grant_anonymity(by)):
        raise ClaimNotAllowed("Only people named on it, and those who grant anonymity, take an identity out.")
    if row.is_held:
        _empty(row, by, EmptiedBecause.ASKED)
    return row


def remove_with_grant(grant: AnonymityGrant, *, by: Any) -> None:
    """Empty what is on file for a grant that has just been ended. Must run in its transaction; one query, or four."""
    row = SourceIdentity.objects.filter(grant=grant).exclude(sealed="").first()
    if row is not None:
        _empty(_locked(row), by, EmptiedBecause.ENDED)


def remove_lapsed(*, now: datetime.datetime | None = None, dry_run: bool = False) -> list[int]:
    """Empty every identity whose grant has run out or was ended; gives their keys. Harmless at any time.

    One query, and four for each that is emptied.
    """
    day = timezone.localdate(now)
    held = SourceIdentity.objects.exclude(sealed="").select_related("grant").order_by("pk")
    lapsed = [row for row in held.defer("sealed") if not row.grant.holds_on(day)]
    for row in () if dry_run else lapsed:
        with transaction.atomic():
            current = _locked(row)
            if current.is_held:
                ended = current.grant.ended_at is not None
                _empty(current, None, EmptiedBecause.ENDED if ended else EmptiedBecause.LAPSED)
    return [row.pk for row in lapsed]


def _empty(row: SourceIdentity, by: Any, because: EmptiedBecause) -> None:
    row.sealed, row.key, row.emptied_at, row.emptied_because = "", "", timezone.now(), because
    row.save(update_fields=["sealed", "key", "emptied_at", "emptied_because"])
    record_history(actor=by, verb="remove identity", record=row.grant.claim, note=str(because.label))


def _locked(identity: SourceIdentity) -> SourceIdentity:
    rows = SourceIdentity.objects.select_for_update(of=("self",)).select_related("grant__claim")
    return rows.get(pk=identity.pk)


def _wrong_of_late(by: Any) -> int:
    since = timezone.now() - WITHIN
    return IdentityLook.objects.filter(by=by, outcome=LookOutcome.WRONG_PASSWORD, at__gte=since).count()
