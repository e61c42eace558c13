"""Choosing one record among many: the admin's Select2 field, in HTML that validates and that axe accepts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest


class DeskAutocomplete(AutocompleteSelect):
    """The stock widget, but its empty option has a text, and the browser leaves "required" to the server.

    The list is filled by script, so a required `<select>` would begin with a chosen record: invalid HTML.
    """

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        groups = super().optgroups(name, value, attr)
        for _, options, _ in groups:
            for option in options:
                option["label"] = option["label"] or "---------"
        return groups


class AutocompleteMixin:
    """For screens and their rows: every field in `autocomplete_fields` gets the widget above."""

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            site = self.admin_site  # type: ignore[attr-defined]
            kwargs.setdefault("widget", DeskAutocomplete(db_field, site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(getattr(getattr(field, "widget", None), "widget", None), DeskAutocomplete):
            field.widget.use_required_attribute = lambda initial: (
                False
            )  # the wrapper's, which is the one asked
        return field


class DeskRows(AutocompleteMixin, admin.TabularInline):
    """Base of rows that belong to a record."""
