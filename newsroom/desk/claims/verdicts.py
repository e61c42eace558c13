"""The panel of what was found about a claim. Its forms are in `verdict_acts`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.claims.check_path import RATINGS, rating_in_words
from articles.claims.models import Claim
from articles.claims.selectors.rounds import questions_about

_RATINGS = {
    axis: [(value, rating_in_words(axis, value)) for value in values] for axis, values in RATINGS.items()
}


def verdicts_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Both questions, as whoever looks may see them. See `questions_about` for what it costs."""
    questions = questions_about(claim, request.user)
    return {
        "questions": [
            {"asked": each, "ratings": _RATINGS[each.axis], "is_elsewhere": each.claim.pk != claim.pk}
            for each in questions
        ]
    }
