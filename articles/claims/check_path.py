"""How much checking a claim takes: how grave it is and which question is asked set the path, and nothing else does.

No query, no clock. The rule is the house's (DESIGN, section 3): whether they said it takes one act where being wrong
does little harm, one checker where it does some, and two people from serious on. Whether it is so always takes a
proposal, a second label given blind, and an approval.
"""

from __future__ import annotations

from enum import StrEnum

from articles.claims.enums import AttributionRating, CheckPath, CheckStatus, ContentRating, Harm
from articles.claims.enums import Tests as Axis

#: From the shortest path to the longest.
_LENGTH = (CheckPath.ONE_ACT, CheckPath.ONE_CHECKER, CheckPath.TWO_PEOPLE)

_OF_HARM = {
    Harm.NONE.value: CheckPath.ONE_ACT,
    Harm.LOW.value: CheckPath.ONE_ACT,
    Harm.MODERATE.value: CheckPath.ONE_CHECKER,
    Harm.SERIOUS.value: CheckPath.TWO_PEOPLE,
    Harm.GRAVE.value: CheckPath.TWO_PEOPLE,
}

#: What may be found about each question. That nothing was checked is no finding.
RATINGS: dict[str, tuple[str, ...]] = {
    Axis.ATTRIBUTION.value: tuple(AttributionRating.values),
    Axis.CONTENT.value: tuple(
        value for value in ContentRating.values if value != ContentRating.NOT_CHECKED.value
    ),
}

_WORDS: dict[str, dict[str, str]] = {
    Axis.ATTRIBUTION.value: {value: str(words) for value, words in AttributionRating.choices},
    Axis.CONTENT.value: {value: str(words) for value, words in ContentRating.choices},
}

#: Findings that say that there is nothing to go by. Every other one rests on something on file.
_RESTS_ON_NOTHING = frozenset(
    {
        AttributionRating.UNKNOWN.value,
        ContentRating.UNPROVEN.value,
        ContentRating.NOT_CHECKABLE.value,
    }
)


class Step(StrEnum):
    """What somebody does on the way to a verdict."""

    DECIDE = "decide"
    PROPOSE = "propose"
    SECOND_LABEL = "second_label"
    APPROVE = "approve"


def path_of(harm: str, axis: str) -> CheckPath:
    """How many people a verdict on this question takes. A harm that nobody knows counts as the gravest."""
    if axis == Axis.CONTENT:
        return CheckPath.TWO_PEOPLE
    return _OF_HARM.get(harm, CheckPath.TWO_PEOPLE)


def steps_of(harm: str, axis: str) -> tuple[Step, ...]:
    """The acts that lead to a verdict, in their order, each by somebody else where there are several."""
    if path_of(harm, axis) != CheckPath.TWO_PEOPLE:
        return (Step.DECIDE,)
    if is_blind(axis):
        return (Step.PROPOSE, Step.SECOND_LABEL, Step.APPROVE)
    return (Step.PROPOSE, Step.APPROVE)


def status_after_proposal(harm: str, axis: str) -> CheckStatus:
    """Where a question stands once somebody said what they found."""
    steps = steps_of(harm, axis)
    if Step.SECOND_LABEL in steps:
        return CheckStatus.LABELLING
    return CheckStatus.TO_APPROVE if Step.APPROVE in steps else CheckStatus.DONE


def is_blind(axis: str) -> bool:
    """Whether a second checker labels before seeing what the first one found."""
    return axis == Axis.CONTENT


def may_be_skipped(harm: str, axis: str) -> bool:
    """Whether a story may go on without an answer, for a reason that is kept."""
    return path_of(harm, axis) == CheckPath.ONE_ACT


def is_enough(path: str, harm: str, axis: str) -> bool:
    """Whether a verdict that came this way still is what the claim takes: it may have been found graver since."""
    return _LENGTH.index(CheckPath(path)) >= _LENGTH.index(path_of(harm, axis))


def rests_on_evidence(rating: str) -> bool:
    """Whether a finding needs something on file that speaks to the question."""
    return rating not in _RESTS_ON_NOTHING


def rating_in_words(axis: str, rating: str) -> str:
    """What was found, as the desk reads it; one that no table knows prints as it is."""
    return _WORDS[axis].get(rating, rating)
