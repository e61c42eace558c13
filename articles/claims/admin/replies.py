"""The letters by which the house asks, for editors to change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from articles.claims.models import ReplyTemplate
from articles.claims.reply_defaults import GOVERNMENT, LAWYER, ORGANISATION, PERSON
from articles.claims.reply_letters import FIELDS, missing_fields, unknown_fields
from newsroom.ledger.screens import DeskScreen


class ReplyTemplateForm(forms.ModelForm):
    role = forms.ChoiceField(
        label="for",
        choices=[(role, role.capitalize()) for role in (PERSON, ORGANISATION, GOVERNMENT, LAWYER)],
    )

    class Meta:
        model = ReplyTemplate
        fields = ("name", "role", "channel", "language", "subject", "body")
        widgets = {"body": forms.Textarea(attrs={"rows": 16})}
        help_texts = {
            "body": "Filled in: " + "; ".join(f"{{{name}}}, {what}" for name, what in FIELDS.items()) + "."
        }

    def clean(self) -> dict[str, Any]:
        """A letter puts what is alleged and says until when; a field that nothing fills would go out as it stands."""
        cleaned = super().clean() or {}
        for name in ("subject", "body"):
            if unknown := unknown_fields(cleaned.get(name) or ""):
                words = ", ".join(f"{{{field}}}" for field in unknown)
                self.add_error(name, f"Nothing fills {words}: use one of the fields named below the letter.")
        if cleaned.get("body") and (missing := missing_fields(cleaned["body"])):
            words = " and ".join(f"{{{field}}}" for field in missing)
            self.add_error("body", f"The letter must say {words}.")
        return cleaned


@admin.register(ReplyTemplate)
class ReplyTemplateScreen(DeskScreen):
    form = ReplyTemplateForm
    list_display = ("name", "role", "channel", "language")
    list_filter = ("role", "channel", "language")
    search_fields = ("name", "subject", "body")
    fieldsets = ((None, {"fields": (("name", "role"), ("channel", "language"), "subject", "body")}),)
