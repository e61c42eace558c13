"""Appending to a chain."""

from __future__ import annotations

from typing import NamedTuple, TypeVar, cast

from django.db import IntegrityError, connections, models, router
from django.db.transaction import TransactionManagementError

from newsroom.ledger.digests import content_digest, link_digest
from newsroom.ledger.models import ChainedModel, ChainParent

Link = TypeVar("Link", bound=ChainedModel)


class ContentDigests(NamedTuple):
    """Digests of what a link holds: what stays for good, and what a redaction may empty."""

    kept: str
    content: str


def content_digests_of(row: ChainedModel) -> ContentDigests:
    """The digests of a link's content, from its columns as they stand. No query."""
    values = {name: _value(row, name) for name in row.chained_fields}
    return ContentDigests(
        kept=content_digest({name: value for name, value in values.items() if name not in row.redactable}),
        content=content_digest({name: value for name, value in values.items() if name in row.redactable}),
    )


def link_digest_of(row: ChainedModel) -> str:
    """The digest of a link from the digests that it stores: it holds for a redacted link too. No query."""
    return link_digest(
        number=row.number, previous=row.previous_digest, kept=row.kept_digest, content=row.content_digest
    )


def append_to_chain(parent: ChainParent, row: Link) -> Link:
    """Insert `row` as the next link under `parent` and move the parent's head to it. Three queries.

    Sets the row's foreign key to the parent, its number and its digests. Must run inside `atomic()`: the
    parent stays locked until the caller's transaction ends, so that a second writer waits and then counts on.
    Raises TransactionManagementError outside of one, and IntegrityError if the head moved all the same.
    """
    using = router.db_for_write(type(row), instance=parent)
    if not connections[using].in_atomic_block:
        raise TransactionManagementError("append_to_chain needs atomic(): row and head are written together.")
    parents = type(parent)._base_manager.using(using).filter(pk=parent.pk)
    # SQLite has no row locks and needs none: atomic() begins IMMEDIATE there and holds the only write lock.
    head = parents.select_for_update(no_key=True).values_list("head_number", "head_digest").get()

    setattr(row, row.chain_parent, parent)
    row.number, row.previous_digest = head[0] + 1, head[1]
    row.kept_digest, row.content_digest = content_digests_of(row)
    row.digest = link_digest_of(row)
    row.save(force_insert=True, using=using)

    moved = parents.filter(head_number=head[0]).update(head_number=row.number, head_digest=row.digest)
    if moved != 1:
        raise IntegrityError(f"The head of {parent._meta.label} {parent.pk} moved while a link was appended.")
    parent.head_number, parent.head_digest = row.number, row.digest
    return row


def _value(row: ChainedModel, name: str) -> object:
    """A column as the database will give it back: a date passed as text must not give another digest."""
    field = cast("models.Field", row._meta.get_field(name))
    return field.to_python(getattr(row, field.attname))
