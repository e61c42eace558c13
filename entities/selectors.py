"""Reads of entities for other parts of the house."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from django.db.models import Count, Max
from django.utils import timezone

from entities.enums import NameKind
from entities.gazetteer import Gazetteer, NameEntry
from entities.models import Entity, EntityName

_Stamp = tuple[object, ...]

#: Longer than any transaction that changes names: until then one that began earlier may still be committed.
_SETTLING = timedelta(minutes=1)


@dataclass(slots=True)
class _Held:
    stamp: _Stamp | None = None
    gazetteer: Gazetteer | None = None


#: Kinds of names that mean their entity wherever they stand.
_STRONG = (NameKind.NAME, NameKind.ALIAS, NameKind.PREVIOUS, NameKind.ABBREVIATION)

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


def names_stamp() -> str:
    """Changes when a name or an entity on file does: what was read by other names is out of date. Two queries."""
    return " ".join(str(value) for value in _stamp()[:-1])


def names_of(keys: Collection[int]) -> dict[int, tuple[int, tuple[str, ...]]]:
    """By key of an entity: the key of the record that stands for it, and the names under which text has it.

    Names that point to nobody else: no weak alias, demonym or metonym. Two queries, none without keys.
    """
    if not keys:
        return {}
    names: dict[int, list[str]] = {}
    standing: dict[int, int] = {}
    for key, name, merged_into in Entity.objects.filter(pk__in=keys).values_list("pk", "name", "merged_into"):
        names[key], standing[key] = [name], merged_into or key
    for key, text in (
        EntityName.objects.filter(entity__in=keys, kind__in=_STRONG)
        .order_by("pk")
        .values_list("entity", "text")
    ):
        names[key].append(text)
    return {key: (standing[key], tuple(texts)) for key, texts in names.items()}


def build_gazetteer() -> Gazetteer:
    """A gazetteer read from the database. Two queries."""
    entities = {entity.pk: entity for entity in Entity.objects.order_by("pk")}
    standing = {pk: _standing_for(entity, entities) for pk, entity in entities.items()}
    entries = [
        _entry(standing[pk], text=entity.name, kind=NameKind.NAME, language="")
        for pk, entity in entities.items()
    ]
    names = EntityName.objects.order_by("pk").values_list(
        "entity_id", "text", "kind", "language", "valid_from", "valid_to"
    )
    entries += [
        _entry(standing[pk], text=text, kind=kind, language=language, valid_from=since, valid_to=until)
        for pk, text, kind, language, since, until in names.iterator(chunk_size=5000)
        if pk
        in standing  # made since the entities were read: the stamp has changed, and the next call sees it
    ]
    governments = {
        standing[pk].slug: standing[entity.government_id].slug
        for pk, entity in entities.items()
        if entity.government_id in standing
    }
    about = {entity.slug: entity.disambiguator for entity in standing.values() if entity.disambiguator}
    return Gazetteer.build(entries, government_of=governments, about=about)


def _standing_for(entity: Entity, entities: Mapping[int, Entity]) -> Entity:
    """The record at the end of its chain of merges; in a circle, which only a mistake can make, any of them."""
    seen = set()
    while (target := entities.get(entity.merged_into_id or 0)) is not None and entity.pk not in seen:
        seen.add(entity.pk)
        entity = target
    return entity


def _entry(
    entity: Entity, *, text: str, kind: str, language: str, valid_from: str = "", valid_to: str = ""
) -> NameEntry:
    return NameEntry(
        key=entity.slug,
        text=text,
        kind=NameKind(kind).value,  # type: ignore[arg-type]
        schema=entity.schema,
        entity_kind=entity.kind,
        language=language,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _stamp() -> _Stamp:
    """Counts and newest moments, and whether the newest is fresh: what changed lately is read once more later.

    A transaction may be committed after one whose moment is newer than its own, and change neither count nor newest.
    """
    changes = (
        *Entity.objects.aggregate(Count("pk"), Max("updated_at")).values(),
        *EntityName.objects.aggregate(Count("pk"), Max("pk"), Max("updated_at")).values(),
    )
    newest = max((value for value in changes if isinstance(value, datetime)), default=None)
    return (*changes, newest is not None and timezone.now() - newest < _SETTLING)
