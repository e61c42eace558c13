"""How the analyser's rules do in this newsroom: the report, a page for each rule, and its switch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone

from articles.claims.detector import detect
from articles.claims.detector.registry import is_about_names, language_of
from articles.enums import ProposalKind
from articles.exceptions import StoryError
from articles.models import RuleSwitch
from articles.precision import Rate
from articles.rules import may_read_rules, may_switch_rules
from articles.selectors.rule_report import (
    RuleLine,
    Scope,
    is_known,
    latest_decisions,
    rule_report,
)
from articles.services.rule_switches import switch_rule
from newsroom.desk.analyser_csv import report_as_csv
from newsroom.desk.pages import Choice, paths_of
from newsroom.ledger.csv_export import download_headers
from newsroom.ledger.models import HistoryEntry

#: What the report can be narrowed to: parameter -> (title, its choices as value and words). The first is the default.
FILTERS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "period": ("decided", (("", "At any time"), ("30", "In the last 30 days"), ("365", "In the last year"))),
    "language": ("language", (("", "All"), ("en", "English"), ("es", "Spanish"))),
    "kind": (
        "kind",
        (
            ("", "All"),
            *((str(kind.value), str(kind.label)) for kind in ProposalKind if kind != ProposalKind.UNCUED),
        ),
    ),
}
_HISTORY_ROWS = 20


def _share(rate: Rate | None) -> float | None:
    return rate.value if rate else None


#: Columns that the report sorts by: parameter -> what it reads of a line; the first way is largest first.
SORTS: dict[str, Callable[[RuleLine], Any]] = {
    "rule": lambda line: line.title,
    "proposed": lambda line: line.tally.proposed,
    "right": lambda line: line.tally.right,
    "edited": lambda line: line.tally.edited,
    "taken_out": lambda line: line.tally.taken_out,
    "dismissed": lambda line: line.tally.dismissed,
    "undecided": lambda line: line.tally.undecided,
    "precision": lambda line: _share(line.tally.precision),
    "at_once": lambda line: _share(line.tally.at_once),
}
HEADS = (
    ("rule", "Rule"),
    ("proposed", "Proposed"),
    ("right", "As it was"),
    ("edited", "Edited"),
    ("taken_out", "Taken out"),
    ("dismissed", "Dismissed"),
    ("undecided", "Undecided"),
    ("precision", "Precision"),
    ("at_once", "Right at once"),
)
_DEFAULT_SORT = "-proposed"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: where it sorts, and how it does now (ascending, descending or empty)."""

    key: str
    words: str
    url: str
    sorted: str


def analyser_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of these pages below the admin's own."""
    return paths_of(
        site,
        ("analyser/", report_view, "analyser"),
        ("analyser/report.csv", csv_view, "analyser_csv"),
        ("analyser/rules/<str:rule>/", rule_view, "analyser_rule"),
        ("analyser/rules/<str:rule>/switch/", switch_view, "analyser_switch"),
    )


def report_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """A row for each rule with what became of its suggestions. Three queries beside the user's."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    report = rule_report(scope_of(request.GET))
    sort = sort_of(request.GET)
    context = {
        **site.each_context(request),
        "title": "Analyser",
        "lines": sorted_lines(report.lines, sort),
        "total": report.total,
        "off": [line for line in report.lines if line.is_off],
        "filters": _filters(request.GET),
        "is_filtered": any(request.GET.get(name) for name in FILTERS),
        "heads": _heads(request.GET, sort),
        "query": _query(request.GET),
        "may_switch": may_switch_rules(request.user),
    }
    return TemplateResponse(request, "admin/analyser/report.html", context)


def csv_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The report as it is filtered and sorted, for a spreadsheet."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    report = rule_report(scope_of(request.GET))
    text = report_as_csv(sorted_lines(report.lines, sort_of(request.GET)))
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=download_headers("analyser"))


def rule_view(
    request: HttpRequest, rule: str, *, site: AdminSite, error: str = "", reason: str = ""
) -> HttpResponse:
    """One rule: what it is, how it does, its last decisions, and its switch. Nine queries at most."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    if not is_known(rule):
        raise Http404
    scope = scope_of(request.GET)
    report = rule_report(scope, rule=rule)
    line = next(iter(report.lines), None) or RuleLine(rule, report.total, _switch(rule))
    context = {
        **site.each_context(request),
        "title": line.title,
        "line": line,
        "found": _found_in(line.example, rule),
        "decisions": latest_decisions(rule, scope),
        "history": _history(line.switch),
        "filters": _filters(request.GET, "period", "language"),  # the kind follows from the rule
        "query": _query(request.GET),
        "may_switch": may_switch_rules(request.user),
        "error": error,
        "reason": reason,
    }
    return TemplateResponse(request, "admin/analyser/rule.html", context, status=400 if error else 200)


