"""Whether the database still guards what may only grow."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from newsroom.ledger.guards import missing_guards


@register(Tags.database)
def check_guards(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """An error for each guard that is missing or differs, in `check --database default`.

    While migrations are pending it is a warning: `migrate` runs this check first and sets the guards last,
    and must not be kept from it.
    """
    found: list[CheckMessage] = []
    for alias in databases or ():
        problems = missing_guards(connections[alias])
        if not problems:
            continue
        level = checks.Warning if _has_pending_migrations(connections[alias]) else checks.Error
        found += [
            level(
                problem,
                hint="manage.py migrate --skip-checks sets it again; then run verify_chains.",
                id="ledger.E001",
            )
            for problem in problems
        ]
    return found


def _has_pending_migrations(connection: BaseDatabaseWrapper) -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
