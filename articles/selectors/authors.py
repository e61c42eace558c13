"""Who wrote a story, and so may not be the second person who signs for it."""

from __future__ import annotations

from articles.models import Article, Revision


def authors_of(article: Article) -> frozenset[int]:
    """Keys of everybody whose save changed what the story prints. One query."""
    wrote = Revision.objects.filter(article=article, wrote_words=True, by__isnull=False)
    return frozenset(wrote.order_by().values_list("by", flat=True).distinct())
