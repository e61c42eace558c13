"""What we checked of a claim, for its page: both questions as they stand, and the verdicts that led there.

Readers get the rating, its number and its day. Why, on what, and by whom is the desk's: a rationale may name a source.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from articles.claims.enums import Tests as Axis
from articles.claims.labels import ClaimFacts, format_day
from articles.claims.labels.checks import ATTRIBUTION_WORDS, CONTENT_WORDS, what_we_checked
from articles.claims.models import Claim, Verdict
from articles.claims.vocabulary import AttributionRating, ContentRating


@dataclass(frozen=True, slots=True)
class Given:
    """One verdict. `on` is an ISO date; `stands` where no later one took its place."""

    number: int
    words: str
    on: str
    stands: bool

    @property
    def day(self) -> str:
        """The date in words."""
        return format_day(self.on)


@dataclass(frozen=True, slots=True)
class Question:
    """One question about the claim, its answer in a sentence, and its verdicts, newest first."""

    axis: str
    question: str
    answer: str
    verdicts: tuple[Given, ...]


def questions_for_readers(claim: Claim, facts: ClaimFacts) -> tuple[Question, ...]:
    """Both questions about a claim, those that can be asked of it. One query, none where the card knows no verdict."""
    given = _given(claim) if _has_verdicts(facts) else {}
    return tuple(
        Question(each.axis, each.question, each.answer, tuple(given.get(each.axis, ())))
        for each in what_we_checked(facts)
    )


def _has_verdicts(facts: ClaimFacts) -> bool:
    return facts.attribution_tried or facts.content_rating is not ContentRating.NOT_CHECKED


def _given(claim: Claim) -> dict[str, list[Given]]:
    """By question, newest first. Whether it is so was answered for all that say the same."""
    head = claim.canonical_id or claim.pk
    rows = (
        Verdict.objects.filter(
            Q(check_of__claim=claim, check_of__axis=Axis.ATTRIBUTION)
            | Q(check_of__claim=head, check_of__axis=Axis.CONTENT)
        )
        .order_by("-number")
        .values_list("check_of__axis", "number", "rating", "at", "check_of__head_number")
    )
    found: dict[str, list[Given]] = {}
    for axis, number, rating, at, newest in rows:
        day = timezone.localdate(at).isoformat()
        found.setdefault(axis, []).append(Given(number, _words(axis, rating), day, number == newest))
    return found


def _words(axis: str, rating: str) -> str:
    if axis == Axis.ATTRIBUTION:
        return ATTRIBUTION_WORDS[AttributionRating(rating)]
    return CONTENT_WORDS[ContentRating(rating)]
