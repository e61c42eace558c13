"""Puts the starter entities and the fictional ones into the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from entities.models import Entity, EntityName, Identifier
from newsroom.demo.starter_entities import government_slug

EntityRow = dict[str, Any]


def load_entities(rows: Iterable[EntityRow]) -> dict[str, Entity]:
    """Make entities with their names and identifiers; returns them by slug. Five queries."""
    rows = list(rows)
    Entity.objects.bulk_create(
        [
            Entity(
                slug=row["slug"],
                name=row["name"],
                schema=row["schema"],
                kind=row["kind"],
                disambiguator=row["disambiguator"],
                summary=row["summary"],
                birth_date=row["birth_date"],
                death_date=row.get("death_date", ""),
                dossier_open=row["dossier_open"],
            )
            for row in rows
        ]
    )
    entities = {entity.slug: entity for entity in Entity.objects.all()}
    EntityName.objects.bulk_create(
        [
            EntityName(
                entity=entities[row["slug"]],
                text=name["text"],
                kind=name["kind"],
                language=name["language"],
                valid_from=name["valid_from"],
                valid_to=name["valid_to"],
                source=name["source"][:200],
            )
            for row in rows
            for name in row["names"]
            if not (name["kind"] == "name" and name["text"] == row["name"])
        ]
    )
    Identifier.objects.bulk_create(
        [
            Identifier(entity=entities[row["slug"]], scheme=identifier["scheme"], value=identifier["value"])
            for row in rows
            for identifier in row["identifiers"]
            if identifier["value"]
        ]
    )
    _set_governments(rows, entities)
    return entities


def _set_governments(rows: list[EntityRow], entities: dict[str, Entity]) -> None:
    """A country knows the government that speaks for it: the one its row names, or the starter file's rule."""
    countries = []
    for row in rows:
        government = entities.get(row.get("government") or government_slug(row["slug"]))
        if row["schema"] == "Country" and government:
            entities[row["slug"]].government = government
            countries.append(entities[row["slug"]])
    Entity.objects.bulk_update(countries, ["government"])
