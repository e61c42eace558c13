"""The history of the house, for reading: search, filters that stay in the address, and CSV."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.ledger.history_export import download_history, record_export, up_to_now
from newsroom.ledger.history_filters import (
    ActorFilter,
    DayFilter,
    FromFilter,
    KindFilter,
    RecordFilter,
    ToFilter,
    VerbFilter,
    matching,
)
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.paging import OnePassPaginator
from newsroom.ledger.screens import RecordScreen
from newsroom.ledger.wording import (
    actor_in_words,
    kind_in_words,
    may_open,
    record_address,
    record_in_words,
    state_in_words,
    text_or_redacted,
    verb_in_words,
    zone_in_words,
)


class HistoryList(ChangeList):
    """A list whose count may stop early, and which knows the address of its own export."""

    def get_results(self, request: HttpRequest) -> None:
        """From the paginator even where one page holds all: Django would search a second time."""
        super().get_results(request)
        page = self.paginator.get_page(self.page_num)
        self.result_list = [_addressed(entry, request.user) for entry in page.object_list]

    @property
    def count_words(self) -> str:
        """How many entries there are, as far as they were counted."""
        more = " or more" if self.paginator.is_cut else ""
        return f"{self.result_count:,}".replace(",", "\u202f") + more

    @property
    def export_query(self) -> str:
        """These filters, without the page one is on."""
        return self.get_query_string(remove=[PAGE_VAR])


@admin.register(HistoryEntry)
class HistoryEntryScreen(RecordScreen):
    list_display = ("when", "who", "what", "record", "moved", "number", "remark")
    list_display_links = ("when",)
    list_filter = (
        VerbFilter,
        KindFilter,
        ActorFilter,
        FromFilter,
        ToFilter,
        RecordFilter,
        DayFilter,
    )
    list_select_related = ("actor",)
    list_max_show_all = 0
    paginator = OnePassPaginator
    search_fields = ("object_text",)  # switches the field on; `get_search_results` says what it looks through
    search_help_text = "Titles, notes, people, verbs, keys"
    sortable_by = ("when",)
    fields = ("when", "who", "what", "record", "moved", "number", "remark", "redacted_at")

    class Media:
        css = {"all": ["admin-theme/history.css"]}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return HistoryList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        entry = super().get_object(request, object_id, from_field)
        return _addressed(entry, request.user) if entry else None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return queryset.filter(matching(search_term)), False

    # --- columns --------------------------------------------------------------------------------------------

    @admin.display(description="when", ordering="at")
    def when(self, entry: HistoryEntry) -> Any:
        return entry.at

    @admin.display(description="who")
    def who(self, entry: HistoryEntry) -> str:
        return actor_in_words(entry.actor)

    @admin.display(description="what")
    def what(self, entry: HistoryEntry) -> str:
        return verb_in_words(entry.verb)

    @admin.display(description="state")
    def moved(self, entry: HistoryEntry) -> str:
        """From which state to which, in the words of the record's own labels."""
        before = state_in_words(entry.from_state, entry.object_label)
        after = state_in_words(entry.to_state, entry.object_label)
        return f"{before} → {after}" if before else after

    @admin.display(description="number")
    def number(self, entry: HistoryEntry) -> str:
        save = f"save {entry.revision}" if entry.revision else ""
        version = f"version {entry.version}" if entry.version else ""
        return ", ".join(part for part in (save, version) if part)

    @admin.display(description="note")
    def remark(self, entry: HistoryEntry) -> str:
        return text_or_redacted(entry.note, entry.redacted_at)

    @admin.display(description="record")
    def record(self, entry: HistoryEntry) -> SafeString:
        kind = kind_in_words(entry.object_label)
        title = record_in_words(entry)
        address = getattr(entry, "address", "")
        return format_html(
            '<span class="kind">{}</span> {}',
            kind,
            format_html('<a href="{}">{}</a>', address, title) if address else title,
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "History", "zone": zone_in_words(), **(extra_context or {})}
        return super().changelist_view(request, context)

    # --- export ---------------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export.csv", view, name="ledger_historyentry_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The entries as they are searched and filtered, for a spreadsheet. That they were taken is history too."""
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.copy()
        asked.pop(PAGE_VAR, None)
        request.GET = asked  # type: ignore[assignment]
        try:
            shown = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return redirect("admin:ledger_historyentry_changelist")
        entries = shown.queryset.filter(pk__lte=up_to_now())
        record_export(actor=request.user, note=_in_words(shown))
        return download_history(entries, name="history")


def _addressed(entry: HistoryEntry, user: Any) -> HistoryEntry:
    """The entry with the address of its record, where there is still one that this person may open."""
    opens = entry.verb != "delete" and may_open(user, entry.object_label)
    entry.address = record_address(entry.object_label, entry.object_id) if opens else ""  # type: ignore[attr-defined]
    return entry


def _in_words(shown: ChangeList) -> str:
    """How a list is filtered, for the history: by what, and not for which words somebody searched."""
    parts = []
    specs: list[Any] = shown.filter_specs
    for spec in specs:
        if isinstance(spec, DayFilter):
            parts += [f"{name} {day}" for name in spec.parameters if (day := spec.day(name))]
        elif isinstance(spec, RecordFilter) and spec.value():
            parts.append(f"record {spec.value()}")
        elif isinstance(spec, admin.SimpleListFilter) and spec.value():
            words = dict(spec.lookup_choices).get(str(spec.value()))
            parts.append(f"{spec.title} {words or spec.value()}")
    if shown.query:
        parts.append("a search")
    return ", ".join(str(part) for part in parts) or "everything"
