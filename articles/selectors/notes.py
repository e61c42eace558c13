"""Notes on stories, for the desk alone."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count

from articles.models import Note


def open_notes(article_ids: Collection[int]) -> dict[int, int]:
    """How many threads are open on each of these stories; stories without one are left out. One query or none.

    Show it to those alone who may read notes (`articles.rules.may_read_notes`).
    """
    if not article_ids:
        return {}
    rows = Note.objects.open().filter(article__in=article_ids).order_by()
    return dict(rows.values_list("article").annotate(open=Count("pk")))
