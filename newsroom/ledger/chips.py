"""Choosing several things by name: a text area with one name a line, which a script turns into chips."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from js_asset import Script

CHIPS_SCRIPT = Script("admin-theme/chips.js", type="module")


class ChipsInput(forms.Textarea):
    """One name a line without script; with it, chips and suggestions.

    Suggestions come from `url` (JSON {"results": [{"text": …, "note": …}]}, asked with ?q=) or from `options`. `free`
    says whether names that are not suggested may be added, `ordered` whether their order counts and can be changed.
    `propose` are names offered with a button each. With `tail` a name ends in "[id]", which chips do not show.
    """

    def __init__(
        self,
        *,
        url: str = "",
        options: Iterable[str] = (),
        free: bool = False,
        ordered: bool = False,
        tail: bool = False,
        propose: Iterable[str] = (),
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs={"rows": 2, **(attrs or {})})
        self.url, self.options, self.free = url, list(options), free
        self.ordered, self.tail, self.propose = ordered, tail, list(propose)

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=[CHIPS_SCRIPT])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-chips"] = json.dumps(
            {
                "url": self.url,
                "options": self.options,
                "free": self.free,
                "ordered": self.ordered,
                "tail": self.tail,
                "propose": self.propose,
            }
        )
        return context

    def format_value(self, value: Any) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        return "\n".join(str(item) for item in value)


class NamesField(forms.Field):
    """A list of names, in order and without repetition; case does not tell two names apart."""

    widget: Any = ChipsInput

    def to_python(self, value: Any) -> list[str]:
        lines = value.splitlines() if isinstance(value, str) else [str(item) for item in value or ()]
        names: dict[str, str] = {}
        for line in lines:
            name = " ".join(line.split())
            if name:
                names.setdefault(name.casefold(), name)
        return list(names.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)
