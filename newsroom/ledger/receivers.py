"""Guards around migrations: set after each, lifted before one that SQLite would refuse."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import ModelOperation

from newsroom.ledger.guards import append_only_models, install_guards, lift_guards


def set_guards(sender: AppConfig, using: str, **kwargs: object) -> None:
    """After every migrate: a table that SQLite remade has lost its triggers."""
    install_guards(connections[using])


def lift_guards_in_the_way(
    sender: AppConfig, using: str, plan: list[tuple[Migration, bool]] | None = None, **kwargs: object
) -> None:
    """Before a migrate that alters guarded tables on SQLite, which drops no column that a trigger names.

    Only tables whose schema the plan touches; a data migration is held to the rule like everybody else.
    """
    if connections[using].vendor == "sqlite" and plan and (tables := altered_tables(plan)):
        lift_guards(connections[using], tables)


def altered_tables(plan: list[tuple[Migration, bool]]) -> set[str]:
    """Append-only tables whose schema a migration plan may touch."""
    return {
        model._meta.db_table
        for model in append_only_models()
        for migration, _ in plan
        for operation in migration.operations
        if isinstance(operation, FieldOperation | ModelOperation)
        and operation.references_model(str(model._meta.model_name), migration.app_label)
        and migration.app_label == model._meta.app_label
    }
