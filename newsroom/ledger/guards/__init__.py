"""What keeps append-only tables in the database itself: no deletion, and no change but a redaction.

Set after every migrate (`receivers`), compared by the system check and by whoever asks whether the house is
ready. Whoever owns the database can take guards away: then `missing_guards` says so, and the chains say what
was changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection
from types import ModuleType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.ledger.guards import postgresql, sqlite
from newsroom.ledger.guards.plan import Trigger, append_only_models, guarded_tables, redactable_models

__all__ = ["append_only_models", "install_guards", "lift_guards", "missing_guards", "redactable_models"]

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def install_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Set every guard that is missing or differs, and remove those that guard nothing any more.

    Gives the names of the triggers set, as table.trigger; an empty list when all stood. Idempotent, one
    transaction.
    """
    engine = _engine(connection)
    wanted = _wanted(connection)
    present = engine.present(connection)
    broken = [key for key, trigger in wanted.items() if present.get(key) != trigger.definition]
    stale = present.keys() - wanted.keys()
    if not broken and not stale:
        return []
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in engine.prepare(connection):
            cursor.execute(statement)
        for table, name in [*stale, *(key for key in broken if key in present)]:
            cursor.execute(engine.drop(connection, table, name))
        for key in broken:
            for statement in wanted[key].create:
                cursor.execute(statement)
    return [f"{table}.{name}" for table, name in sorted(broken)]


def lift_guards(connection: BaseDatabaseWrapper, tables: Collection[str] | None = None) -> None:
    """Remove the guards of these tables, or of all. For a migration that changes a guarded table on SQLite,
    and for the test harness; nothing else may call it.
    """
    engine = _engine(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table, name in engine.present(connection):
            if tables is None or table in tables:
                cursor.execute(engine.drop(connection, table, name))


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """A sentence for each guard that is missing or is not what it should be. A few small queries."""
    present = _engine(connection).present(connection)
    problems = []
    for key, trigger in sorted(_wanted(connection).items()):
        if key not in present:
            problems.append(f"{trigger.table} has lost its guard {trigger.name}.")
        elif present[key] != trigger.definition:
            problems.append(
                f"{trigger.table} has a guard {trigger.name} that differs from what it should be."
            )
    return problems


def _engine(connection: BaseDatabaseWrapper) -> ModuleType:
    try:
        return _ENGINES[connection.vendor]
    except KeyError:
        raise NotImplementedError(
            f"No guards are written for {connection.vendor}: append-only tables need SQLite or PostgreSQL."
        ) from None


def _wanted(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], Trigger]:
    engine = _engine(connection)
    return {
        (trigger.table, trigger.name): trigger
        for table in guarded_tables(connection)
        for trigger in engine.wanted(connection, table)
    }
