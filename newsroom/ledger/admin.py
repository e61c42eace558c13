"""The history of the house, for reading."""

from __future__ import annotations

from django.contrib import admin

from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.screens import RecordScreen


@admin.register(HistoryEntry)
class HistoryEntryScreen(RecordScreen):
    list_display = ("object_text", "verb", "object_label", "actor", "note", "at")
    list_display_links = ("object_text",)
    list_filter = ("verb", "object_label", "at")
    list_select_related = ("actor",)
    search_fields = ("object_text", "note", "actor__username")
    date_hierarchy = None
