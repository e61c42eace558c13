"""The one writer of `in_print` on entities, pictures and topics."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models


def mark_in_print(records: models.QuerySet, printed: Iterable[int]) -> int:
    """Set `in_print` on `records` to whether their key is in `printed`; returns how many changed.

    `records` is the set whose state may have changed, `printed` the keys that a live version reaches now.
    Two queries. The caller holds the rows' locks (see articles.services.print_state).
    """
    keys = list(printed)
    raised = records.filter(pk__in=keys, in_print=False).update(in_print=True)
    lowered = records.exclude(pk__in=keys).filter(in_print=True).update(in_print=False)
    return raised + lowered
