"""Taking a dossier from readers by order of law: its address answers 410 until it is released."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from entities.exceptions import EntityNotAllowed
from entities.models import Entity
from entities.rules import may_withhold
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said


@transaction.atomic
def withhold_entity(*, entity: Entity, by: Any, reason: str) -> Entity:
    """Withhold a dossier; the name stays in stories, as plain text. A reason is required."""
    _check(by)
    reason = said(reason)
    if not reason:
        raise ValidationError("Say why: the reason is kept in the history of the house.")
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    entity.withheld_at, entity.withheld_reason = timezone.now(), reason
    return _save(entity, by, "withhold", reason)


@transaction.atomic
def release_entity(*, entity: Entity, by: Any) -> Entity:
    """Give a withheld dossier back to readers."""
    _check(by)
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    entity.withheld_at, entity.withheld_reason = None, ""
    return _save(entity, by, "release", "")


def _check(by: Any) -> None:
    if not may_withhold(by):
        raise EntityNotAllowed("Only legal may withhold a dossier or release it.")


def _save(entity: Entity, by: Any, verb: str, note: str) -> Entity:
    entity.save(update_fields=["withheld_at", "withheld_reason", "updated_at"])
    record_history(actor=by, verb=verb, record=entity, note=note)
    return entity
