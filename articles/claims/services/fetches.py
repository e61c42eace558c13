"""Fetching the pages of items in the background: asked for, taken once, seen on its way, cancelled, done or failed.

The queue is a table. Who works it takes a row with compare-and-swap, so any number of processes and threads may: a
thread of the process that was asked begins at once (`articles.claims.background`), the command `fetch_items` takes what
is left. No lock is held and no transaction open while another machine is waited for.
"""

from __future__ import annotations

import datetime
import logging
import time
from typing import Any, NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.claims.background import begin_soon
from articles.claims.enums import FetchStatus
from articles.claims.exceptions import ClaimNotAllowed, FetcherOff, ItemRefused
from articles.claims.fetching.failure import FetchFailed, Why
from articles.claims.fetching.fetch import Fetched, Guard, Seen, Watch, fetch
from articles.claims.models import Fetch, SourceItem
from articles.claims.rules import may_add_items
from articles.claims.services.copies import prepare
from articles.claims.services.live import note_failed_look, settle_look

logger = logging.getLogger(__name__)

#: A fetch that runs for longer than this was left behind by a process that ended.
LEFT_BEHIND = datetime.timedelta(minutes=10)
_BEAT_SECONDS = 0.5
_ACTIVE = (FetchStatus.QUEUED, FetchStatus.RUNNING)
OFF = "Pages are not fetched here (NEWSROOM_FETCHER=off). Save the page as PDF in your browser and add the file."


class Worked(NamedTuple):
    """What a run did with the queue."""

    done: int = 0
    failed: int = 0


def is_on() -> bool:
    """Whether this installation fetches pages."""
    return bool(settings.NEWSROOM_FETCHER)


def queue_fetch(
    *, item: SourceItem, by: Any, is_recheck: bool = False, if_off: str | None = OFF
) -> Fetch | None:
    """Ask for an item's page. One that is asked for already is that one.

    Raises ClaimNotAllowed, ItemRefused for an item without an address, FetcherOff where fetching is switched off: with
    `if_off=None` nothing is asked for then, and the answer is None. `by` is None for the clock.
    """
    if by is not None and not may_add_items(by):
        raise ClaimNotAllowed("Your role may not have pages fetched: ask a reporter or a checker.")
    if not is_on():
        if if_off is None:
            return None
        raise FetcherOff(if_off)
    if not item.url:
        raise ItemRefused("This item has no address: add a file or text instead.")
    try:
        with transaction.atomic():
            asked = Fetch.objects.create(item=item, asked_by=by, is_recheck=is_recheck)
    except IntegrityError:
        return Fetch.objects.filter(item=item, status__in=_ACTIVE).first()
    if not is_recheck:
        transaction.on_commit(begin_soon)
    return asked


def cancel_fetch(*, asked: Fetch, by: Any) -> bool:
    """End a fetch that waits or runs; gives whether it was still to be ended. What had come is dropped."""
    if not may_add_items(by):
        raise ClaimNotAllowed("Your role may not end a fetch: ask a reporter or a checker.")
    active = Fetch.objects.filter(pk=asked.pk, status__in=_ACTIVE)
    return active.update(status=FetchStatus.CANCELLED, finished_at=timezone.now(), message="Cancelled.") == 1


def work_fetches(*, budget_seconds: float = 300, guard: Guard | None = None) -> Worked:
    """Fetch what waits, oldest first, what a person asked for before what the clock did. Nothing while switched off."""
    if not is_on():
        return Worked()
    end = time.monotonic() + budget_seconds
    done = failed = 0
    give_up_left_behind()
    while time.monotonic() < end and (taken := _take_next()):
        if _run(taken, guard):
            done += 1
        else:
            failed += 1
    return Worked(done, failed)


def give_up_left_behind() -> int:
    """Fail what a process that ended left running; gives how many."""
    left = Fetch.objects.filter(status=FetchStatus.RUNNING, started_at__lt=timezone.now() - LEFT_BEHIND)
    return left.update(
        status=FetchStatus.FAILED, finished_at=timezone.now(), message="The work was broken off. Try again."
    )


def _take_next() -> Fetch | None:
    """The next that waits, taken by this run alone."""
    waiting = Fetch.objects.filter(status=FetchStatus.QUEUED).select_related("item", "asked_by")
    for each in waiting.order_by("is_recheck", "pk")[:20]:
        free = Fetch.objects.filter(pk=each.pk, status=FetchStatus.QUEUED)
        if free.update(status=FetchStatus.RUNNING, started_at=timezone.now()):
            return each
    return None


def _run(taken: Fetch, guard: Guard | None) -> bool:
    """Fetch one page and keep it; gives whether that worked."""
    item = taken.item
    seen = Seen(item.etag, item.last_modified) if item.etag or item.last_modified else None
    try:
        fetched = fetch(item.url, guard=guard, seen=seen, watch=_watch(taken))
        # Reading what came takes seconds for a PDF: before the transaction.
        prepared = None if fetched.is_unchanged else prepare(fetched.body, declared=fetched.declared)
        _keep(taken, fetched, prepared)
    except (FetchFailed, ItemRefused) as failure:
        _fail(taken, failure)
        return False
    except Exception:
        logger.exception("Fetch %s failed.", taken.pk)
        _fail(taken, FetchFailed("Something went wrong here, not on the site. Try again.", Why.UNREADABLE))
        return False
    return True


def _keep(taken: Fetch, fetched: Fetched, prepared: Any) -> None:
    with transaction.atomic():
        running = Fetch.objects.filter(pk=taken.pk, status=FetchStatus.RUNNING)
        size = len(fetched.body)
        now = timezone.now()
        if not running.update(
            status=FetchStatus.DONE, finished_at=now, done_bytes=size, total_bytes=size, message=""
        ):
            raise FetchFailed("Cancelled.", Why.CANCELLED)
        words = settle_look(taken.item, fetched, prepared, by=taken.asked_by)
        Fetch.objects.filter(pk=taken.pk).update(message=words[:300])


def _fail(taken: Fetch, failure: Exception) -> None:
    with transaction.atomic():
        running = Fetch.objects.filter(pk=taken.pk, status=FetchStatus.RUNNING)
        running.update(status=FetchStatus.FAILED, finished_at=timezone.now(), message=str(failure)[:300])
        if isinstance(failure, FetchFailed) and failure.why is not Why.CANCELLED:
            note_failed_look(taken.item, failure, by=taken.asked_by)


def _watch(taken: Fetch) -> Watch:
    """What a fetch tells of itself: at most twice a second, and in the same query whether it was cancelled."""
    state = {"beat": 0.0, "done": 0, "total": None, "cancelled": False}

    def beat(done: int, total: int | None) -> None:
        state["done"], state["total"] = done, total

    def is_cancelled() -> bool:
        now = time.monotonic()
        if now - float(state["beat"] or 0) >= _BEAT_SECONDS:
            state["beat"] = now
            running = Fetch.objects.filter(pk=taken.pk, status=FetchStatus.RUNNING)
            state["cancelled"] = not running.update(done_bytes=state["done"], total_bytes=state["total"])
        return bool(state["cancelled"])

    return Watch(on_progress=beat, is_cancelled=is_cancelled)
