"""What was printed and saved, for reading. Nobody changes it here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.enums import AnchorState
from articles.models import Appearance, Correction, Override, PublishedVersion, Revision
from articles.revision_settings import NOT_KEPT, SETTINGS, names_in
from articles.rules import may_open_task, may_withhold_version
from articles.services.text_passes import clean_body
from articles.services.withhold import release_version, withhold_version
from newsroom.ledger.screens import RecordScreen, pill
from newsroom.ledger.withholding import WithholdMixin


def readable_body(html: str) -> SafeString:
    """A stored body as it reads, with its claim marks; sanitised once more, whatever the table holds. One query."""
    return format_html('<div class="body-text">{}</div>', mark_safe(clean_body(html).html))  # noqa: S308


@admin.register(PublishedVersion)
class PublishedVersionScreen(WithholdMixin, RecordScreen):
    withheld_thing = "the version"
    may_withhold = staticmethod(may_withhold_version)
    change_form_template = "admin/articles/version_form.html"
    list_display = ("headline", "number", "kind", "section", "published_by", "published_at", "state_pill")
    list_filter = ("kind", "section", "published_at")
    list_select_related = ("section", "published_by")
    search_fields = ("headline", "slug", "standfirst")
    fieldsets = (
        (
            None,
            {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "as_printed", "notes")},
        ),
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

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_withholding()  # type: ignore[attr-defined]  # our own queryset

    def withhold(self, record: PublishedVersion, by: Any, reason: str) -> None:
        withhold_version(version=record, by=by, reason=reason)

    def release(self, record: PublishedVersion, by: Any) -> None:
        release_version(version=record, by=by)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Where the version is reported, withheld, and found by readers; each only for those who may."""
        version = context["original"]
        readable = PublishedVersion.objects.readable().filter(pk=version.pk).exists()
        context |= {
            "withhold_url": self.withhold_url_for(request, version),
            "may_report": version.article.is_live and may_open_task(request.user),
            "is_readable": readable,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="readers")
    def state_pill(self, version: PublishedVersion) -> SafeString | str:
        if version.redacted_at:
            return pill("Emptied", "bad")
        return pill("Withheld", "bad") if version.withheld_at else ""  # type: ignore[attr-defined]  # annotated

    @admin.display(description="notes for readers")
    def notes(self, version: PublishedVersion) -> SafeString:
        rows = ((note.get_kind_display(), note.note) for note in version.corrections.all())
        return format_html_join("", "<p><b>{}.</b> {}</p>", rows)

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
    list_display = ("headline", "number", "name", "kind", "note", "by", "at")
    list_filter = ("kind", ("name", admin.EmptyFieldListFilter), "at")
    list_select_related = ("by",)
    search_fields = ("headline", "name", "note")
    fieldsets = (
        (None, {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "as_saved")}),
        (
            "Save",
            {
                "classes": ("rail",),
                "fields": ("article", "number", "kind", "name", "named_by", "by", "at", "note", "beside"),
            },
        ),
        ("Settings", {"classes": ("rail",), "fields": ("set_then",)}),
    )

    @admin.display(description="body as saved")
    def as_saved(self, revision: Revision) -> SafeString:
        return readable_body(revision.body)

    @admin.display(description="compare")
    def beside(self, revision: Revision) -> SafeString:
        address = reverse("admin:articles_article_compare", args=[revision.article_id])
        return format_html('<a href="{}?a=r{}&amp;b=now">With what stands now</a>', address, revision.number)

    @admin.display(description="as they were set")
    def set_then(self, revision: Revision) -> SafeString | str:
        """Two queries at most: sections and pictures are kept by key."""
        held = revision.settings
        if held is None:
            return NOT_KEPT.capitalize()
        names = names_in([held])
        rows = [
            (setting.label, setting.in_words(held[setting.key], names))
            for setting in SETTINGS
            if held.get(setting.key) not in (None, "", [], {})
        ]
        return format_html('<dl class="facts">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


@admin.register(Correction)
class CorrectionScreen(RecordScreen):
    list_display = ("note", "kind", "placement", "version", "claim", "printed_at")
    list_filter = ("kind", "placement", "version__published_at")
    list_select_related = ("version", "claim")
    search_fields = ("note", "version__headline", "claim__uid")

    @admin.display(description="printed", ordering="version__published_at")
    def printed_at(self, correction: Correction) -> Any:
        return correction.version.published_at


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
