"""Passives by which nobody in particular says something: "is expected to", "is widely seen as".

"Seems" and "appears" are no such words: there the paper itself is not sure.
"""

from __future__ import annotations

from articles.claims.detector.parsed.tree import Node
from articles.claims.vocabulary import Certainty, SpeechAct

_PASSIVES = {
    "expected": SpeechAct.PREDICT,
    "projected": SpeechAct.PREDICT,
    "predicted": SpeechAct.PREDICT,
    "forecast": SpeechAct.PREDICT,
    "seen": SpeechAct.ARGUE,
    "considered": SpeechAct.ARGUE,
    "viewed": SpeechAct.ARGUE,
    "regarded": SpeechAct.ARGUE,
    "deemed": SpeechAct.ARGUE,
    "perceived": SpeechAct.ARGUE,
    "portrayed": SpeechAct.ARGUE,
}


def hedged(verb: Node) -> tuple[SpeechAct, Certainty, Node, Node] | None:
    """The act, how sure it sounds, and the subject and predicate of what is so hedged; None for no hedge."""
    if verb.low in _PASSIVES and verb.child("auxpass") is not None and verb.child("agent") is None:
        subject = verb.child("nsubjpass")
        predicate = verb.child("xcomp", "oprd") or _as(verb)
        if subject is not None and predicate is not None and predicate.index > verb.index:
            return _PASSIVES[verb.low], Certainty.PROBABLE, subject, predicate
    return None


def _as(verb: Node) -> Node | None:
    return next((child for child in verb.having("prep") if child.low == "as"), None)
