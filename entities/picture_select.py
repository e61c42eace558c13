"""Choosing a picture: a plain list of the newest ones, which a script turns into a picture with a way to all others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Value, When

from entities.models import Image

#: In the list; every picture on file may be chosen all the same.
MOST_LISTED = 30


class PictureSelect(forms.Select):
    """The chosen picture and the newest ones by title. One query, however many are on file."""

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        chosen = [each for each in value if str(each).isdecimal()]
        first = Case(When(pk__in=chosen, then=Value(0)), default=Value(1), output_field=IntegerField())
        rows = Image.objects.order_by(first, "-created_at", "-pk").values_list("pk", "title")[:MOST_LISTED]
        listed = [("", "No picture"), *rows]
        options = [
            self.create_option(
                name, key, title, str(key) in map(str, value) or (not key and not chosen), index
            )
            for index, (key, title) in enumerate(listed)
        ]
        return [(None, [option], index) for index, option in enumerate(options)]
