"""The calendar of the desk: when stories are planned, due, embargoed, scheduled and out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone

from articles.models import Section
from articles.rules import may_write
from newsroom.desk.calendar_periods import Period, View, asked_period, period_of
from newsroom.desk.calendar_slots import TIMES, Narrowing, Slot, Time, clock_change, slots_between
from newsroom.desk.pages import Choice, paths_of
from newsroom.ledger.wording import zone_in_words

_VIEWS = ((View.MONTH, "Month"), (View.WEEK, "Week"), (View.LIST, "List"))


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is drawn, with what stands on it."""

    date: datetime.date
    slots: list[Slot]
    is_today: bool
    is_within: bool
    note: str


def calendar_urls(site: AdminSite) -> list[URLPattern]:
    """The address of this page below the admin's own."""
    return paths_of(site, ("calendar/", calendar_view, "calendar"))


def calendar_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The times of stories in one month or week. Two queries beside the user's: stories, sections."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    asked, now = request.GET, timezone.now()
    today = timezone.localdate(now)
    period = asked_period(
        view=asked.get("view", ""), month=asked.get("month", ""), week=asked.get("week", ""), today=today
    )
    sections = list(Section.objects.order_by("name").values_list("slug", "name"))
    narrowing = _narrowing(asked, request.user, {slug for slug, _ in sections})
    slots = slots_between(period.drawn_first, period.drawn_last, now=now, narrowing=narrowing)
    days = _days(period, slots, today)
    if period.view == View.LIST:
        days = [day for day in days if day.slots or day.is_today]
    address = _Addresses(narrowing)
    context = {
        **site.each_context(request),
        "title": "Calendar",
        "period": period,
        "weeks": [days[start : start + 7] for start in range(0, len(days), 7)],
        "days": days,
        "is_grid": period.view == View.MONTH,
        "count": sum(len(day.slots) for day in days if day.is_within),
        "problems": _problems(slots),
        "zone": zone_in_words(),
        "may_write": may_write(request.user),
        "here": address.of(period),
        "before": Choice(period.before.title, address.of(period.before), False),
        "after": Choice(period.after.title, address.of(period.after), False),
        "today": Choice(
            "Today", address.of(period_of(period.view, today)), period.first <= today <= period.last
        ),
        "views": [
            Choice(words, address.of(period.seen_as(view, today)), view == period.view)
            for view, words in _VIEWS
        ],
        **address.filters(period, sections, request.user),
    }
    return TemplateResponse(request, "admin/calendar/calendar.html", context)


def _narrowing(asked: QueryDict, user: Any, sections: set[str]) -> Narrowing:
    """What the address asks for; anything unknown counts as not asked."""
    times = frozenset(Time(value) for value in asked.getlist("time") if value in tuple(Time))
    section = asked.get("section", "")
    return Narrowing(
        mine=user.pk if asked.get("whose") == "mine" else None,
        section=section if section in sections else "",
        times=times or frozenset(Time),
    )


def _problems(slots: list[Slot]) -> list[tuple[Slot, str]]:
    """What does not fit, once for each story, at the first slot that says so."""
    first: dict[tuple[int, str], tuple[Slot, str]] = {}
    for slot in slots:
        for problem in slot.problems:
            first.setdefault((slot.story.pk, problem), (slot, problem))
    return list(first.values())


def _days(period: Period, slots: list[Slot], today: datetime.date) -> list[Day]:
    by_day: dict[datetime.date, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.at.date(), []).append(slot)
    zone = timezone.get_current_timezone()
    return [
        Day(
            date=date,
            slots=by_day.get(date, []),
            is_today=date == today,
            is_within=period.first <= date <= period.last,
            note=clock_change(date, zone),
        )
        for date in period.days
    ]


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Links of the page, which keep whatever they do not change."""

    narrowing: Narrowing

    def of(self, period: Period, narrowing: Narrowing | None = None) -> str:
        narrowing = narrowing or self.narrowing
        held = QueryDict(mutable=True)
        held.update(period.parameters)
        if narrowing.mine is not None:
            held["whose"] = "mine"
        if narrowing.section:
            held["section"] = narrowing.section
        if narrowing.times != frozenset(Time):
            held.setlist("time", [time.value for time in Time if time in narrowing.times])
        return f"?{held.urlencode()}"

    def filters(self, period: Period, sections: list[tuple[str, str]], user: Any) -> dict[str, Any]:
        """Whose stories, of which section, which times: each choice as a link."""
        mine, section, times = self.narrowing.mine, self.narrowing.section, self.narrowing.times

        def to(**changes: Any) -> str:
            return self.of(period, Narrowing(**{"mine": mine, "section": section, "times": times, **changes}))

        whose = [
            Choice("Everybody’s", to(mine=None), mine is None),
            Choice("Mine", to(mine=user.pk), mine is not None),
        ]
        of_sections = [Choice("All", to(section=""), not section)]
        of_sections += [Choice(name, to(section=slug), slug == section) for slug, name in sections]
        return {
            "filters": [("whose", whose), ("section", of_sections)],
            "times": [
                Choice(TIMES[time][3], to(times=_toggled(times, time)), time in times) for time in Time
            ],
            "is_filtered": self.narrowing != Narrowing(),
            "clear": self.of(period, Narrowing()),
        }


def _toggled(times: frozenset[Time], time: Time) -> frozenset[Time]:
    """With that time left out or taken in. From all, a choice shows it alone: that is what one looks for."""
    if times == frozenset(Time):
        return frozenset({time})
    return (times ^ {time}) or frozenset(Time)
