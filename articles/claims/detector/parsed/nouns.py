"""Nouns that attribute: whose criticism, what concern, read from the words that hang on them."""

from __future__ import annotations

from articles.claims.detector.parsed.complements import Complement, complements_of
from articles.claims.detector.parsed.speakers import subject_of
from articles.claims.detector.parsed.tree import Node
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

_NOUNS = """
say | statement:+on+about comment:+on+about remark:+about praise:+for reference:+to mention:+of emphasis:+on
argue | criticism:+of+for critique:+of doubt:+about question:+about view:+on+of+about opinion:+on+of+about
argue | argument:+against
argue | assertion:+that defense:+of defence:+of assessment:+of skepticism:+about+of endorsement:+of
predict | fear:+of+about concern:+about hope:+of worry:+about anxiety:+about optimism:+about
object | opposition:+to complaint:+about objection:+to anger:+at+over+about outrage:+over+at frustration:+with+over
object | denunciation:+of condemnation:+of attack:+on
ask | call:+for request:+of demand:
announce | ruling:+on+that announcement:+of
refuse | rejection:+of
accuse | accusation:+of allegation:+of
"""


def _read() -> dict[str, tuple[SpeechAct, frozenset[str]]]:
    found: dict[str, tuple[SpeechAct, frozenset[str]]] = {}
    for line in _NOUNS.strip().splitlines():
        act, _, entries = line.partition(" | ")
        for entry in entries.split():
            noun, _, rest = entry.partition(":")
            frames = frozenset({"c:that", *(f"p:{word}" for word in rest.split("+")[1:])})
            for form in (noun, noun + "s"):
                found[form] = (SpeechAct(act), frames)
    return found


NOUNS = _read()
_NO_SOURCE = word_set("it its this that there")


def noun_content(noun: Node) -> Complement | None:
    """What a noun of NOUNS is about, or None."""
    frames = NOUNS[noun.low][1]
    return next((c for c in complements_of(noun) if c.frame in frames), None)


def noun_speaker(noun: Node) -> Node | None:
    """Whose it is: its owner, who stands after "by" or "from", or who makes it."""
    owner = noun.child("poss")
    if owner is not None:
        return None if owner.low in _NO_SOURCE else owner
    for preposition in noun.having("prep", "agent"):
        if preposition.low in ("by", "from", "among"):
            return preposition.child("pobj")
    verb = noun.head
    if noun.dep == "dobj" and verb.is_verb:
        return subject_of(verb)
    if noun.dep == "pobj" and verb.dep == "prep" and verb.low in ("with", "in") and verb.head.is_verb:
        return subject_of(verb.head)
    return None
