"""Chains: rows numbered from 1 under one parent, each holding the digest of the one before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from newsroom.ledger.models.append_only import AppendOnlyModel

HEAD_FIELDS = frozenset({"head_number", "head_digest"})


class ChainParent(models.Model):
    """The record that owns a chain and holds its head.

    Lock this row before appending: the head says what the next number and the previous digest are, and a
    chain cut short at its end is found because the head still names the lost row.
    """

    head_number = models.PositiveIntegerField(default=0, editable=False)
    head_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Save all but the head: an instance read before the last append would set it back."""
        inserts = self._state.adding or kwargs.get("force_insert")
        if not inserts and not args and kwargs.get("update_fields") is None:
            skipped = HEAD_FIELDS | self.get_deferred_fields()
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.attname not in skipped
            ]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


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
