"""The editor's hand in the summary box of a story, as a form field.

The box sorts a story's claims into groups by rule. An editor may leave lines out and put them in another order, never
move them between groups. The value is what `Article.box` holds: {"dropped": [uid], "order": [uid]}.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.claims.labels import ClaimFacts, Group, group_of
from articles.claims.models import Claim
from newsroom.ledger.typed import number_in

_LAST = 99


class BoxWidget(forms.Widget):
    """The claims of the story by group, each with a box to keep it ticked and a number for its place."""

    template_name = "admin/articles/box_field.html"
    use_fieldset = True
    claims: tuple[Claim, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["groups"] = _groups(self.claims, value or {})
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """By the project's template engine: the forms' own does not see the folder of our templates."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, list[str]]:
        shown, kept = data.getlist(f"{name}_shown"), set(data.getlist(f"{name}_kept"))
        placed = [(place, uid) for uid in shown if (place := _place(data.get(f"{name}_place_{uid}", "")))]
        return _hand([uid for uid in shown if uid not in kept], [uid for _, uid in sorted(placed)])


class BoxField(forms.Field):
    """Keeps only uids of claims that the story prints, so that nothing else can be written into it."""

    widget = BoxWidget

    def for_claims(self, claims: Iterable[Claim]) -> BoxField:
        """The field over the claims of one story."""
        self.widget.claims = tuple(claims)
        return self

    def clean(self, value: Any) -> dict[str, list[str]]:
        known = {claim.uid for claim in self.widget.claims}
        return _hand(*([uid for uid in value.get(part, ()) if uid in known] for part in ("dropped", "order")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or {}) != (data or {})


def _hand(dropped: list[str], order: list[str]) -> dict[str, list[str]]:
    """Without empty parts: a box nobody touched is {}."""
    return {name: uids for name, uids in (("dropped", dropped), ("order", order)) if uids}


def _place(typed: str) -> int | None:
    number = number_in(typed.strip())
    return min(number, _LAST) if number else None


def _groups(claims: Iterable[Claim], hand: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Heading and lines of each group that has any."""
    dropped, order = set(hand.get("dropped", ())), list(hand.get("order", ()))
    lines: dict[Group, list[dict[str, Any]]] = {group: [] for group in Group}
    for claim in claims:
        group = group_of(ClaimFacts.from_card(claim.card))
        if group:
            place = order.index(claim.uid) + 1 if claim.uid in order else ""
            lines[group].append(
                {
                    "uid": claim.uid,
                    "text": claim.public_text,
                    "kept": claim.uid not in dropped,
                    "place": place,
                }
            )
    return [{"heading": group.heading, "lines": found} for group, found in lines.items() if found]
