"""`check --database default` says when a guard is gone."""

import pytest
from django.core.checks import ERROR, WARNING
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from newsroom.ledger.checks import check_guards
from newsroom.ledger.guards import lift_guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost_guard() -> None:
    lift_guards(connection, {"ledger_historyentry"})


def test_check_is_silent_while_guards_stand():
    assert check_guards(None, databases=["default"]) == []


def test_check_is_silent_without_a_database():
    assert check_guards(None) == []


def test_check_names_each_lost_guard(lost_guard):
    messages = check_guards(None, databases=["default"])
    assert {(message.id, message.level, message.msg.split()[0]) for message in messages} == {
        ("ledger.E001", ERROR, "ledger_historyentry")
    }


def test_check_command_fails_without_a_guard(lost_guard):
    with pytest.raises(SystemCheckError, match="has lost its guard"):
        call_command("check", databases=["default"])


def test_check_warns_only_while_migrations_are_pending(lost_guard, monkeypatch):
    monkeypatch.setattr("newsroom.ledger.checks._has_pending_migrations", lambda connection: True)
    assert {message.level for message in check_guards(None, databases=["default"])} == {WARNING}


def test_pending_migrations_are_seen():
    from newsroom.ledger.checks import _has_pending_migrations

    assert _has_pending_migrations(connection) is False
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger'")
    assert _has_pending_migrations(connection) is True


def test_migrate_as_the_hint_says_sets_the_guard_again(lost_guard):
    with pytest.raises((SystemCheckError, CommandError)):
        call_command("migrate", skip_checks=False, verbosity=0)
    call_command("migrate", skip_checks=True, verbosity=0)
    assert check_guards(None, databases=["default"]) == []
