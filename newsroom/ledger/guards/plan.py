"""What is to be guarded: one entry for each append-only table that the database has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple, cast

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.ledger.models import AppendOnlyModel, RedactableModel

#: Every guard's name begins so; triggers of other names are none of our business.
PREFIX = "ledger_guard_"
REDACTED_AT = "redacted_at"


@dataclass(frozen=True, slots=True)
class GuardedTable:
    """A table that may only grow, in columns as the database has them at this moment.

    `empties` gives for each column that a redaction empties its empty value as JSON. `free_while_null` is the
    column whose being NULL leaves a row free, or ''. `unique_sets` are the columns by which a new row could
    replace an old one.
    """

    name: str
    columns: tuple[str, ...]
    empties: tuple[tuple[str, str], ...]
    free_while_null: str
    unique_sets: tuple[tuple[str, ...], ...]


class Trigger(NamedTuple):
    """A guard as it should be: `definition` is what the database must report of it to count as intact."""

    table: str
    name: str
    definition: tuple[str, ...]
    create: tuple[str, ...]


def append_only_models() -> list[type[AppendOnlyModel]]:
    """Every model with a table of its own whose rows are written once."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, AppendOnlyModel) and model._meta.managed and not model._meta.proxy
    ]


def redactable_models() -> list[type[RedactableModel]]:
    """Every model with words that a redaction may empty, whether its rows are written once or not."""
    return [model for model in apps.get_models() if issubclass(model, RedactableModel) and model.redactable]


def guarded_tables(connection: BaseDatabaseWrapper) -> list[GuardedTable]:
    """The append-only tables that exist. Between two migrations a table or a column may still be missing:
    such a table is guarded as far as it goes, and anew after the next migrate. One query, and one a table.
    """
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        found = []
        for model in append_only_models():
            table = model._meta.db_table
            if table in present:
                # Names alone: Django's introspection parses the whole CREATE TABLE on SQLite, a hundred times slower.
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")  # noqa: S608
                found.append(_guarded(model, tuple(sorted(column[0] for column in cursor.description))))
    return found


def _guarded(model: type[AppendOnlyModel], columns: tuple[str, ...]) -> GuardedTable:
    empties = [
        (_column(model, name), json.dumps(empty)) for name, empty in emptied_by_redaction(model).items()
    ]
    return GuardedTable(
        name=model._meta.db_table,
        columns=columns,
        empties=tuple((column, empty) for column, empty in empties if column in columns),
        free_while_null=model.frozen_unless_null if model.frozen_unless_null in columns else "",
        unique_sets=tuple(_unique_sets(model, columns)),
    )


def emptied_by_redaction(model: type[RedactableModel]) -> dict[str, object]:
    """What a redaction leaves in each field: an empty list or mapping in JSON, else the empty text."""
    fields = {name: model._meta.get_field(name) for name in model.redactable}
    return {
        name: field.get_default() if isinstance(field, models.JSONField) else ""
        for name, field in fields.items()
    }


def _column(model: type[AppendOnlyModel], name: str) -> str:
    return str(cast("models.Field", model._meta.get_field(name)).column)


def _unique_sets(model: type[AppendOnlyModel], columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Sets of columns that the database keeps unique among frozen rows.

    A conditional constraint counts where it holds the column that freezes; another kind of condition says
    nothing about frozen rows and is left out.
    """
    sets: list[tuple[str, ...]] = [
        (str(field.column),) for field in model._meta.concrete_fields if field.unique
    ]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            names = tuple(_column(model, name) for name in constraint.fields)
            if constraint.condition is None or model.frozen_unless_null in names:
                sets.append(names)
    return [names for names in sets if set(names) <= set(columns)]
