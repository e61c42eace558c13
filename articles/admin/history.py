"""What a story's history leads to: its saves and its printed versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from articles.models import PublishedVersion, Revision
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.timeline import Addresses


class StoryHistoryMixin:
    """For the story's screen: numbers of its history become links. Two queries a page."""

    def history_addresses(self, record: Any, entries: Sequence[HistoryEntry]) -> Addresses:
        return Addresses(
            revisions=_addresses(Revision, record, {entry.revision for entry in entries}),
            versions=_addresses(PublishedVersion, record, {entry.version for entry in entries}),
        )


def _addresses(
    model: type[Revision | PublishedVersion], story: Any, numbers: set[int | None]
) -> dict[int, str]:
    sought = numbers - {None}
    if not sought:
        return {}
    name = f"admin:articles_{model._meta.model_name}_change"
    # By the whole span: a list of hundreds of numbers would be longer than what it finds.
    span = (min(sought), max(sought))  # type: ignore[type-var]
    found = model._default_manager.filter(article=story)
    rows: Iterable[tuple[int, int, int]]
    if model is PublishedVersion:
        rows = [
            (number, number, pk)
            for number, pk in found.filter(number__range=span).values_list("number", "pk")
        ]
    else:
        # What was saved while somebody typed stands for several saves: the history names the first.
        within = Q(number__range=span) | Q(first_number__range=span)
        rows = found.filter(within).values_list(Coalesce("first_number", "number"), "number", "pk")
    return {
        number: reverse(name, args=[pk])
        for first, last, pk in rows
        for number in sought & {first, last}
        if number is not None
    }
