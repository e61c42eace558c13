"""How the argument about a claim stands, from facts alone. Never typed by anybody, and never from a count."""

from __future__ import annotations

from articles.claims.labels.ratings import BORNE_OUT, DOUBTED, PROVED_FALSE
from articles.claims.vocabulary import AttributionRating, Contention, ContentRating


def contention_of(
    *,
    denied_by_accused: bool,
    disputed_by_others: bool,
    refuted: bool,
    withdrawn_by_claimant: bool,
    withdrawn_by_us: bool = False,
    in_our_voice: bool = False,
    attribution: AttributionRating = AttributionRating.UNKNOWN,
    content: ContentRating = ContentRating.NOT_CHECKED,
) -> Contention:
    """How the argument stands, the strongest fact first. `attribution` and `content` are of the verdicts that stand.

    We withdraw by saying so ourselves, by finding that nobody said what we attributed to them, and by finding false
    what we print in our own voice. Only the claimant withdraws; only the accused denies; a denial by somebody else,
    evidence against the content and a verdict that it is wrong in part dispute it; an objection is none of these and
    never arrives here. Doubt wins: what somebody denies is not called supported, whatever we found. Support comes from
    an approved verdict alone. `refuted` leaves out what that verdict has weighed.
    """
    not_said = attribution is AttributionRating.NOT_SAID
    if withdrawn_by_us or not_said or (in_our_voice and content in PROVED_FALSE):
        return Contention.WITHDRAWN_BY_US
    if withdrawn_by_claimant:
        return Contention.WITHDRAWN_BY_CLAIMANT
    if denied_by_accused:
        return Contention.DENIED
    if refuted or disputed_by_others or content in DOUBTED:
        return Contention.DISPUTED
    return Contention.SUPPORTED if content in BORNE_OUT else Contention.NONE
