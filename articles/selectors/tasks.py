"""What printed stories still have to say."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.models import Article, CorrectionTask


def open_tasks(article: Article) -> QuerySet[CorrectionTask]:
    """The tasks of a story that nobody has answered or closed, oldest first, with their claims. One query."""
    return (
        CorrectionTask.objects.open()
        .filter(article=article)
        .select_related("claim", "opened_by")
        .order_by("opened_at", "pk")
    )


def tasks_to_do(most: int) -> list[CorrectionTask]:
    """The oldest open tasks of the whole house, with their stories: who was wrong longest comes first. One query."""
    waiting = CorrectionTask.objects.open().select_related("article").order_by("opened_at", "pk")
    waiting = waiting.only("message", "kind", "article__headline")
    return list(waiting[:most])
