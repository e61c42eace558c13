"""The demo's own clock: what a timer does on a server, in a thread beside the pages."""

from __future__ import annotations

import logging
import threading
import time

from django.db import close_old_connections

from articles.claims.services.fetches import work_fetches
from articles.services.due import publish_due
from newsroom.notifications.periodic import run_periodic

log = logging.getLogger(__name__)
#: Seconds between two looks: whoever tries out the schedule does not want to wait for a minute.
PAUSE = 15


def start_clock(*, pause: int = PAUSE) -> threading.Thread:
    """Publish what is due, remind, and send, for as long as the process lives."""
    thread = threading.Thread(target=_go_on, args=(pause,), name="demo-clock", daemon=True)
    thread.start()
    return thread


def tick() -> None:
    """One look at the clock. What goes wrong is logged, holds up nothing else, and is tried again at the next."""
    try:
        for work in (publish_due, run_periodic, work_fetches):
            try:
                work()
            except Exception:
                log.exception("The demo's clock stumbled and goes on.")
    finally:
        close_old_connections()


def _go_on(pause: int) -> None:
    while True:
        time.sleep(pause)
        tick()
