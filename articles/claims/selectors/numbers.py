"""The numbers of the claims desk: how long verdicts take, what waits and for how long, and what fell afterwards.

Nothing here is counted by person: the numbers tell a desk where it is slow, and nobody whom to blame.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.claims.enums import AttributionRating, ContentRating, Harm
from articles.claims.enums import Tests as Axis
from articles.claims.models import QueueRow, Verdict
from articles.claims.selectors.queue import to_do
from articles.claims.spread import Spread, spread_of

#: Upper bounds of the ages, in days, and their words; the last one has none.
AGES: tuple[tuple[int | None, str], ...] = (
    (1, "under a day"),
    (3, "1 to 3 days"),
    (7, "3 to 7 days"),
    (30, "1 to 4 weeks"),
    (90, "1 to 3 months"),
    (None, "over 3 months"),
)
#: The verdicts that fell are listed up to here; they are all counted.
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Times:
    """How long first verdicts took, in hours: by month ("2026-11"), by harm, and all of them together."""

    by_month: dict[str, Spread | None]
    by_harm: dict[str, Spread | None]
    all: Spread | None


@dataclass(frozen=True, slots=True)
class Share:
    """Of `total` claims how many are meant."""

    count: int
    total: int

    @property
    def percent(self) -> int | None:
        """Rounded; None of nothing."""
        return round(100 * self.count / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Fallen:
    """A verdict that a later one overturned: of which claim and question, what was found first and what then."""

    uid: str
    public_text: str
    axis: str
    before: str
    after: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Overturned:
    """By month: how many verdicts overturned one, of how many that were given. `listed` are the newest."""

    by_month: dict[str, Share]
    listed: list[Fallen]

    @property
    def all(self) -> Share:
        months = self.by_month.values()
        return Share(sum(month.count for month in months), sum(month.total for month in months))


def times_to_verdict(since: datetime.date | None, until: datetime.date) -> Times:
    """From the opening of a question to its first verdict, for those given in these days of the house. One query.

    A question that is taken up again counts once: what the second time takes depends on what came in, not on the desk.
    """
    rows = _given(since, until).filter(number=1).order_by()
    months: dict[str, list[float]] = defaultdict(list)
    harms: dict[str, list[float]] = defaultdict(list)
    everything = []
    zone = timezone.get_current_timezone()
    for at, opened, harm in rows.values_list("at", "check_of__opened_at", "check_of__claim__harm"):
        hours = max(0.0, (at - opened).total_seconds() / 3600)
        months[f"{at.astimezone(zone):%Y-%m}"].append(hours)
        harms[harm].append(hours)
        everything.append(hours)
    first = min(months) if since is None and months else f"{since or until:%Y-%m}"
    return Times(
        by_month={month: spread_of(months.get(month, ())) for month in months_from(first, f"{until:%Y-%m}")},
        by_harm={harm: spread_of(harms.get(harm, ())) for harm in reversed(Harm.values)},
        all=spread_of(everything),
    )


def open_by_age(now: datetime.datetime) -> dict[str, dict[str, int]]:
    """Words of an age -> harm -> how many claims with something left to do have waited so long. One query."""
    older: list[datetime.datetime] = [
        now - datetime.timedelta(days=days) for days, _ in AGES if days is not None
    ]
    counts: dict[str, Any] = {}
    for place, (days, _) in enumerate(AGES):
        within = Q() if days is None else Q(claim__created_at__gt=older[place])
        before = Q(claim__created_at__lte=older[place - 1]) if place else Q()
        counts[f"age_{place}"] = Count("pk", filter=within & before)
    rows = QueueRow.objects.filter(to_do()).order_by().values("harm").annotate(**counts)
    found = {words: dict.fromkeys(reversed(Harm.values), 0) for _, words in AGES}
    for harm, *numbers in rows.values_list("harm", *counts):
        for (_, words), number in zip(AGES, numbers, strict=True):
            found[words][harm] = number
    return found


def single_origin() -> dict[str, Share]:
    """By harm: of the claims on file that have evidence, how many rest on one origin alone. One query."""
    rows = (
        QueueRow.objects.filter(documents__gt=0)
        .order_by()
        .values("harm")
        .annotate(total=Count("pk"), one=Count("pk", filter=Q(origins=1)))
    )
    held = {row["harm"]: Share(row["one"], row["total"]) for row in rows}
    return {harm: held.get(harm, Share(0, 0)) for harm in reversed(Harm.values)}


def overturned(since: datetime.date | None, until: datetime.date) -> Overturned:
    """Verdicts of these days that found something else than the one before on the same question. Two queries."""
    zone = timezone.get_current_timezone()
    earlier = Verdict.objects.filter(check_of=OuterRef("check_of"), number=OuterRef("number") - 1)
    later = (
        _given(since, until)
        .filter(number__gt=1)
        .annotate(before=Subquery(earlier.values("rating")[:1]))
        .exclude(before=F("rating"))
        .order_by("-at", "-pk")
    )
    given: dict[str, int] = defaultdict(int)
    for (at,) in _given(since, until).order_by().values_list("at"):
        given[f"{at.astimezone(zone):%Y-%m}"] += 1
    fell: dict[str, int] = defaultdict(int)
    listed: list[Fallen] = []
    columns = (
        "check_of__claim__uid",
        "check_of__claim__public_text",
        "check_of__axis",
        "before",
        "rating",
        "at",
    )
    for uid, text, axis, before, rating, at in later.values_list(*columns):
        fell[f"{at.astimezone(zone):%Y-%m}"] += 1
        if len(listed) < MOST_LISTED:
            words = dict(ContentRating.choices if axis == Axis.CONTENT else AttributionRating.choices)
            listed.append(
                Fallen(uid, text, str(Axis(axis).label), str(words.get(before)), str(words.get(rating)), at)
            )
    first = min(given) if since is None and given else f"{since or until:%Y-%m}"
    months = months_from(first, f"{until:%Y-%m}")
    return Overturned({month: Share(fell[month], given[month]) for month in months}, listed)


def months_from(first: str, last: str) -> list[str]:
    """Every month from one to another, both with: "2026-09", "2026-10", …"""
    year, month = (int(part) for part in first.split("-"))
    found = []
    while (name := f"{year:04}-{month:02}") <= last:
        found.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _given(since: datetime.date | None, until: datetime.date) -> QuerySet[Verdict]:
    """Verdicts given from the first to the last of these days, both with, in the zone of the house."""
    verdicts = Verdict.objects.filter(at__lt=_begin(until + datetime.timedelta(days=1)))
    return verdicts.filter(at__gte=_begin(since)) if since else verdicts


def _begin(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_current_timezone())
