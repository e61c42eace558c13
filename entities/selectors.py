"""Reads of entities for other parts of the house."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max

from entities.enums import NameKind
from entities.gazetteer import Gazetteer, NameEntry
from entities.models import Entity, EntityName

_Stamp = tuple[object, ...]


@dataclass(slots=True)
class _Held:
    stamp: _Stamp | None = None
    gazetteer: Gazetteer | None = None


_held = _Held()
_lock = Lock()


def current_gazetteer() -> Gazetteer:
    """The gazetteer over every name on file, kept in this process until a name or entity changes.

    Two small queries to see whether the one at hand is still right; two more and a build (about 0.8 s for
    20,000 names) when it is not. Merged entities answer under the record that stands for them.
    """
    stamp = _stamp()
    with _lock:
        if _held.gazetteer is None or _held.stamp != stamp:
            _held.gazetteer, _held.stamp = build_gazetteer(), stamp
        return _held.gazetteer


def build_gazetteer() -> Gazetteer:
    """A gazetteer read from the database. Two queries."""
    entries: list[NameEntry] = []
    governments: dict[str, str] = {}
    key_of: dict[int, tuple[str, str, str]] = {}
    for entity in Entity.objects.select_related("merged_into", "government").order_by("pk"):
        standing = entity.merged_into or entity
        key_of[entity.pk] = (standing.slug, entity.schema, entity.kind)
        entries.append(
            NameEntry(
                key=standing.slug, text=entity.name, kind="name", schema=entity.schema, entity_kind=entity.kind
            )
        )
        if entity.government:
            governments[standing.slug] = entity.government.slug
    for name in EntityName.objects.order_by("pk").values_list("entity_id", "text", "kind", "language"):
        entity_id, text, kind, language = name
        slug, schema, entity_kind = key_of[entity_id]
        entries.append(
            NameEntry(
                key=slug, text=text, kind=NameKind(kind).value, schema=schema, entity_kind=entity_kind, language=language
            )
        )
    return Gazetteer.build(entries, government_of=governments)


def _stamp() -> _Stamp:
    entities = Entity.objects.aggregate(Count("pk"), Max("updated_at"))
    names = EntityName.objects.aggregate(Count("pk"), Max("pk"))
    return (*entities.values(), *names.values())
