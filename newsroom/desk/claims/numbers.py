"""The numbers of the claims desk: time to verdict, what waits and for how long, single origins, overturned verdicts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.claims.enums import Harm
from articles.claims.rules import may_read
from articles.claims.selectors.numbers import open_by_age, overturned, single_origin, times_to_verdict
from articles.claims.spread import Spread, in_words
from newsroom.desk.claims.charts import Column, bar_svg, columns_svg
from newsroom.desk.pages import Choice, paths_of
from newsroom.ledger.csv_export import csv_lines, download_headers

_PERIODS = {"3": "3 months", "12": "12 months", "all": "Everything"}
_USUAL = "12"


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked for, both with; `since` is None from the beginning. `key` is empty for days typed by hand."""

    key: str
    since: datetime.date | None
    until: datetime.date

    @property
    def query(self) -> str:
        if self.key:
            return f"?period={self.key}"
        since = self.since.isoformat() if self.since else ""
        return f"?from={since}&to={self.until.isoformat()}"


@dataclass(frozen=True, slots=True)
class Table:
    """One set of numbers: a table whose first cell of a row is its name, and a chart of the same where one helps.

    `rows` are what people read, with a bar behind or none; `csv_rows` the same numbers for a machine.
    """

    key: str
    title: str
    note: str
    head: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str], SafeString | str]]
    csv_head: Sequence[str]
    csv_rows: Sequence[Sequence[object]]
    chart: SafeString | str = ""


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of the numbers."""
    return paths_of(
        site,
        ("desk/claims/numbers/", numbers_view, "desk_claims_numbers"),
        ("desk/claims/numbers/<str:key>.csv", csv_view, "desk_claims_numbers_csv"),
    )


def numbers_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Every table of the period. Five queries beside the user's."""
    if not may_read(request.user):
        raise PermissionDenied
    period = read_period(request.GET, timezone.localdate())
    fell = overturned(period.since, period.until)
    tables = [_TABLES[key](period) for key in _TABLES if key != "overturned"]
    tables.append(_overturned(period, fell))
    context = {
        **site.each_context(request),
        "title": "Numbers of the claims desk",
        "period": period,
        "periods": [Choice(words, f"?period={key}", key == period.key) for key, words in _PERIODS.items()],
        "tables": tables,
        "fallen": fell.listed,
        "fallen_count": fell.all.count,
        "csv_url": reverse("admin:desk_claims_numbers_csv", args=["KEY"]),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/numbers.html", context)


def csv_view(request: HttpRequest, key: str, *, site: AdminSite) -> HttpResponse:
    """One table of the period for a spreadsheet: hours as hours, shares from 0 to 1."""
    if not may_read(request.user):
        raise PermissionDenied
    if key not in _TABLES:
        raise Http404
    table = _TABLES[key](read_period(request.GET, timezone.localdate()))
    text = "".join(csv_lines(table.csv_head, table.csv_rows))
    return HttpResponse(
        text, content_type="text/csv; charset=utf-8", headers=download_headers(f"claims-{key}")
    )


def read_period(given: QueryDict, today: datetime.date) -> Period:
    """The days that an address asks for: from and to as typed, or whole months up to today; else the usual ones."""
    since, until = _day(given.get("from", "")), _day(given.get("to", ""))
    if since or until:
        until = until or today
        return Period("", min(since, until) if since else None, until)
    key = given.get("period", "")
    key = key if key in _PERIODS else _USUAL
    return Period(key, None if key == "all" else _months_back(today, int(key) - 1), today)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _months_back(today: datetime.date, months: int) -> datetime.date:
    """The first day of the month that many months ago."""
    count = today.year * 12 + today.month - 1 - months
    return datetime.date(count // 12, count % 12 + 1, 1)


def _months(period: Period) -> Table:
    times = times_to_verdict(period.since, period.until)
    named = [(month_in_words(month), month, spread) for month, spread in times.by_month.items()]
    columns = [
        Column(name, spread.median, spread.p90, _spread_in_words(spread)) if spread else Column(name, None)
        for name, _, spread in named
    ]
    slowest = max((spread.p90 for _, _, spread in named if spread), default=0)
    head = ("Verdicts", "Half within", "Nine in ten within")
    return Table(
        key="months",
        title="Time to a first verdict, by month",
        note="From the opening of a question to its first verdict. Columns are the median, lines the 90th percentile.",
        head=("Month", *head),
        rows=[(name, _cells(spread), "") for name, _, spread in named]
        + ([("All", _cells(times.all), "")] if times.all else []),
        csv_head=("month", "verdicts", "median_hours", "p90_hours"),
        csv_rows=[(month, *_figures(spread)) for _, month, spread in named],
        chart=columns_svg("Time to a first verdict, by month", columns, top=in_words(slowest))
        if slowest
        else "",
    )


def _harms(period: Period) -> Table:
    times = times_to_verdict(period.since, period.until)
    slowest = max((spread.p90 for spread in times.by_harm.values() if spread), default=0)
    return Table(
        key="harms",
        title="Time to a first verdict, by harm",
        note="The same by what being wrong would do; the harm is that of today.",
        head=("Harm", "Verdicts", "Half within", "Nine in ten within"),
        rows=[
            (
                Harm(harm).label,
                _cells(spread),
                bar_svg([("median", spread.median), ("rest", spread.p90 - spread.median)], slowest)
                if spread
                else "",
            )
            for harm, spread in times.by_harm.items()
        ],
        csv_head=("harm", "verdicts", "median_hours", "p90_hours"),
        csv_rows=[(harm, *_figures(spread)) for harm, spread in times.by_harm.items()],
    )


def _ages(period: Period) -> Table:
    ages = open_by_age(timezone.now())
    most = max(sum(harms.values()) for harms in ages.values())
    return Table(
        key="ages",
        title="Open claims by age",
        note="What waits now, by how long ago it was put on file. The period above does not change it.",
        head=("Age", "Open", *(Harm(harm).label for harm in reversed(Harm.values))),
        rows=[
            (
                words,
                [_number(sum(harms.values())), *(_number(count) for count in harms.values())],
                bar_svg([(f"harm-{harm}", count) for harm, count in harms.items()], most),
            )
            for words, harms in ages.items()
        ],
        csv_head=("age", "open", *reversed(Harm.values)),
        csv_rows=[(words, sum(harms.values()), *harms.values()) for words, harms in ages.items()],
    )


def _origins(period: Period) -> Table:
    shares = single_origin()
    return Table(
        key="origins",
        title="Claims that rest on one source",
        note="Of the claims on file that have evidence, those whose documents all go back to one source.",
        head=("Harm", "With evidence", "One source", "Share"),
        rows=[
            (
                Harm(harm).label,
                (_number(share.total), _number(share.count), _percent(share.percent)),
                bar_svg([("median", share.count), ("rest", share.total - share.count)], share.total),
            )
            for harm, share in shares.items()
        ],
        csv_head=("harm", "with_evidence", "one_source", "share"),
        csv_rows=[
            (harm, share.total, share.count, f"{share.count / share.total:.4f}" if share.total else "")
            for harm, share in shares.items()
        ],
    )


def _overturned(period: Period, fell: Any = None) -> Table:
    fell = fell or overturned(period.since, period.until)
    named = [(month_in_words(month), month, share) for month, share in fell.by_month.items()]
    columns = [
        Column(name, share.count if share.total else None, None, f"{share.count} of {share.total}")
        for name, _, share in named
    ]
    most = max((share.count for _, _, share in named), default=0)
    return Table(
        key="overturned",
        title="Verdicts that overturned an earlier one",
        note="A later verdict on the same question with another rating.",
        head=("Month", "Verdicts", "Overturned one", "Share"),
        rows=[
            (name, (_number(share.total), _number(share.count), _percent(share.percent)), "")
            for name, _, share in named
        ]
        + [("All", (_number(fell.all.total), _number(fell.all.count), _percent(fell.all.percent)), "")],
        csv_head=("month", "verdicts", "overturned"),
        csv_rows=[(month, share.total, share.count) for _, month, share in named],
        chart=columns_svg("Verdicts that overturned an earlier one, by month", columns, top=str(most))
        if most
        else "",
    )


_TABLES: dict[str, Callable[[Period], Table]] = {
    "months": _months,
    "harms": _harms,
    "ages": _ages,
    "origins": _origins,
    "overturned": _overturned,
}


def month_in_words(month: str) -> str:
    """Nov 26."""
    return f"{datetime.date.fromisoformat(f'{month}-01'):%b %y}"


def _spread_in_words(spread: Spread) -> str:
    return f"half within {in_words(spread.median)}, nine in ten within {in_words(spread.p90)}"


def _cells(spread: Spread | None) -> Sequence[str]:
    if spread is None:
        return ("0", "–", "–")
    return (_number(spread.count), in_words(spread.median), in_words(spread.p90))


def _figures(spread: Spread | None) -> Sequence[object]:
    return (spread.count, f"{spread.median:.2f}", f"{spread.p90:.2f}") if spread else (0, "", "")


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _percent(share: int | None) -> str:
    return "–" if share is None else f"{share} %"
