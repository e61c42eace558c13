"""Erasure by order of law: the one change that a written record admits."""

from __future__ import annotations

import datetime
from typing import cast

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import models, router, transaction
from django.utils import timezone

from newsroom.ledger.exceptions import RedactionRefused
from newsroom.ledger.guards.plan import emptied_by_redaction
from newsroom.ledger.history import record_history
from newsroom.ledger.models import AppendOnlyModel, HistoryEntry, RedactableModel
from newsroom.ledger.signals import redacted
from newsroom.ledger.typed import said

VERB = "redact"


def redact(*, record: RedactableModel, by: AbstractUser, reason: str) -> list[HistoryEntry]:
    """Empty the content of a record for good, and of what repeats it, in one transaction.

    Emptied are the record's own redactable columns and the texts of all history entries about it; then the
    apps above empty their copies (signal `redacted`). Gives the history entries written, this record's
    first. Its chain still verifies. Raises PermissionDenied without ledger.redact, RedactionRefused for a
    record that holds no redactable content, is redacted already, is still a working copy or gets no reason,
    and what the record's own `check_redaction()` raises.
    """
    if not by.is_active or not by.has_perm("ledger.redact"):
        raise PermissionDenied("Redacting needs the permission ledger.redact.")
    reason = said(reason)
    if not reason:
        raise RedactionRefused("Give the reason: the order or the law that demands it.")
    model = type(record)
    using = router.db_for_write(model, instance=record)
    with transaction.atomic(using=using):
        # Read again under the lock: what the caller holds may be older than what is on file.
        rows = model._base_manager.using(using).filter(pk=record.pk)
        current = rows.select_for_update(no_key=True).get()
        _refuse_unfit(current)
        emptied = {name: getattr(current, name) for name in model.redactable}
        empties = emptied_by_redaction(model)
        now = timezone.now()
        rows.update(**empties, redacted_at=now)
        for name, value in {**empties, "redacted_at": now}.items():
            setattr(record, name, value)
        redact_history(of=record, at=now)
        entries = [record_history(actor=by, verb=VERB, record=record, note=reason, object_text="")]
        for _, written in redacted.send(sender=model, record=record, emptied=emptied, by=by, reason=reason):
            entries += cast("list[HistoryEntry]", written or [])
    return entries


def redact_history(
    *, of: models.Model, at: datetime.datetime, entries: models.QuerySet[HistoryEntry] | None = None
) -> int:
    """Empty the texts of the history entries about a record, or of some of them; gives how many. One query.

    They quote the record's title and its notes. That a redaction took place, by whom and why, stays.
    """
    if entries is None:
        entries = HistoryEntry.objects.all()
    about = entries.filter(object_label=of._meta.label_lower, object_id=str(of.pk), redacted_at__isnull=True)
    return about.exclude(verb=VERB).update(object_text="", note="", redacted_at=at)


def _refuse_unfit(record: RedactableModel) -> None:
    name = record._meta.verbose_name
    if not record.redactable:
        raise RedactionRefused(f"A {name} holds no content that could be emptied.")
    if record.redacted_at is not None:
        raise RedactionRefused(f"This {name} was redacted on {record.redacted_at:%Y-%m-%d}.")
    free = record.frozen_unless_null if isinstance(record, AppendOnlyModel) else ""
    if free and getattr(record, free) is None:
        raise RedactionRefused(f"This {name} belongs to a working copy: edit the story instead.")
    if isinstance(record, HistoryEntry) and record.verb == VERB:
        raise RedactionRefused("That a redaction took place stays on record.")
    record.check_redaction()
