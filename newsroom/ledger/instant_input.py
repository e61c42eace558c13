"""A field for a day and a time, for the forms of every app."""

from __future__ import annotations

from typing import Any

from django import forms


class InstantInput(forms.DateTimeInput):
    """The browser's own field for a day and a time, which are the house's."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")
