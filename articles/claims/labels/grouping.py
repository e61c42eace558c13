"""In which group of the story's box, and of a dossier, a claim stands."""

from enum import StrEnum

from articles.claims.labels.acts import POSITION_ACTS, is_official_act
from articles.claims.labels.facts import ClaimFacts
from articles.claims.labels.ratings import NOT_THEIRS, OUR_VOICE, PROVED_FALSE
from articles.claims.vocabulary import AttributionMode, Contention, ContentRating, Standing


class Group(StrEnum):
    """The three groups, in the order of print."""

    ON_RECORD = "on_record"
    REPORTED = "reported"
    DISPUTED = "disputed"

    @property
    def heading(self) -> str:
        """The heading readers see."""
        return _HEADINGS[self]


_HEADINGS = {
    Group.ON_RECORD: "On record",
    Group.REPORTED: "Reported or alleged",
    Group.DISPUTED: "Disputed or unanswered",
}
_CONTESTED = frozenset(
    {Contention.DENIED, Contention.DISPUTED, Contention.WITHDRAWN_BY_CLAIMANT, Contention.WITHDRAWN_BY_US}
)


def group_of(facts: ClaimFacts) -> Group | None:
    """The claim's group; None for the paper's own voice and analysis, which need no box.

    Doubt wins: what is denied, disputed, withdrawn, found false or wrongly attributed is disputed even when
    an official record or a verdict stands behind it. An accusation is on record only by a verdict that it
    is true.
    """
    official = is_official_act(facts)
    if facts.mode in OUR_VOICE and not official:
        return None
    if facts.contention in _CONTESTED or facts.content_rating in PROVED_FALSE:
        return Group.DISPUTED
    if facts.attribution_rating in NOT_THEIRS:
        return Group.DISPUTED
    if official:
        return Group.ON_RECORD
    if facts.asked_on and not facts.answers:
        return Group.DISPUTED
    if facts.content_rating is ContentRating.TRUE or is_own_position(facts):
        return Group.ON_RECORD
    return Group.REPORTED


def is_own_position(facts: ClaimFacts) -> bool:
    """Whether somebody openly states what they themselves do, want or refuse, accusing nobody.

    A named person or body on record, or a body on our files that speaks openly without naming its speaker.
    """
    if facts.speech_act not in POSITION_ACTS or facts.accused:
        return False
    if facts.mode is AttributionMode.ON_RECORD:
        return facts.standing is not Standing.PEOPLE_OF_BODY and bool(facts.claimants or facts.claimant_label)
    speaks_openly = facts.mode is AttributionMode.OFFICIAL_UNNAMED and facts.standing is Standing.BODY
    return speaks_openly and bool(facts.claimants)
