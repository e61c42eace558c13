"""The two questions about a claim, with what a reader is told of each: did they say it, and is it so."""

from __future__ import annotations

from dataclasses import dataclass

from articles.claims.labels.acts import NOT_CHECKABLE_ACTS, is_official_act
from articles.claims.labels.compose import attribution_checked, content_checked
from articles.claims.labels.facts import ClaimFacts
from articles.claims.labels.ratings import OUR_VOICE
from articles.claims.vocabulary import AttributionMode, AttributionRating, ContentRating

#: A rating in a list of verdicts, for readers.
ATTRIBUTION_WORDS: dict[AttributionRating, str] = {
    AttributionRating.CONFIRMED: "Confirmed",
    AttributionRating.SECOND_HAND: "Confirmed second-hand",
    AttributionRating.MISQUOTED: "Misquoted",
    AttributionRating.NOT_SAID: "Not said",
    AttributionRating.UNKNOWN: "Could not be established",
}
CONTENT_WORDS: dict[ContentRating, str] = {
    ContentRating.TRUE: "True",
    ContentRating.MOSTLY_TRUE: "Mostly true",
    ContentRating.MIXED: "Partly true, partly not",
    ContentRating.MISSING_CONTEXT: "Leaves out what matters",
    ContentRating.MOSTLY_FALSE: "Mostly false",
    ContentRating.FALSE: "False",
    ContentRating.UNPROVEN: "Unproven",
    ContentRating.OUTDATED: "Outdated",
    ContentRating.NOT_CHECKABLE: "Cannot be checked",
    ContentRating.NOT_CHECKED: "Not checked",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One question and its answer as it stands, in whole sentences. `axis` is "attribution" or "content"."""

    axis: str
    question: str
    answer: str


def what_we_checked(facts: ClaimFacts) -> tuple[Checked, ...]:
    """What we know on both questions, also where it is nothing yet; only the questions that can be asked of the claim.

    Nobody but us says what stands in our own voice, and of hearsay nobody is given: there the first falls away, unless
    a verdict speaks against it. An official act stands on its record and is asked nothing, with the same exception.
    """
    said, so = attribution_checked(facts), content_checked(facts)
    official = is_official_act(facts)
    nobody_to_ask = official or facts.mode in OUR_VOICE or facts.mode is AttributionMode.HEARSAY
    found = []
    if said or not nobody_to_ask:
        answer = said or "we have not checked whether they said so"
        found.append(Checked("attribution", "Did they say it?", _sentence(answer)))
    if so or not official:
        found.append(Checked("content", "Is it so?", _sentence(so or _open(facts))))
    return tuple(found)


def _open(facts: ClaimFacts) -> str:
    if facts.mode in OUR_VOICE:
        return "we state it ourselves and answer for it; no verdict of our checkers is on file"
    if facts.speech_act in NOT_CHECKABLE_ACTS:
        return (
            "what is promised, foreseen, wanted or thought is neither true nor false: we have not checked it"
        )
    return "we have not verified whether it is true"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
