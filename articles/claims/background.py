"""Threads of this process that begin with what was asked for just now: nobody waits for the next run of the clock."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)

#: A slow site must not hold up the others, and many must not hold up the pages.
MOST_THREADS = 3
_running = 0
_lock = threading.Lock()


def begin_soon() -> threading.Thread | None:
    """Work the queue in a thread beside the pages; None where enough are at it, or where threads are not wanted.

    What a thread does not get to, because the process ends or three are busy, waits for `fetch_items`.
    """
    global _running
    if not settings.NEWSROOM_FETCHER_THREAD:
        return None
    with _lock:
        if _running >= MOST_THREADS:
            return None
        _running += 1
    thread = threading.Thread(target=_work, name="fetch-items", daemon=True)
    thread.start()
    return thread


def _work() -> None:
    global _running
    # Services import this module to have work begun; here one of them is the work.
    from articles.claims.services.fetches import work_fetches

    try:
        work_fetches()
    except Exception:
        logger.exception("The fetching thread stumbled; `fetch_items` goes on with what waits.")
    finally:
        connections.close_all()
        with _lock:
            _running -= 1
