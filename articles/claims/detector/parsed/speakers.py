"""Who speaks: the subject of a verb in the tree, its own or the one it shares."""

from __future__ import annotations

from articles.claims.detector.parsed.tree import Node
from articles.claims.detector.wordlists import word_set

_MOST_STEPS = 8
_RELATIVE = word_set("who which that whom")
_NOBODY = word_set("there it what this these those you i we me us nobody nothing something everything")
#: Labels of a verb that shares its subject with the verb it hangs on.
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "prep", "agent"})


def subject_of(verb: Node) -> Node | None:
    """The head of the noun phrase that does what the verb says; None for a passive and for nobody."""
    for _ in range(_MOST_STEPS):
        if verb.child("auxpass") is not None:
            return None
        own = verb.child("nsubj")
        if own is not None:
            return _antecedent(own, verb)
        if verb.child("nsubjpass", "expl", "csubj") is not None:
            return None
        if verb.dep in ("acl", "relcl") and verb.head.tag[:2] in ("NN", "PR"):
            return _of_noun(verb)
        if verb.dep not in _SHARING or verb.is_root:
            return None
        if verb.dep == "xcomp":
            controlled = verb.head.child("dobj", "dative")
            if (
                controlled is not None
                and verb.child("aux") is not None
                and verb.head.index < controlled.index
            ):
                return _plain(controlled)
        verb = verb.head
    return None


def agent_of(verb: Node) -> Node | None:
    """Who stands after "by" in a passive."""
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None


def _of_noun(verb: Node) -> Node | None:
    """The noun a participle or relative clause hangs on; for "the effort to deny" whose effort it is."""
    noun = verb.head
    if verb.dep == "acl" and verb.tag == "VB":
        owner = noun.child("poss")
        if owner is not None:
            return owner
        return subject_of(noun.head) if noun.dep in ("dobj", "attr") else None
    return _plain(noun)


def _antecedent(subject: Node, verb: Node) -> Node | None:
    """The subject itself, or what a relative pronoun stands for."""
    if subject.low in _RELATIVE:
        clause = verb
        for _ in range(_MOST_STEPS):
            if clause.dep == "relcl":
                return _plain(clause.head)
            if clause.dep not in ("conj", "xcomp", "ccomp"):
                break
            clause = clause.head
        return None
    return _plain(subject)


def _plain(noun: Node) -> Node | None:
    return None if noun.low in _NOBODY else noun


def source_bounds(noun: Node) -> tuple[int, int]:
    """First and last word of a source: the noun phrase with its apposition, without a relative clause."""
    first, last = noun.first, noun.last
    for child in noun.children:
        if child.index > noun.index and child.dep in ("relcl", "conj", "acl") and child.is_verb:
            last = min(last, child.first - 1)
    return first, max(last, noun.index)
