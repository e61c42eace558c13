"""What a verb, adjective or noun takes as its content, read from the tree: one frame with its stretch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles.claims.detector.parsed.tree import Node
from articles.claims.detector.saying_nouns import NOUNS
from articles.claims.detector.words import TIMES

_WH = frozenset({"WDT", "WP", "WRB", "WP$"})
#: How many words in a question word may stand: "in which of the ports".
_DEEPEST = 4


class Complement(NamedTuple):
    """A frame and the words it covers, as the numbers of the first and the last.

    Frames: c:that, c:0 and c:wh are clauses with "that", with nothing and with a question word before them; sc a
    thing and what it is called; cg a clause with a participle; x and ox infinitives, the second with its subject;
    xg a gerund; o an object; oprd a predicate of the object; p:about what follows a preposition, op:as the object
    with it.
    """

    frame: str
    first: int
    last: int


def complements_of(word: Node) -> Iterator[Complement]:
    """Yield every frame a verb, adjective or noun stands in, in no order that matters."""
    later = [child for child in word.children if child.index > word.index]
    thing = next((child for child in later if child.dep in ("dobj", "dative")), None)
    for child in later:
        before = thing if thing is not None and thing.index < child.index else None
        if child.dep == "ccomp" and before is not None and before.low in NOUNS:
            continue  # "issued a statement that": what was said hangs on the noun, whatever the parse says
        if child.dep == "ccomp":
            yield Complement(_clause_frame(child), child.first, child.last)
        elif child.dep in ("xcomp", "advcl") and _has_to(child):
            if before is not None:
                yield Complement("ox", before.first, child.last)
            elif child.dep == "xcomp":
                yield Complement("x", child.first, child.last)
        elif child.dep == "xcomp" and child.tag == "VBG":
            yield Complement("xg", child.first, child.last)
        elif child.dep in ("prep", "agent"):
            held = child.child("pobj", "pcomp")
            if held is not None and held.low not in TIMES and held.tag not in _WH:
                yield Complement(f"p:{child.low}", held.first, held.last)
                if before is not None:
                    yield Complement(f"op:{child.low}", before.first, child.last)
        elif child.dep == "dobj" and child.tag not in _WH:
            yield Complement("o", child.first, child.last)
        elif child.dep == "oprd":
            yield Complement("oprd", (before or child).first, child.last)
        elif child.dep == "acl" and word.tag[:2] == "NN" and child.child("mark") is not None:
            yield Complement("c:that", child.first, child.last)


def _clause_frame(clause: Node) -> str:
    if _has_to(clause):
        return "cto"
    if not clause.is_verb:
        return "sc"
    mark = clause.child("mark")
    if mark is not None and mark.low == "that":
        return "c:that"
    if (mark is not None and mark.low in ("whether", "if")) or _opens_with_question(clause):
        return "c:wh"
    if clause.tag == "VBN" and clause.child("aux", "auxpass") is None:
        return "cn"
    if clause.tag in ("VB", "VBG") and clause.child("aux") is None:
        return "cb" if clause.tag == "VB" else "cg"
    return "c:0"


def _opens_with_question(clause: Node) -> bool:
    node = clause
    for _ in range(_DEEPEST):
        if node.tag in _WH:
            return True
        if not node.children or node.children[0].index > node.index:
            return False
        node = node.children[0]
    return node.tag in _WH


def _has_to(verb: Node) -> bool:
    return any(child.tag == "TO" for child in verb.having("aux"))
