"""Nouns of saying and what they perform: "the claim that", "a warning by", "her promise to"."""

from typing import NamedTuple

from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty, SpeechAct

_CLAUSE_NOUNS = """
say | statement message remark comment point reply response declaration reminder explanation
say | observation testimony
argue | argument claim assertion contention insistence belief view opinion conviction conclusion theory
argue | suspicion impression case suggestion hypothesis speculation
report | report rumour rumor finding revelation disclosure hint indication gossip talk hearsay
announce | announcement ruling
confirm | confirmation affirmation assurance guarantee
predict | prediction forecast fear hope expectation worry
estimate | estimate
pledge | promise pledge vow
warn | warning threat caution
object | complaint objection protest concern criticism
accuse | accusation allegation
deny | denial
admit | admission acknowledgement acknowledgment concession confession
ask | demand request recommendation
"""
#: With "to" and somebody who promises, refuses, asks.
INFINITIVE_NOUNS = {
    "promise": SpeechAct.PLEDGE,
    "pledge": SpeechAct.PLEDGE,
    "vow": SpeechAct.PLEDGE,
    "offer": SpeechAct.PLEDGE,
    "threat": SpeechAct.WARN,
    "refusal": SpeechAct.REFUSE,
}
#: With "of" after somebody who accuses, warns or denies.
OF_NOUNS = word_set(
    """
    accusation accusations allegation allegations warning warnings denial denials report reports claim
    claims rumour rumours rumor rumors complaint complaints suspicion suspicions fear fears speculation
    """
)
#: With "of" and nobody named: something is said to have happened.
OF_HEARSAY = word_set(
    """
    accusations allegation allegations reports claims rumour rumours rumor rumors complaints suspicions
    """
)
#: Said by nobody in particular when nobody is named.
HEARSAY_NOUNS = word_set(
    """
    report reports rumour rumours rumor rumors claim claims allegation allegations accusation
    accusations speculation gossip talk suspicion suspicions suggestion suggestions hint hints fear
    fears hearsay
    """
)
#: One says these by making, issuing, reaching or holding them.
PERFORMING = word_set(
    """
    make makes made making give gives gave given issue issues issued raise raises raised share shares
    shared hold holds held have has had release releases released publish published send sent offered
    advance advanced reach reached draw drew take takes took come comes came
    """
)
_CERTAINTY = {
    Certainty.UNKNOWN: word_set(
        "claim allegation rumour rumor gossip hearsay talk speculation demand request accusation"
    ),
    Certainty.PROBABLE: word_set(
        "belief view opinion theory impression suggestion estimate prediction forecast expectation hope hint"
    ),
    Certainty.POSSIBLE: word_set("fear worry suspicion hypothesis concern"),
}
_MASS = word_set("gossip talk hearsay speculation testimony insistence criticism")


class SayingNoun(NamedTuple):
    """One written form of a noun of saying."""

    base: str
    act: SpeechAct
    certainty: Certainty


def _read() -> dict[str, SayingNoun]:
    found: dict[str, SayingNoun] = {}
    for line in _CLAUSE_NOUNS.strip().splitlines():
        act, _, bases = line.partition(" | ")
        for base in bases.split():
            level = next((level for level, some in _CERTAINTY.items() if base in some), Certainty.CERTAIN)
            noun = SayingNoun(base, SpeechAct(act), level)
            found[base] = noun
            if base not in _MASS:
                found[base[:-1] + "ies" if base.endswith("ry") else base + "s"] = noun
    return found


NOUNS: dict[str, SayingNoun] = _read()
