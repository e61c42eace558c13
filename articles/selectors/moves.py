"""What happened to a story on its way through the house."""

from __future__ import annotations

from articles.models import Article
from articles.workflow import Verb
from newsroom.ledger.models import HistoryEntry


def last_move(article: Article) -> HistoryEntry | None:
    """The history entry of the last move of a story, with its actor; None before the first. One query."""
    moves = HistoryEntry.objects.filter(
        object_label=article._meta.label_lower, object_id=str(article.pk), verb__in=list(Verb)
    )
    return moves.select_related("actor").first()
