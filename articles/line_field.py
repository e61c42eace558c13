"""The claims that a line of the story prints, as a form field: one box to tick for each claim of the story.

The value of a box is JSON, {"uid", "exact", "line"}: where a script runs, it puts the line as typed and the selected
words in; without one they are those of the page. A form that does not show the field leaves what is on file alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.claims.models import Claim
from articles.lines import LineClaim, holds, read_line_claims


class LineClaimsWidget(forms.Widget):
    """What is confirmed stands ticked; what has to be confirmed again stands first of the others, which unfold."""

    template_name = "admin/articles/line_claims.html"
    use_fieldset = True
    line = ""
    words = ""
    language = "en"
    claims: Sequence[Claim] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        confirmed = {claim.uid: claim for claim in value or ()}
        rows = []
        for record in self.claims:
            held = confirmed.get(record.uid)
            ticked = held is not None and holds(held, self.words, language=self.language)
            posted = held if held is not None and ticked else LineClaim(record.uid, line=self.words)
            rows.append(
                {
                    "value": json.dumps(asdict(posted)),
                    "claim": record,
                    "ticked": ticked,
                    "again": held is not None and not ticked,
                }
            )
        context |= {
            "line": self.line,
            "confirmed": [row for row in rows if row["ticked"]],
            "others": sorted((row for row in rows if not row["ticked"]), key=lambda row: not row["again"]),
        }
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """By the project's template engine: the forms' own does not see the folder of our templates."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str] | None:
        """None where the form did not show the field."""
        if f"{name}_shown" not in data:
            return None
        return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name, ()))


class LineClaimsField(forms.Field):
    """Cleaned to the claims of the line, None where the form did not show it. Which are on file, the save says."""

    widget = LineClaimsWidget

    def __init__(self, line: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.line = line
        self.widget.line = line

    def for_line(self, words: str, claims: Iterable[Claim], language: str) -> LineClaimsField:
        """The field under a line of one story."""
        self.widget.words, self.widget.claims, self.widget.language = words, tuple(claims), language
        return self

    def clean(self, value: Any) -> list[LineClaim] | None:
        if value is None:
            return None
        rows = []
        for text in value:
            try:
                rows.append(json.loads(text))
            except (TypeError, ValueError, RecursionError):
                continue
        return read_line_claims({self.line: rows}).get(self.line, [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        if data is None:
            return False
        ticked, held = self.clean(data), list(initial or ())
        # What asks to be confirmed again is not ticked on a page without scripts; nobody has changed it by that.
        standing = [claim for claim in held if holds(claim, self.widget.words, language=self.widget.language)]
        return ticked not in (held, standing)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed into a form that is shown again."""
        return initial if data is None else self.clean(data)
