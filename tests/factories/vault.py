"""Identities of sources for tests, in a vault that is turned on for the test."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.claims.models import AnonymityGrant, IdentityReader, SourceIdentity
from articles.claims.services.anonymity import grant_anonymity
from articles.claims.services.identities import file_identity
from articles.claims.services.identity_readers import approve_reader, ask_reader
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

PASSWORD = "correct horse battery"
IDENTITY = "Ilse Marwitz-Okonjo, deputy clerk of the quay registry, +999 55 0123 4567"


def turn_on(settings, count=1) -> list[str]:
    """Turn the vault on with fresh keys; skips, saying so, where the library that encrypts is not installed."""
    fernet = pytest.importorskip("cryptography.fernet", reason="the vault needs cryptography")
    keys = [fernet.Fernet.generate_key().decode() for _ in range(count)]
    settings.NEWSROOM_VAULT_KEYS = tuple(keys)
    return keys


def make_grant(**fields) -> AnonymityGrant:
    """A grant that holds for a month, by an editor who does not know the source."""
    if "claim" not in fields:
        fields["claim"] = make_claim(mode="anonymous")
    fields.setdefault("by", make_user())
    fields.setdefault("known_to", make_user())
    fields.setdefault("reason", "Would lose a post.")
    fields.setdefault("means_of_knowledge", "Was in the room.")
    fields.setdefault("expires_on", timezone.localdate() + timedelta(days=30))
    return grant_anonymity(**fields)


def make_identity(grant=None, *, identity=IDENTITY, **fields) -> SourceIdentity:
    """What the vault holds for a grant, put there by the editor who knows the source."""
    grant = grant or make_grant(**fields)
    return file_identity(grant=grant, by=grant.known_to, identity=identity)


def make_reader(identity, *, person=None, approved_by=None) -> IdentityReader:
    """A colleague who is named on it, approved by another editor unless `approved_by` is False."""
    reader = ask_reader(identity=identity, person=person or make_user("Checker"), by=identity.filed_by)
    if approved_by is False:
        return reader
    return approve_reader(reader=reader, by=approved_by or make_user())
