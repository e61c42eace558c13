"""What a story's history leads to: its saves and its printed versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
    # By the whole span: a story's saves have no holes, and a list of hundreds of numbers would.
    span = (min(sought), max(sought))  # type: ignore[type-var]
    rows = model._default_manager.filter(article=story, number__range=span).values_list("number", "pk")
    return {number: reverse(name, args=[pk]) for number, pk in rows if number in sought}
