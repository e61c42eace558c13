"""Addresses that stories have left."""

from __future__ import annotations

from articles.models import Article


def moved_to(slug: str) -> Article | None:
    """The story that was once printed under this address and has another now; None where there is none. One query.

    It may have been taken back since: then `is_live` is false.
    """
    return Article.objects.filter(slug_redirects__slug=slug).only("slug", "live_version").first()
