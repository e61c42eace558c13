"""What all screens of the desk have in common: the history they write, and records that are only read.

It stands in the lowest app, so that every app's admin can build on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from js_asset import Media

from newsroom.ledger.autocomplete import AutocompleteMixin
from newsroom.ledger.history import record_history
from newsroom.ledger.record_history import RecordHistoryMixin


def pill(text: object, tone: str = "") -> SafeString:
    """A quiet mark for a state, always with its word; `tone` is good, warn, bad or empty."""
    return format_html('<span class="pill {}">{}</span>', tone, text)


def flag(field: str, text: str, tone: str = "good") -> Callable[[Any], SafeString | str]:
    """A column for a yes-or-no field: a pill with its word where it is so, and quiet where it is not."""

    @admin.display(description=text.lower(), ordering=field)
    def column(record: Any) -> SafeString | str:
        return pill(text, tone) if getattr(record, field) else ""

    return column


class DayInput(forms.DateInput):
    """The browser's own date field: keyboard, screen reader and phone know it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def request_nonce(request: HttpRequest) -> object:
    """The nonce of this answer's content policy; read lazily, so that it is sent only where it is used.

    django-csp keeps it in `request.csp_nonce`, Django 6 in a private place with a public reader.
    """
    try:
        from django.middleware.csp import get_nonce  # only in Django 6
    except ImportError:
        return getattr(request, "csp_nonce", "")
    return get_nonce(request)


class DeskScreen(RecordHistoryMixin, AutocompleteMixin, admin.ModelAdmin):
    """Base of every screen of the desk.

    Adds, changes and deletions are written to the one history of the house instead of Django's own log, in
    the transaction that the admin opens around each of them.
    """

    list_per_page = 50
    show_full_result_count = False
    actions = None
    formfield_overrides = {models.DateField: {"widget": DayInput}}
    #: Set by screens whose services write the history themselves.
    writes_history = True

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> None:  # type: ignore[override]
        if self.writes_history:
            record_history(actor=request.user, verb="add", record=obj)  # type: ignore[arg-type]

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> None:  # type: ignore[override]
        if self.writes_history and message:
            record_history(actor=request.user, verb="change", record=obj, note=_in_words(message))  # type: ignore[arg-type]

    def log_deletions(self, request: HttpRequest, queryset: models.QuerySet) -> None:  # type: ignore[override]
        for record in queryset:
            record_history(actor=request.user, verb="delete", record=record)  # type: ignore[arg-type]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """An address is made from the name once; later it does not follow a new name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Give the editor's import map, an inline script, the nonce that the content policy asks for."""
        context["media"] = Media.from_media(context["media"], nonce=request_nonce(request))
        context["adminform"].form.label_suffix = ""
        context["has_rail"] = any(
            "rail" in options.get("classes", ()) for _, options in context["adminform"].fieldsets
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj: models.Model | None = None) -> str | None:
        """Where readers find the record, if they do: nobody is sent from here to a page that answers 404."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        public = getattr(type(obj)._default_manager.all(), "public", None)
        if public is not None and not public().filter(pk=obj.pk).exists():
            return None
        return obj.get_absolute_url()


class RecordScreen(DeskScreen):
    """A table that may be read and nothing else, by anybody, administrators included."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def _in_words(message: Any) -> str:
    """Django's list of what a form changed, as a sentence for people."""
    if isinstance(message, str):
        return message
    parts = []
    for change in message:
        for verb, what in change.items():
            fields = ", ".join(what.get("fields", ()))
            name = " ".join(str(word) for word in (what.get("name", ""), what.get("object", "")) if word)
            parts.append(f"{verb} {': '.join(part for part in (name, fields) if part)}".strip())
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
