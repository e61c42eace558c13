"""What the benchmarks share: a database of their own, and times taken in turn so that drift hits both sides."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


@contextmanager
def scratch_database() -> Iterator[None]:
    """Django with a fresh database, dropped at the end. Import models only inside."""
    import django
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment, teardown_test_environment

    django.setup()
    setup_test_environment(debug=False)
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


def in_turn(*calls: Callable[[], object], rounds: int, warm_up: int = 5) -> list[float]:
    """The median time in seconds of each call, taken A B A B … after a warm-up."""
    times: list[list[float]] = [[] for _ in calls]
    for number in range(rounds + warm_up):
        for position, call in enumerate(calls):
            started = time.perf_counter()
            call()
            if number >= warm_up:
                times[position].append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in times]


def peak_memory_mib() -> float:
    """The most memory this process has held, in MiB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
