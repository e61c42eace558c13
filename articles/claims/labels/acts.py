"""The words for each speech act, and what kind of act it is. One home for every such list."""

from articles.claims.labels.facts import ClaimFacts
from articles.claims.vocabulary import AttributionMode, Basis, SpeechAct

#: Commitments, forecasts, opinions, questions: no check can make them true or false, so unless a verdict says
#: otherwise the label carries no sentence on their truth.
NOT_CHECKABLE_ACTS = frozenset(
    {
        SpeechAct.PLEDGE,
        SpeechAct.REFUSE,
        SpeechAct.ORDER,
        SpeechAct.PREDICT,
        SpeechAct.WARN,
        SpeechAct.ARGUE,
        SpeechAct.OBJECT,
        SpeechAct.WITHDRAW,
        SpeechAct.ASK,
        SpeechAct.DECLINE,
    }
)

#: Words that do what they say, so that a record of the words is a record of the act. An accusation is none.
PERFORMATIVE_ACTS = frozenset(
    {
        SpeechAct.ANNOUNCE,
        SpeechAct.CHARGE,
        SpeechAct.DESIGNATE,
        SpeechAct.SANCTION,
        SpeechAct.ORDER,
        SpeechAct.REFUSE,
        SpeechAct.WITHDRAW,
    }
)

#: What somebody openly wants, does or refuses: theirs to say, hence on record as their position.
POSITION_ACTS = frozenset(
    {
        SpeechAct.ANNOUNCE,
        SpeechAct.PLEDGE,
        SpeechAct.REFUSE,
        SpeechAct.OBJECT,
        SpeechAct.DESIGNATE,
        SpeechAct.SANCTION,
        SpeechAct.ORDER,
        SpeechAct.DENY,
        SpeechAct.WITHDRAW,
        SpeechAct.ASK,
        SpeechAct.DECLINE,
    }
)

# From here outward we know of an act only because somebody else says so.
_TOO_FAR_FOR_AN_ACT = AttributionMode.ANONYMOUS.distance

_PASSIVE = {
    SpeechAct.SAY: "Said by",
    SpeechAct.REPORT: "Reported by",
    SpeechAct.ANNOUNCE: "Announced by",
    SpeechAct.CONFIRM: "Confirmed to be so by",
    SpeechAct.ESTIMATE: "Estimated by",
    SpeechAct.PREDICT: "Predicted by",
    SpeechAct.PLEDGE: "Pledged by",
    SpeechAct.ARGUE: "Argued by",
    SpeechAct.WARN: "Warning by",
    SpeechAct.REFUSE: "Refused by",
    SpeechAct.OBJECT: "Objection by",
    SpeechAct.DESIGNATE: "Designated by",
    SpeechAct.SANCTION: "Sanctioned by",
    SpeechAct.ORDER: "Ordered by",
    SpeechAct.DENY: "Denied by",
    SpeechAct.ADMIT: "Admitted by",
    SpeechAct.WITHDRAW: "Earlier statement withdrawn by",
    SpeechAct.ASK: "Asked by",
    SpeechAct.DECLINE: "Comment declined by",
}


def passive(facts: ClaimFacts) -> str:
    """The act up to its agent: "Said by", "Accused by"; without an accused on file, "Accusation by"."""
    if facts.speech_act is SpeechAct.ACCUSE:
        return "Accused by" if facts.accused else "Accusation by"
    if facts.speech_act is SpeechAct.CHARGE:
        return "Charged by" if facts.accused else "Charge brought by"
    return _PASSIVE[facts.speech_act]


def is_official_act(facts: ClaimFacts) -> bool:
    """Whether an official record documents the act itself.

    Never for an accusation, nor for an act that we know only from anonymous people, other media or hearsay.
    """
    return (
        facts.basis is Basis.OFFICIAL_ACT
        and facts.speech_act in PERFORMATIVE_ACTS
        and facts.mode.distance < _TOO_FAR_FOR_AN_ACT
    )
