"""The rules before print: what each finds, how grave this newsroom takes it, and the words of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from articles.enums import HouseSeverity
from articles.house_lists import ADD, LANGUAGES, LISTS, REMOVE, HouseList, key_of
from articles.models import HouseWord, RuleSeverity
from articles.preflight.measured import MEASURED, Measured
from articles.preflight.note import RuleNote
from articles.preflight.registry import NOTES
from articles.rules import may_read_severities, may_set_severities
from articles.selectors.house_rules import house_words
from articles.services.house_rules import set_severity, why_not
from articles.services.house_words import set_house_words
from newsroom.desk.pages import paths_of
from newsroom.ledger.models import HistoryEntry

_TONES = {"B": "bad", "S": "bad", "W": "warn", "off": "warn"}
_HISTORY_ROWS = 20


@dataclass(frozen=True, slots=True)
class Level:
    """One severity as a pill: its word and tone, and in which case the rule gives it."""

    words: str
    tone: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A rule as the page shows it. `set` is the house's severity, "" where it is the book's; `note` and `error` are
    what stands in the form.
    """

    note: RuleNote
    book: tuple[Level, ...]
    set: str
    level: Level | None
    row: RuleSeverity | None
    measured: Measured | None
    choices: tuple[tuple[str, str], ...]
    barred: str
    typed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The house's words of one list in one language, one a line, as its form shows them."""

    of: HouseList
    language: str
    language_name: str
    added: str
    removed: str
    error: str = ""

    @property
    def id(self) -> str:
        return f"words-{self.of.key}-{self.language}"


def preflight_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of this page below the admin's own."""
    return paths_of(
        site,
        ("preflight/", rules_view, "preflight"),
        ("preflight/severity/", severity_view, "preflight_severity"),
        ("preflight/words/", words_view, "preflight_words"),
    )


def rules_view(
    request: HttpRequest, *, site: AdminSite, line: Line | None = None, words: Words | None = None
) -> HttpResponse:
    """Every rule with its definition and severity, and the house's words. Three queries beside the user's.

    `line` and `words` are a form that was refused, with what was typed in it.
    """
    if not may_read_severities(request.user):
        raise PermissionDenied
    rows = {row.rule: row for row in RuleSeverity.objects.select_related("changed_by")}
    lines = [
        line if line and line.note.rule == rule else line_of(note, rows.get(rule))
        for rule, note in NOTES.items()
    ]
    held = house_words()
    lists = [
        words
        if words and (words.of, words.language) == (each, language)
        else _words(each, language, name, held)
        for each in LISTS
        for language, name in LANGUAGES
    ]
    context = {
        **site.each_context(request),
        "title": "Rules before print",
        "lines": lines,
        "changed": sum(bool(line.set) for line in lines),
        "lists": lists,
        "history": _history(),
        "may_set": may_set_severities(request.user),
    }
    refused = bool(line or words)
    return TemplateResponse(request, "admin/preflight/rules.html", context, status=400 if refused else 200)


def severity_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST rule, severity ("" for the book's) and note: set it, and back to the rule."""
    if request.method != "POST" or not may_set_severities(request.user):
        raise PermissionDenied
    rule, severity, note = (request.POST.get(name, "") for name in ("rule", "severity", "note"))
    try:
        changed = set_severity(rule, severity, note=note, by=request.user)
    except ValidationError as refused:
        if rule not in NOTES:
            raise Http404 from refused
        row = RuleSeverity.objects.select_related("changed_by").filter(rule=rule).first()
        line = line_of(NOTES[rule], row, chosen=severity, typed=note, error=" ".join(refused.messages))
        return rules_view(request, site=site, line=line)
    if changed:
        messages.success(request, f"{rule} is set: every check from now on counts it so.")
    else:
        messages.info(request, f"{rule} stood so already.")
    return redirect(f"{reverse('admin:preflight')}#{rule}")


def words_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST list, language, added and removed (one word a line): the words of the house in one list."""
    if request.method != "POST" or not may_set_severities(request.user):
        raise PermissionDenied
    key, language, added, removed = (
        request.POST.get(name, "") for name in ("list", "language", "added", "removed")
    )
    of = next((each for each in LISTS if each.key == key), None)
    if of is None or language not in dict(LANGUAGES):
        raise Http404
    words = Words(of, language, dict(LANGUAGES)[language], added, removed)
    try:
        changes = set_house_words(
            list_key=key, language=language, added=added, removed=removed, by=request.user
        )
    except ValidationError as refused:
        error = " ".join(refused.messages)
        typed = Words(of, language, words.language_name, added, removed, error)
        return rules_view(request, site=site, words=typed)
    what = "; ".join(changes[:5]) + ("…" if len(changes) > 5 else "")
    messages.success(request, f"{of.title}: {what or 'nothing changed'}.")
    return redirect(f"{reverse('admin:preflight')}#{words.id}")


def line_of(
    note: RuleNote, row: RuleSeverity | None, *, chosen: str | None = None, typed: str = "", error: str = ""
) -> Line:
    """A rule's line; `chosen`, `typed` and `error` are those of a form that was refused."""
    now = row.severity if row else ""
    shown = now if chosen is None else chosen
    barred = why_not(note.rule)
    choices = tuple(
        (value, str(label))
        for value, label in HouseSeverity.choices
        if not (barred and value == HouseSeverity.BLOCK)
    )
    return Line(
        note=note,
        book=tuple(_level(severity, case) for severity, case in note.severities),
        set=shown if shown in HouseSeverity.values else "",
        level=_level(now) if now else None,
        row=row if row and row.note else None,
        measured=MEASURED.get(note.rule),
        choices=choices,
        barred=barred,
        typed=typed,
        error=error,
    )


def _level(severity: str, case: str = "") -> Level:
    return Level(str(HouseSeverity(severity).label), _TONES.get(severity, ""), case)


def _words(of: HouseList, language: str, name: str, held: dict[str, tuple[str, ...]]) -> Words:
    added, removed = (held.get(key_of(of.key, language, kind), ()) for kind in (ADD, REMOVE))
    return Words(of, language, name, _lines(added), _lines(removed))


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)


def _history() -> list[HistoryEntry]:
    """What was set last, newest first. One query."""
    labels = [model._meta.label_lower for model in (RuleSeverity, HouseWord)]
    return list(HistoryEntry.objects.filter(object_label__in=labels).select_related("actor")[:_HISTORY_ROWS])
