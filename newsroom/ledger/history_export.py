"""The history as CSV: what was filtered, newest first, and that it was taken."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from newsroom.ledger.csv_export import csv_download
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.wording import text_or_redacted

#: The columns, which other people's scripts rely on. Words for machines: verbs, labels and states as they are stored.
HEAD = (
    "at",
    "actor",
    "actor_name",
    "verb",
    "object",
    "object_id",
    "object_text",
    "from",
    "to",
    "note",
    "revision",
    "version",
)
_COLUMNS = (
    "at",
    "actor__username",
    "actor__first_name",
    "actor__last_name",
    "verb",
    "object_label",
    "object_id",
    "object_text",
    "from_state",
    "to_state",
    "note",
    "revision",
    "version",
    "redacted_at",
)
_CHUNK = 2000


def download_history(entries: QuerySet[HistoryEntry], *, name: str) -> StreamingHttpResponse:
    """Entries in their order as a file; `at` is ISO 8601 in UTC. One query, read in chunks while it is sent."""
    return csv_download(name, HEAD, history_rows(entries))


def history_rows(entries: QuerySet[HistoryEntry]) -> Iterator[list[object]]:
    """One row of `HEAD` for each entry. What was redacted says so in place of its texts."""
    for row in entries.values_list(*_COLUMNS).iterator(chunk_size=_CHUNK):
        at, username, first, last, verb, label, key, text, before, after, note, revision, version, gone = row
        yield [
            at.astimezone(datetime.UTC).isoformat(),
            username,
            " ".join(part for part in (first, last) if part),
            verb,
            label,
            key,
            text_or_redacted(text, gone),
            before,
            after,
            text_or_redacted(note, gone),
            revision,
            version,
        ]


def up_to_now() -> int:
    """The key of the last entry there is: an export does not hold what was written after it began. One query."""
    return HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def record_export(*, actor: Any, note: str) -> HistoryEntry:
    """Write that the history of the house was taken out, by whom and how it was filtered. One query.

    The note must not quote what was searched for: a redaction would not find the words here.
    """
    return HistoryEntry.objects.create(
        actor=actor,
        verb="export",
        object_label=HistoryEntry._meta.label_lower,
        object_id="",
        object_text="History of the house",
        note=note,
    )
