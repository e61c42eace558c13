"""Whom a story names: what was found in the text, and what the editor says to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.enums import MentionChoice
from articles.models import Mention
from articles.rules import may_write
from newsroom.ledger.autocomplete import DeskRows

#: The choices in the words that fit the rail.
_SHORT = [
    (MentionChoice.FOUND, "Found"),
    (MentionChoice.EDITOR, "Chosen"),
    (MentionChoice.REJECTED, "Rejected"),
]


class MentionForm(forms.ModelForm):
    """A row found in the text keeps its entity, and its choice is the question; a new row is a choice by itself."""

    class Meta:
        model = Mention
        fields = ("entity", "choice")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "entity" in self.fields:
            self.fields["entity"].disabled = True
            self.fields["entity"].widget = forms.HiddenInput()
        if "choice" in self.fields:
            field: Any = self.fields["choice"]
            field.choices = _SHORT if self.instance.pk else _SHORT[1:]
            if not self.instance.pk:
                field.initial = MentionChoice.EDITOR


class MentionRows(DeskRows):
    model = Mention
    form = MentionForm
    fields = ("entity", "choice")
    autocomplete_fields = ("entity",)
    extra = 0
    can_delete = False
    classes = ("rail",)
    template = "admin/articles/mention_rows.html"
    verbose_name = "entity"
    verbose_name_plural = "entities in this story"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(version__isnull=True).select_related("entity")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_write(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_write(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
