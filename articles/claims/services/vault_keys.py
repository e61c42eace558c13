"""The keys of the vault as this installation has them, and the rows that they open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.views.decorators.debug import sensitive_variables

from articles.claims.exceptions import IdentityUnreadable
from articles.claims.models import IdentityReader, SourceIdentity
from articles.claims.vault import Sealed, Secret, Vault


class Rotation(NamedTuple):
    """What a run did: rows encrypted anew, rows that were so already, rows that no key opens."""

    changed: int
    current: int
    lost: tuple[int, ...]


def vault_is_on() -> bool:
    """Whether this house keeps identities at all."""
    return bool(settings.NEWSROOM_VAULT_KEYS)


def open_vault() -> Vault:
    """The vault with the keys of the settings. Raises VaultShut where there are none that work."""
    return Vault(settings.NEWSROOM_VAULT_KEYS)


def keys_in_use() -> dict[str, int]:
    """How many identities each key has encrypted, by the key's name. One query."""
    held = SourceIdentity.objects.exclude(sealed="").order_by("key")
    return dict(held.values_list("key").annotate(Count("pk")))


def lost_keys() -> dict[str, int]:
    """Of those, the keys that this installation does not have: what they encrypted opens for nobody. One query."""
    used = keys_in_use()
    if not used or not vault_is_on():
        return used
    vault = open_vault()
    return {key: count for key, count in used.items() if not vault.knows(key)}


def named_on(identity: SourceIdentity) -> frozenset[int]:
    """The keys of those who may see it: whoever put it there, and the approved readers. One query."""
    readers = IdentityReader.objects.filter(
        identity=identity, approved_at__isnull=False, removed_at__isnull=True
    )
    return frozenset({identity.filed_by_id, *readers.values_list("person", flat=True)})


def binding_of(identity: SourceIdentity, people: Iterable[int]) -> dict[str, object]:
    """What an identity is encrypted for: its grant, and the people named on it."""
    return {"grant": identity.grant_id, "people": sorted(people)}


@sensitive_variables()
def seal_for(vault: Vault, identity: SourceIdentity, secret: Secret, people: Iterable[int]) -> None:
    """Put the encrypted text into the row's columns, for these people; the caller saves."""
    sealed = vault.seal(secret, bound_to=binding_of(identity, people))
    identity.sealed, identity.key = sealed.token, sealed.key


@sensitive_variables()
def open_for(vault: Vault, identity: SourceIdentity, people: Iterable[int]) -> Secret:
    """The text of a row for these people, who must be those it was encrypted for. Raises IdentityUnreadable."""
    return vault.open(Sealed(identity.sealed, identity.key), bound_to=binding_of(identity, people))


@sensitive_variables()
def rotate_keys(*, dry_run: bool = False) -> Rotation:
    """Encrypt with the first key whatever another one has encrypted. Row by row: it may be stopped and run again.

    A row that does not open stays as it is and is reported. Raises VaultShut. Two queries a row that changes.
    """
    vault, changed, lost = open_vault(), 0, []
    held = SourceIdentity.objects.exclude(sealed="")
    current = held.filter(key=vault.first).count()
    for pk in list(held.exclude(key=vault.first).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            row = held.select_for_update().filter(pk=pk).first()
            if row is None or row.key == vault.first:  # emptied or done by another run meanwhile
                continue
            people = named_on(row)
            try:
                seal_for(vault, row, open_for(vault, row, people), people)
            except IdentityUnreadable:
                lost.append(pk)
                continue
            changed += 1
            if not dry_run:
                row.save(update_fields=["sealed", "key"])
    return Rotation(changed, current, tuple(lost))
