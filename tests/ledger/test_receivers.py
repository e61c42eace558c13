"""Migrations take guards away, and every migrate brings them back."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader

from newsroom.ledger.guards import install_guards, missing_guards
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.receivers import altered_tables, lift_guards_in_the_way

GUARDS_OF_HISTORY = {
    "sqlite": [f"ledger_guard_{what}_ledger_historyentry" for what in ("delete", "replace", "update")],
    "postgresql": ["ledger_guard_row", "ledger_guard_truncate"],
}


def lost_by_history() -> list[str]:
    return [
        f"ledger_historyentry has lost its guard {name}." for name in GUARDS_OF_HISTORY[connection.vendor]
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite remakes a table to alter it")
@pytest.mark.django_db(transaction=True)
def test_remade_table_loses_its_guards_and_migrate_sets_them_again():
    old = HistoryEntry._meta.get_field("verb")
    new = models.CharField(max_length=41, db_default="save")
    new.set_attributes_from_name("verb")
    with connection.schema_editor() as editor:
        editor.alter_field(HistoryEntry, old, new)
        editor.alter_field(HistoryEntry, new, old)
    assert missing_guards(connection) == lost_by_history()

    call_command("migrate", verbosity=0)

    assert missing_guards(connection) == []


@pytest.mark.django_db(transaction=True)
def test_guards_lost_by_hand_come_back_with_migrate():
    from newsroom.ledger.guards import lift_guards

    lift_guards(connection, {"ledger_historyentry"})
    assert missing_guards(connection) == lost_by_history()
    call_command("migrate", verbosity=0)
    assert missing_guards(connection) == []


def migration(*operations) -> migrations.Migration:
    made = migrations.Migration("0002_test", "ledger")
    made.operations = list(operations)
    return made


ALTERING = [
    migrations.RemoveField("HistoryEntry", "note"),
    migrations.AddField("HistoryEntry", "extra", models.TextField(default="")),
    migrations.RenameField("historyentry", "note", "remark"),
    migrations.RenameModel("HistoryEntry", "Entry"),
    migrations.DeleteModel("HistoryEntry"),
]


@pytest.mark.parametrize("operation", ALTERING, ids=lambda operation: type(operation).__name__)
def test_altered_tables_are_those_whose_schema_changes(operation):
    assert altered_tables([(migration(operation), False)]) == {"ledger_historyentry"}


def test_data_migration_alters_no_table():
    assert altered_tables([(migration(migrations.RunPython(migrations.RunPython.noop)), False)]) == set()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters a guarded table as it is")
@pytest.mark.django_db(transaction=True)
def test_column_of_a_guarded_table_can_be_dropped():
    state = MigrationLoader(connection).project_state()
    extra = models.TextField(default="", null=True)
    added, removed = (
        migrations.AddField("historyentry", "extra", extra),
        migrations.RemoveField("historyentry", "extra"),
    )
    middle = state.clone()
    added.state_forwards("ledger", middle)
    end = middle.clone()
    removed.state_forwards("ledger", end)
    state.apps, middle.apps, end.apps  # noqa: B018  (rendered before the schema is touched)

    with connection.schema_editor() as editor:
        added.database_forwards("ledger", editor, state, middle)
    install_guards(connection)
    lift_guards_in_the_way(sender=None, using=connection.alias, plan=[(migration(removed), False)])
    assert missing_guards(connection) == lost_by_history()
    with connection.schema_editor() as editor:
        removed.database_forwards("ledger", editor, middle, end)
    install_guards(connection)
    assert missing_guards(connection) == []


@pytest.mark.django_db
def test_migrate_without_a_plan_lifts_nothing():
    lift_guards_in_the_way(sender=None, using=connection.alias, plan=[])
    assert missing_guards(connection) == []


def test_nothing_but_the_receiver_lifts_guards():
    callers = [
        str(path.relative_to(settings.BASE_DIR))
        for app in ("newsroom", "entities", "articles")
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "lift_guards" in ast.unparse(node.func)
    ]
    assert callers == ["newsroom/ledger/receivers.py"]
