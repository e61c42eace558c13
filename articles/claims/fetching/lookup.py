"""Looking a name up within a time: the system's own resolver knows no limit that a caller could set."""

from __future__ import annotations

import threading
from typing import Final

from articles.claims.fetching.addresses import Resolver

#: A thread that waits for the system's resolver cannot be ended: so many may wait, and no more are begun.
MOST_WAITING: Final = 8
_free = threading.BoundedSemaphore(MOST_WAITING)


class LookupTimedOut(TimeoutError):
    """The name was not looked up in time, or too many others are still waited for."""


def resolver_within(seconds: float, resolver: Resolver) -> Resolver:
    """A resolver that answers as the given one does, or raises LookupTimedOut after so many seconds.

    What comes later is dropped; its thread is a daemon's, so that it never keeps the process from ending.
    """

    def look_up(host: str, port: int) -> list[str]:
        if seconds <= 0 or not _free.acquire(blocking=False):
            raise LookupTimedOut
        found: list[list[str]] = []
        failed: list[Exception] = []

        def ask() -> None:
            try:
                found.append(resolver(host, port))
            except Exception as error:  # noqa: BLE001 (raised again where it was asked for)
                failed.append(error)
            finally:
                _free.release()

        thread = threading.Thread(target=ask, name="look-up", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # the machine gives no more threads
            _free.release()
            raise LookupTimedOut from error
        thread.join(seconds)
        if failed:
            raise failed[0]
        if not found:
            raise LookupTimedOut
        return found[0]

    return look_up
