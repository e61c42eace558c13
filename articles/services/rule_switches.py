"""Rules of the analyser that this newsroom has switched off."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.claims.detector.registry import note_of
from articles.enums import ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Proposal, RuleSwitch
from articles.rules import may_switch_rules
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

_ON, _OFF = "on", "off"
_LONGEST_REASON = RuleSwitch._meta.get_field("reason").max_length or 300


def rules_off() -> frozenset[str]:
    """Ids of the rules that make no suggestions now. One query over a handful of rows, asked once a reading.

    It is not cached: a switch counts from the next reading on, in every process.
    """
    return frozenset(RuleSwitch.objects.filter(is_on=False).values_list("rule", flat=True))


@transaction.atomic
def switch_rule(rule: str, *, on: bool, reason: str, by: Any) -> int:
    """Switch a rule off or on again; returns how many open suggestions of it were put away.

    What was decided stays. Switching off takes a reason, which is kept in the history of the house; so is who did it.
    A rule that stands as asked is left alone. Raises StoryNotAllowed without the right, ValidationError without a
    reason. What stops a publication is not switched here: preflight has its own rules.
    """
    if not may_switch_rules(by):
        raise StoryNotAllowed("Only an administrator may switch a rule off or on.")
    reason = " ".join(said(reason).split())
    if not on and not reason:
        raise ValidationError(
            "Say why: the reason is shown with the rule and kept in the history of the house."
        )
    if len(reason) > _LONGEST_REASON:
        raise ValidationError(f"Say it in {_LONGEST_REASON} characters.")
    new = {"is_on": True, "by": by}
    switch, _ = RuleSwitch.objects.select_for_update().get_or_create(rule=rule, defaults=new)
    if switch.is_on == on:
        return 0
    switch.is_on, switch.reason, switch.by, switch.at = on, reason, by, timezone.now()
    switch.save()
    record_history(
        actor=by,
        verb=f"switch rule {_ON if on else _OFF}",
        record=switch,
        object_text=f"{note_of(rule).title} ({rule})",
        from_state=_OFF if on else _ON,
        to_state=_ON if on else _OFF,
        note=reason,
    )
    if on:
        return 0
    # Locked before they are deleted: somebody may be deciding one of them.
    waiting = Proposal.objects.select_for_update().filter(rule=rule, status=ProposalStatus.OPEN)
    keys = list(waiting.values_list("pk", flat=True))
    put_away, _ = Proposal.objects.filter(pk__in=keys).delete()
    return put_away
