"""Who wrote the stories that print a claim, asked of whoever knows stories."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from articles.claims.models import Claim
from articles.claims.signals import authors_wanted


def authors_of_stories_printing(claims: Collection[int]) -> set[int]:
    """Keys of the users whose words stand in stories that print any of these claims, by key.

    The queries are those of whoever answers `authors_wanted`; nobody is an author where no app answers.
    """
    if not claims:
        return set()
    answers = authors_wanted.send(sender=Claim, claims=frozenset(claims))
    return {key for _, found in answers for key in cast("Collection[int]", found)}
