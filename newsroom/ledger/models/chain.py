"""Chains: rows numbered from 1 under one parent, each holding the digest of the one before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from newsroom.ledger.models.append_only import AppendOnlyModel
from newsroom.ledger.models.owned import OwnedColumnsModel


class ChainParent(OwnedColumnsModel):
    """The record that owns a chain and holds its head.

    Lock this row before appending: the head says what the next number and the previous digest are, and a
    chain cut short at its end is found because the head still names the lost row.
    """

    owned_by_services: ClassVar[frozenset[str]] = frozenset({"head_number", "head_digest"})

    head_number = models.PositiveIntegerField(default=0, editable=False)
    head_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        abstract = True


class ChainedModel(AppendOnlyModel):
    """A link of a chain. Subclasses add a foreign key to the parent and a unique constraint with `number`.

    `chain_parent` names that foreign key, `chained_fields` the columns that the digests cover. `kept_digest`
    is the SHA-256 of those that stay for good and `content_digest` of those that a redaction may empty, both
    as inserted; `digest` covers the two, the number and the previous digest. Because the chain covers digests
    and not the content, it still verifies after a redaction, and so does what the redaction left standing.
    """

    chain_parent: ClassVar[str] = ""
    chained_fields: ClassVar[tuple[str, ...]] = ()

    number = models.PositiveIntegerField(editable=False)
    kept_digest = models.CharField(max_length=64, editable=False)
    content_digest = models.CharField(max_length=64, editable=False)
    previous_digest = models.CharField(max_length=64, blank=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True
