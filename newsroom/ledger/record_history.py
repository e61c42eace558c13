"""The history of one record, on its screen: a timeline, its moves alone, and CSV."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from newsroom.ledger.history import record_history
from newsroom.ledger.history_export import download_history, up_to_now
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.record_page import record_page
from newsroom.ledger.timeline import timeline_of
from newsroom.ledger.wording import zone_in_words

PER_PAGE = 200


class RecordHistoryMixin:
    """For every screen of the desk. Who may look at a record may look at its history."""

    def get_urls(self) -> list[URLPattern]:
        opts = self.opts  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.history_csv_view)  # type: ignore[attr-defined]
        name = f"{opts.app_label}_{opts.model_name}_history_csv"
        return [path("<path:object_id>/history.csv", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was done to this record, newest first, with `?moves=1` only what moved it. Three queries beside the
        record's own.
        """
        record = self.record_for_history(request, object_id)
        moves = request.GET.get("moves") == "1"
        page = Paginator(self._entries(record, moves=moves), PER_PAGE).get_page(request.GET.get("p"))
        entries = list(page.object_list)
        label = record._meta.label_lower
        context = {
            "title": "History",
            "timeline": timeline_of(entries),
            "page": page,
            "moves": moves,
            "zone": zone_in_words(),
            "may_export": request.user.has_perm("ledger.view_historyentry"),
            "record_key": f"{label}:{record.pk}",
            **(extra_context or {}),
        }
        return record_page(self, request, record, "admin/house_history.html", **context)

    def history_csv_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The same for a spreadsheet, whole; taking it is written to the record's history."""
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        if not request.user.has_perm("ledger.view_historyentry"):
            raise PermissionDenied
        record = self.record_for_history(request, object_id)
        moves = request.GET.get("moves") == "1"
        entries = self._entries(record, moves=moves).filter(pk__lte=up_to_now())
        record_history(
            actor=request.user,
            verb="export",
            record=record,
            note="its history, moves only" if moves else "its history",
        )
        return download_history(entries, name=f"history-{record._meta.model_name}-{record.pk}")

    def record_for_history(self, request: HttpRequest, object_id: str) -> models.Model:
        """The record, for those who may look at it. Raises Http404 and PermissionDenied."""
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        return record

    @staticmethod
    def _entries(record: models.Model, *, moves: bool) -> models.QuerySet[HistoryEntry]:
        about = HistoryEntry.objects.filter(object_label=record._meta.label_lower, object_id=str(record.pk))
        if moves:
            about = about.exclude(from_state="")
        return about.select_related("actor")
