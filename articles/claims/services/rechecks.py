"""Looking again, by the clock, whether pages still say what is held of them."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.claims.enums import CopyOrigin, FetchStatus, LiveState
from articles.claims.models import Evidence, Fetch, HeldCopy, SourceItem
from articles.claims.services.fetches import is_on, queue_fetch


class Asked(NamedTuple):
    """What a run asked for, and how many more are due."""

    asked: int = 0
    left: int = 0


def items_to_look_at(*, older_than: datetime.timedelta, now: datetime.datetime) -> QuerySet[SourceItem]:
    """Items whose page was fetched once and not looked at for so long: what print rests on first, then the oldest."""
    # By itself nothing is fetched again of which the law emptied all that was held.
    fetched = HeldCopy.objects.filter(
        item=OuterRef("pk"), origin=CopyOrigin.FETCHED, redacted_at__isnull=True
    )
    active = Fetch.objects.filter(item=OuterRef("pk"), status__in=(FetchStatus.QUEUED, FetchStatus.RUNNING))
    in_print = Evidence.objects.filter(item=OuterRef("pk"), claim__in_print=True)
    return (
        SourceItem.objects.exclude(url="")
        .filter(Exists(fetched), ~Exists(active))
        .filter(Q(live_checked_at=None) | Q(live_checked_at__lt=now - older_than))
        .annotate(in_print=Exists(in_print))
        .order_by("-in_print", "live_checked_at", "pk")
    )


def recheck_items(
    *, limit: int = 200, older_than: datetime.timedelta = datetime.timedelta(hours=24)
) -> Asked:
    """Ask for the pages that are due; `work_fetches` then looks at them. Nothing while fetching is switched off."""
    if not is_on():
        return Asked()
    due = items_to_look_at(older_than=older_than, now=timezone.now())
    count = due.count()
    chosen = list(due[:limit])
    for item in chosen:
        queue_fetch(item=item, by=None, is_recheck=True)
    return Asked(len(chosen), count - len(chosen))


def changed_items() -> QuerySet[SourceItem]:
    """Items whose page says otherwise or is gone, and which somebody has to read again."""
    return SourceItem.objects.filter(live_state__in=(LiveState.CHANGED, LiveState.VANISHED))
