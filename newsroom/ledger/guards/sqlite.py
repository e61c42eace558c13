"""Guards on SQLite: three triggers a table, each complete in its own text.

SQLite keeps the text of a trigger as it was given, so that a changed definition is found by comparing. Its
ALTER TABLE refuses to drop a column that a trigger names, and a remade table comes back without triggers:
both are why guards are lifted before such a migration and set again after it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.ledger.guards.plan import PREFIX, REDACTED_AT, GuardedTable, Trigger


def wanted(connection: BaseDatabaseWrapper, table: GuardedTable) -> list[Trigger]:
    """The triggers that keep one table."""
    quote = connection.ops.quote_name
    frozen_old = f"OLD.{quote(table.free_while_null)} IS NOT NULL" if table.free_while_null else "1"
    frozen_new = f"NEW.{quote(table.free_while_null)} IS NOT NULL" if table.free_while_null else "1"
    # A free row may change as it likes, but become neither frozen nor, by taking its key, another row.
    moved = f"{frozen_old} OR {frozen_new} OR NEW.{quote('id')} IS NOT OLD.{quote('id')}"
    return [
        _trigger(
            table,
            "update",
            f"BEFORE UPDATE ON {quote(table.name)}",
            f"({moved}) AND NOT ({_redaction(quote, table)})",
            "admits no change but a redaction",
        ),
        _trigger(
            table,
            "delete",
            f"BEFORE DELETE ON {quote(table.name)}",
            frozen_old,
            "admits no deletion",
        ),
        # INSERT OR REPLACE deletes the row in its way without firing DELETE triggers.
        _trigger(
            table,
            "replace",
            f"BEFORE INSERT ON {quote(table.name)}",
            _collision(quote, table),
            "admits no replacement",
        ),
    ]


def present(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], tuple[str, ...]]:
    """Definitions of the guards that are there, by table and name. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tbl_name, name, sql FROM sqlite_master "
            "WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
            [len(PREFIX), PREFIX],
        )
        return {(table, name): (sql,) for table, name, sql in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper, table: str, name: str) -> str:
    """The statement that removes a guard."""
    return f"DROP TRIGGER IF EXISTS {connection.ops.quote_name(name)}"


def prepare(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Nothing is needed before the first trigger."""
    return ()


def _trigger(table: GuardedTable, what: str, event: str, condition: str, refusal: str) -> Trigger:
    name = f"{PREFIX}{what}_{table.name}"
    sql = (
        f'CREATE TRIGGER "{name}" {event} FOR EACH ROW WHEN {condition} '
        f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only: it {refusal}.'); END"
    )
    return Trigger(table=table.name, name=name, definition=(sql,), create=(sql,))


def _redaction(quote: Callable[[str], str], table: GuardedTable) -> str:
    if not table.empties:
        return "0"
    emptied = dict(table.empties)
    parts = [f"OLD.{quote(REDACTED_AT)} IS NULL", f"NEW.{quote(REDACTED_AT)} IS NOT NULL"]
    for column in table.columns:
        if column in emptied:
            parts.append(f"NEW.{quote(column)} IS {_literal(emptied[column])}")
        elif column != REDACTED_AT:
            parts.append(f"NEW.{quote(column)} IS OLD.{quote(column)}")
    return " AND ".join(parts)


def _literal(empty: str) -> str:
    """The SQL literal of an empty value: text as it is, JSON as the text in which SQLite keeps it."""
    value = json.loads(empty)
    return "''" if value == "" else f"'{empty}'"


def _collision(quote: Callable[[str], str], table: GuardedTable) -> str:
    same = " OR ".join(
        "(" + " AND ".join(f"kept.{quote(column)} = NEW.{quote(column)}" for column in columns) + ")"
        for columns in table.unique_sets
    )
    frozen = f" AND kept.{quote(table.free_while_null)} IS NOT NULL" if table.free_while_null else ""
    return f"EXISTS (SELECT 1 FROM {quote(table.name)} AS kept WHERE ({same}){frozen})"  # noqa: S608  (names of our own tables)
