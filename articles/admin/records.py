"""What was printed and saved, for reading. Nobody changes it here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.enums import AnchorState
from articles.models import Appearance, Override, PublishedVersion, Revision
from articles.services.text_passes import clean_body
from newsroom.ledger.screens import RecordScreen, pill


def readable_body(html: str) -> SafeString:
    """A stored body as it reads, with its claim marks; sanitised once more, whatever the table holds. One query."""
    return format_html('<div class="body-text">{}</div>', mark_safe(clean_body(html).html))  # noqa: S308


@admin.register(PublishedVersion)
class PublishedVersionScreen(RecordScreen):
    list_display = ("headline", "number", "kind", "section", "published_by", "published_at")
    list_filter = ("kind", "section", "published_at")
    list_select_related = ("section", "published_by")
    search_fields = ("headline", "slug", "standfirst")
    fieldsets = (
        (None, {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "as_printed")}),
        (
            "Print",
            {
                "classes": ("rail",),
                "fields": (
                    "story",
                    "number",
                    "kind",
                    "published_at",
                    "published_by",
                    "section",
                    "byline",
                    "topic_names",
                ),
            },
        ),
        ("Chain", {"classes": ("rail", "collapse"), "fields": ("digest", "previous_digest", "redacted_at")}),
    )

    @admin.display(description="body as printed")
    def as_printed(self, version: PublishedVersion) -> SafeString:
        return readable_body(version.body)

    @admin.display(description="story")
    def story(self, version: PublishedVersion) -> str:
        return str(version.article)

    @admin.display(description="bylines")
    def byline(self, version: PublishedVersion) -> str:
        return ", ".join(_name(entry) for entry in version.bylines)

    @admin.display(description="topics")
    def topic_names(self, version: PublishedVersion) -> str:
        return ", ".join(_name(entry) for entry in version.topics)


@admin.register(Revision)
class RevisionScreen(RecordScreen):
    list_display = ("headline", "number", "kind", "note", "by", "at")
    list_filter = ("kind", "at")
    list_select_related = ("by",)
    search_fields = ("headline", "note")
    fieldsets = (
        (None, {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "as_saved")}),
        ("Save", {"classes": ("rail",), "fields": ("article", "number", "kind", "by", "at", "note")}),
    )

    @admin.display(description="body as saved")
    def as_saved(self, revision: Revision) -> SafeString:
        return readable_body(revision.body)


@admin.register(Override)
class OverrideScreen(RecordScreen):
    list_display = ("version", "rule", "severity", "reason", "by", "at")
    list_filter = ("severity", "rule", "at")
    list_select_related = ("version", "by")
    search_fields = ("reason", "text", "version__headline")


@admin.register(Appearance)
class AppearanceScreen(RecordScreen):
    list_display = ("exact", "claim", "article", "printed", "mode", "anchor")
    list_filter = ("state", "mode", "field", ("version", admin.EmptyFieldListFilter))
    list_select_related = ("claim", "article", "version")
    search_fields = ("exact", "claim__uid", "article__headline")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by("-pk")

    @admin.display(description="where", ordering="version")
    def printed(self, appearance: Appearance) -> str:
        return f"Version {appearance.version.number}" if appearance.version else "Working copy"

    @admin.display(description="anchor", ordering="state")
    def anchor(self, appearance: Appearance) -> SafeString | str:
        whole = appearance.state == AnchorState.WHOLE
        return "" if whole else pill(appearance.get_state_display(), "warn")


def _name(entry: Any) -> str:
    """Versions keep bylines and topics as printed: names, or small records with one."""
    return str(entry.get("name", "")) if isinstance(entry, dict) else str(entry)
