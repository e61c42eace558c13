"""What every test stands on."""

import gc
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connections
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


@pytest.fixture(autouse=True, scope="session")
def _guards_lifted_around_flush() -> Iterator[None]:
    """Let a transactional test be cleared away: its flush deletes or truncates, which the guards refuse.

    They are lifted for the flush alone. No code of the product can do this: `lift_guards` removes triggers,
    and the only caller beside this one is the receiver of pre_migrate (tested).
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_without_guards(case: TransactionTestCase) -> None:
        names = case._databases_names(include_mirrors=False)
        for name in names:
            lift_guards(connections[name])
        try:
            flush(case)
        finally:
            for name in names:
                install_guards(connections[name])

    TransactionTestCase._fixture_teardown = flush_without_guards
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test reads what another one cached."""
    cache.clear()
