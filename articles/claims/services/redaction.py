"""When a verdict is emptied by order of law, so is what its checkers wrote: the verdict repeats it."""

from __future__ import annotations

from typing import Any

from articles.claims.models import Assessment, Verdict
from newsroom.ledger.guards.plan import emptied_by_redaction
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import VERB, redact_history


def empty_assessments(verdict: Verdict, *, by: Any, reason: str) -> list[HistoryEntry]:
    """Empty the assessments of the verdict's round, and the words of history about them; gives the entries written."""
    entries = []
    rows = Assessment.objects.filter(
        check_of=verdict.check_of_id, round=verdict.round, redacted_at__isnull=True
    )
    for row in list(rows):
        at = verdict.redacted_at
        Assessment.objects.filter(pk=row.pk).update(**emptied_by_redaction(Assessment), redacted_at=at)
        redact_history(of=row, at=at)  # type: ignore[arg-type]  # it was set just now
        entries.append(record_history(actor=by, verb=VERB, record=row, note=reason, object_text=""))
    return entries