def switch_view(request: HttpRequest, rule: str, *, site: AdminSite) -> HttpResponse:
    """POST on ("1" or "0") and reason: switch a rule, and back to its page."""
    if request.method != "POST" or not may_switch_rules(request.user):
        raise PermissionDenied
    if not is_known(rule):
        raise Http404
    on, reason = request.POST.get("on") == "1", request.POST.get("reason", "")
    try:
        put_away = switch_rule(rule, on=on, reason=reason, by=request.user)
    except ValidationError as refused:
        return rule_view(request, rule, site=site, error=" ".join(refused.messages), reason=reason)
    except StoryError as refused:
        raise PermissionDenied from refused
    if on:
        messages.success(request, "On again: stories that are read from now on are read with this rule.")
    else:
        away = f" {put_away} open suggestion{'s' if put_away != 1 else ''} put away." if put_away else ""
        messages.success(request, f"Off: this rule makes no suggestions from now on.{away}")
    return redirect("admin:analyser_rule", rule)


def scope_of(query: QueryDict) -> Scope:
    """What the address asks for; anything unknown counts as not asked."""
    asked = {name: _chosen(query, name) for name in FILTERS}
    since = timezone.now() - timedelta(days=int(asked["period"])) if asked["period"] else None
    return Scope(since=since, language=asked["language"], kind=asked["kind"])


def sort_of(query: QueryDict) -> str:
    """A key of SORTS, with a minus for largest first."""
    asked = query.get("sort", "")
    return asked if asked.removeprefix("-") in SORTS else _DEFAULT_SORT


def sorted_lines(lines: Iterable[RuleLine], sort: str) -> list[RuleLine]:
    """The lines in that order; those without a value last whichever way, equals by their title."""
    value = SORTS[sort.removeprefix("-")]
    by_title = sorted(lines, key=lambda line: (line.title, line.rule))
    measured = [line for line in by_title if value(line) is not None]
    rest = [line for line in by_title if value(line) is None]
    if sort.startswith("-"):
        # reverse=True keeps equals as they stand, so that they stay in the order of their titles
        return sorted(measured, key=value, reverse=True) + rest
    return sorted(measured, key=value) + rest


def _chosen(query: QueryDict, name: str) -> str:
    asked = query.get(name, "")
    return asked if asked in dict(FILTERS[name][1]) else ""


def _query(query: QueryDict, **changes: str) -> str:
    """The part of an address behind the path that holds these filters and this order, with some changed."""
    kept = {name: _chosen(query, name) for name in FILTERS}
    if "sort" in query:
        kept["sort"] = sort_of(query)
    held = QueryDict(mutable=True)
    held.update({name: value for name, value in {**kept, **changes}.items() if value})
    return f"?{held.urlencode()}" if held else "?"


def _filters(query: QueryDict, *names: str) -> list[tuple[str, list[Choice]]]:
    """These filters, or all, as links that keep the others as they are."""
    return [
        (
            title,
            [
                Choice(words, _query(query, **{name: value}), value == _chosen(query, name))
                for value, words in choices
            ],
        )
        for name, (title, choices) in FILTERS.items()
        if not names or name in names
    ]


def _heads(query: QueryDict, sort: str) -> list[Head]:
    heads = []
    for key, words in HEADS:
        now = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
        first = key if key == "rule" else f"-{key}"
        other = first.removeprefix("-") if first.startswith("-") else f"-{first}"
        heads.append(Head(key, words, _query(query, sort=other if sort == first else first), now))
    return heads


def _found_in(example: str, rule: str) -> dict[str, str]:
    """What the rule finds in its example, by part; empty for rules about names."""
    if not example or is_about_names(rule):
        return {}
    for found in detect(example, language=language_of(rule)):
        if found.rule == rule:
            return {
                "Source": found.source.of(example) if found.source else "nobody",
                "Cue": found.cue.of(example),
                "Statement": found.content(example),
            }
    return {}


def _switch(rule: str) -> RuleSwitch | None:
    return RuleSwitch.objects.select_related("by").filter(rule=rule).first()


def _history(switch: RuleSwitch | None) -> list[HistoryEntry]:
    """When the rule was switched, newest first. One query for a rule that was touched, none for another."""
    if switch is None:
        return []
    label = RuleSwitch._meta.label_lower
    entries = HistoryEntry.objects.filter(object_label=label, object_id=str(switch.pk))
    return list(entries.select_related("actor")[:_HISTORY_ROWS])
