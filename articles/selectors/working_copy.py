"""What stands in a story's working copy."""

from __future__ import annotations

from articles.claims.models import Claim
from articles.models import Article


def claims_in_working_copy(article: Article) -> list[Claim]:
    """The claims that the working copy prints, each once, in the order of the text. One query."""
    rows = article.appearances.filter(version=None).order_by("start").select_related("claim")
    return list({row.claim_id: row.claim for row in rows}.values())
