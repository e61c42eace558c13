"""The panel of a source without a name: the grant, and with the vault turned on, who may see who it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone

from articles.claims.enums import Mode
from articles.claims.models import AnonymityGrant, Claim, IdentityLook, IdentityReader, SourceIdentity
from articles.claims.rules import may_file_identity, may_grant_anonymity
from articles.claims.services.vault_keys import vault_is_on
from newsroom.ledger.wording import actor_in_words

_MOST_LOOKS = 10


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody who is named on an identity, or waits for approval."""

    reader: IdentityReader
    name: str
    may_approve: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class GrantRow:
    """One grant as this person may see it. For an `insider` with why and how, what the vault has, and who looked."""

    grant: AnonymityGrant
    holds: bool
    insider: bool
    identity: SourceIdentity | None
    named: list[str]
    readers: list[ReaderRow]
    waiting: list[ReaderRow]
    looks: list[IdentityLook]
    may_file: bool
    may_look: bool
    may_remove: bool


def anonymity_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Grants of a claim, newest first. Four queries where there are grants, one more for who may name people."""
    user = request.user
    readers = IdentityReader.objects.filter(removed_at__isnull=True).select_related("person")
    looks = IdentityLook.objects.select_related("by")
    grants = (
        claim.anonymity_grants.select_related("known_to", "approved_by", "ended_by", "identity__filed_by")
        .defer("identity__sealed")
        .prefetch_related(
            Prefetch("identity__reader_set", queryset=readers, to_attr="present_readers"),
            Prefetch("identity__looks", queryset=looks, to_attr="all_looks"),
        )
    )
    rows = [_row(grant, user) for grant in grants]
    return {
        "rows": rows,
        "is_unnamed": claim.mode == Mode.ANONYMOUS,
        "may_grant": may_grant_anonymity(user),
        "vault_is_on": vault_is_on(),
        "colleagues": _colleagues(user) if any(row.may_look for row in rows) else [],
    }


def _row(grant: AnonymityGrant, user: Any) -> GrantRow:
    identity = getattr(grant, "identity", None)
    present = identity.present_readers if identity else []
    named = {reader.person_id: reader for reader in present if reader.is_named}
    is_named = identity is not None and (user.pk == identity.filed_by_id or user.pk in named)
    holds, grants = grant.holds_on(timezone.localdate()), may_grant_anonymity(user)
    is_held = identity is not None and identity.emptied_at is None and identity.redacted_at is None
    insider = grants or is_named or user.pk == grant.known_to_id
    in_force = holds and is_held and vault_is_on()
    rows = [_reader_row(reader, user, identity, grants) for reader in present] if identity else []
    return GrantRow(
        grant=grant,
        holds=holds,
        insider=insider,
        identity=identity if insider else None,
        named=[actor_in_words(identity.filed_by), *(actor_in_words(each.person) for each in named.values())]
        if identity
        else [],
        readers=[row for row in rows if row.reader.is_named],
        waiting=[row for row in rows if row.reader.is_asked],
        looks=identity.all_looks[:_MOST_LOOKS] if identity and insider else [],
        may_file=holds and identity is None and vault_is_on() and may_file_identity(user, grant),
        may_look=in_force and is_named,
        may_remove=is_held and (is_named or grants),
    )


def _reader_row(reader: IdentityReader, user: Any, identity: SourceIdentity, grants: bool) -> ReaderRow:
    parties = {reader.asked_by_id, reader.person_id}
    return ReaderRow(
        reader=reader,
        name=actor_in_words(reader.person),
        may_approve=reader.is_asked and grants and user.pk not in parties,
        may_remove=grants or user.pk in {identity.filed_by_id, reader.person_id},
    )


def _colleagues(user: Any) -> list[tuple[int, str]]:
    """Whom this person can ask to be named: people of the desk, by name. One query."""
    staff = get_user_model()._default_manager.filter(is_active=True, is_staff=True).exclude(pk=user.pk)
    return sorted(((each.pk, actor_in_words(each)) for each in staff), key=lambda pair: pair[1].casefold())
