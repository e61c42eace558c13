"""Sources, their items, and what those say about claims."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.claims.enums import DerivationStatus
from articles.claims.models import Claim, Evidence, Source, SourceItem
from articles.claims.services.state import refresh_claim_state
from newsroom.ledger.autocomplete import DeskRows
from newsroom.ledger.screens import DeskScreen, flag


class ItemRows(DeskRows):
    model = SourceItem
    fields = ("title", "url", "kind", "published_on", "is_public")
    extra = 0
    show_change_link = True


@admin.register(Source)
class SourceScreen(DeskScreen):
    list_display = ("name", "kind", "reliability", "entity", "item_count")
    list_filter = ("kind", "reliability")
    list_select_related = ("entity",)
    search_fields = ("name", "slug", "note")
    autocomplete_fields = ("entity",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (ItemRows,)
    fieldsets = ((None, {"fields": (("name", "slug"), ("kind", "reliability", "entity"), "note")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(item_count=Count("items"))

    @admin.display(description="items", ordering="item_count")
    def item_count(self, source: Source) -> int:
        return source.item_count  # type: ignore[attr-defined]


@admin.register(SourceItem)
class SourceItemScreen(DeskScreen):
    list_display = ("title", "source", "kind", "published_on", flag("is_public", "Public", tone=""))
    list_filter = ("kind", "is_public", "published_on")
    list_select_related = ("source",)
    search_fields = ("title", "url", "source__name")
    autocomplete_fields = ("source",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "source",
                    ("url", "kind"),
                    ("published_on", "retrieved_on"),
                    "is_public",
                    "comes_from",
                )
            },
        ),
    )
    readonly_fields = ("comes_from",)

    @admin.display(description="comes from", empty_value="")
    def comes_from(self, item: SourceItem) -> SafeString | str:
        """What the item quotes, rewrites or carries, as it is drawn on claims' pages. One query."""
        if not item.pk:
            return ""
        rows = item.derived_from.filter(status=DerivationStatus.ACCEPTED).select_related("to_item")
        return format_html_join(
            SafeString("<br>"),
            '{} <a href="{}">{}</a>',
            (
                (
                    row.get_kind_display(),
                    reverse("admin:claims_sourceitem_change", args=[row.to_item_id]),
                    row.to_item,
                )
                for row in rows
            ),
        )


@admin.register(Evidence)
class EvidenceScreen(DeskScreen):
    list_display = ("item", "claim", "tests", "stance", "credibility", flag("is_public", "Public", tone=""))
    list_filter = ("tests", "stance", "credibility", "is_public")
    list_select_related = ("item", "claim")
    search_fields = ("item__title", "claim__public_text", "claim__uid", "excerpt")
    autocomplete_fields = ("claim", "item")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "claim",
                    "item",
                    ("tests", "stance", "credibility"),
                    "excerpt",
                    "locator",
                    "is_public",
                )
            },
        ),
        ("For the desk", {"fields": ("note",)}),
    )

    def save_model(self, request: HttpRequest, obj: Evidence, form: Any, change: bool) -> None:
        """The claim's card counts its evidence; one that evidence was moved away from counts anew as well."""
        keys = {obj.claim_id, form.initial.get("claim")} - {None}
        super().save_model(request, obj, form, change)
        refresh_claim_state(Claim.objects.filter(pk__in=keys))
