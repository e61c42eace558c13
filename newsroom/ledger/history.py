"""Writing to the history of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from newsroom.ledger.models import HistoryEntry


def record_history(
    *,
    actor: Any,
    verb: str,
    record: models.Model,
    from_state: str = "",
    to_state: str = "",
    note: str = "",
    revision: int | None = None,
    version: int | None = None,
    object_text: str | None = None,
) -> HistoryEntry:
    """Insert one entry about `record`, in the transaction of the change it tells of. One query.

    `actor` is a user or None; `object_text` is the record's title at this moment, `str(record)` unless given.
    """
    return HistoryEntry.objects.create(
        actor=actor,
        verb=verb,
        object_label=record._meta.label_lower,
        object_id=str(record.pk),
        object_text=(str(record) if object_text is None else object_text)[:300],
        from_state=from_state,
        to_state=to_state,
        note=note,
        revision=revision,
        version=version,
    )


def record_histories(
    *,
    actor: Any,
    verb: str,
    records: Sequence[models.Model],
    notes: Sequence[str] = (),
    versions: Sequence[int | None] = (),
) -> list[HistoryEntry]:
    """One entry for each of many records of the same act, in one query.

    `notes` and `versions`, where they are given, are one for each record.
    """
    return HistoryEntry.objects.bulk_create(
        [
            HistoryEntry(
                actor=actor,
                verb=verb,
                object_label=record._meta.label_lower,
                object_id=str(record.pk),
                object_text=str(record)[:300],
                note=note,
                version=version,
            )
            for record, note, version in zip(
                records,
                notes or [""] * len(records),
                versions or [None] * len(records),
                strict=True,
            )
        ]
    )
