"""What every test stands on."""

import gc
import sqlite3
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from newsroom.ledger.guards import install_guards, lift_guards

# How long an example takes says more of the machine than of the code.
hypothesis_settings.register_profile("house", hypothesis_settings(), deadline=None)
hypothesis_settings.load_profile("house")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Thousands of collected tests are no garbage: the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Clear away what a transactional test wrote, without a flush where the database can be copied back.

    A flush deletes or truncates, which the guards refuse: they are lifted for it alone. No code of the product can do
    this: `lift_guards` removes triggers, and the only caller beside this one is the receiver of pre_migrate (tested).
    """
    with django_db_blocker.unblock():
        copies = {
            name: _copy(connections[name]) for name in connections if connections[name].vendor == "sqlite"
        }
    flush = TransactionTestCase._fixture_teardown

    def clear(case: TransactionTestCase) -> None:
        names = case._databases_names(include_mirrors=False)
        if all(name in copies for name in names):
            for name in names:
                _copy_back(copies[name], connections[name])
            return
        for name in names:
            lift_guards(connections[name])
        try:
            flush(case)
        finally:
            for name in names:
                install_guards(connections[name])

    TransactionTestCase._fixture_teardown = clear
    yield
    TransactionTestCase._fixture_teardown = flush
    for copy in copies.values():
        copy.close()


def _copy(connection: BaseDatabaseWrapper) -> sqlite3.Connection:
    """The database as the migrations leave it."""
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return copy


def _copy_back(copy: sqlite3.Connection, connection: BaseDatabaseWrapper) -> None:
    """The database as it was, but for the keys given out: as after a flush, no test meets those of another."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        given = cursor.fetchall()
    copy.backup(connection.connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", given)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test reads what another one cached."""
    cache.clear()
