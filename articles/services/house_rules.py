"""How grave this newsroom takes each rule before print."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.enums import HouseSeverity
from articles.exceptions import StoryNotAllowed
from articles.models import RuleSeverity
from articles.preflight.measured import why_not_block
from articles.preflight.registry import NOTES
from articles.rules import may_set_severities
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

_LONGEST = RuleSeverity._meta.get_field("note").max_length or 300
#: What the history calls a rule that is as the rule book has it.
AS_IN_BOOK = "as in the book"


@transaction.atomic
def set_severity(rule: str, severity: str, *, note: str, by: Any) -> bool:
    """Give a rule another severity, "off", or "" for that of the rule book; returns whether anything changed.

    Every change says why, and the history keeps it with who made it: nothing is loosened in silence. What stands as
    asked is left alone. Raises StoryNotAllowed without the right; ValidationError for an unknown rule or severity,
    without a note, and for a rule that is not exact enough to block.
    """
    if not may_set_severities(by):
        raise StoryNotAllowed("Only an administrator may change how grave a rule is.")
    note = " ".join(said(note).split())
    _check(rule, severity, note)
    row, _ = RuleSeverity.objects.select_for_update().get_or_create(rule=rule, defaults={"changed_by": by})
    if row.severity == severity:
        return False
    if not note:
        raise ValidationError("Say why: the note stands beside the rule and in the history of the house.")
    was = row.severity
    row.severity, row.note, row.changed_by, row.changed_at = severity, note, by, timezone.now()
    row.save()
    record_history(
        actor=by,
        verb="set rule severity",
        record=row,
        object_text=f"{NOTES[rule].name} ({rule})",
        from_state=_in_words(was),
        to_state=_in_words(severity),
        note=note,
    )
    return True


def why_not(rule: str) -> str:
    """Why this rule may not be set to block, in words; empty where it may."""
    return why_not_block(rule, blocks_by_itself=NOTES[rule].worst == HouseSeverity.BLOCK)


def _check(rule: str, severity: str, note: str) -> None:
    if rule not in NOTES:
        raise ValidationError("There is no such rule.")
    if severity not in ("", *HouseSeverity.values):
        raise ValidationError("There is no such severity.")
    if len(note) > _LONGEST:
        raise ValidationError(f"Say it in {_LONGEST} characters.")
    if severity == HouseSeverity.BLOCK and (reason := why_not(rule)):
        raise ValidationError(reason)


def _in_words(severity: str) -> str:
    return str(HouseSeverity(severity).label).lower() if severity else AS_IN_BOOK
