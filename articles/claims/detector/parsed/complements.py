"""What a verb, adjective or noun takes as its content, read from the tree: one frame with its stretch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles.claims.detector.parsed.tree import Node

_CLAUSES = ("ccomp",)
_WH = frozenset({"WDT", "WP", "WRB", "WP$"})


class Complement(NamedTuple):
    """A frame and the words it covers: `ranges` are (first, last) word numbers, in order."""

    frame: str
    head: Node
    ranges: tuple[tuple[int, int], ...]


def complements_of(word: Node) -> Iterator[Complement]:
    """Yield every frame a verb, adjective or noun stands in, the most telling first."""
    later = [child for child in word.children if child.index > word.index]
    first_object = next((child for child in later if child.dep in ("dobj", "dative")), None)
    for child in later:
        if child.dep == "ccomp":
            yield Complement(_clause_frame(child), child, ((child.first, child.last),))
        elif child.dep in ("xcomp", "advcl") and _has_to(child):
            plain = first_object is None or first_object.index > child.index
            if child.dep == "xcomp" or not plain:
                first = child.first if plain else first_object.first
                yield Complement("x" if plain else "ox", child, ((first, child.last),))
        elif child.dep == "xcomp":
            yield Complement("xg" if child.tag == "VBG" else "xa", child, ((child.first, child.last),))
    for child in later:
        if child.dep == "prep" or child.dep == "agent":
            held = child.child("pobj", "pcomp")
            if held is not None:
                frame = f"{child.low}"
                yield Complement("p:" + frame, held, ((held.first, held.last),))
                if first_object is not None and first_object.index < child.index:
                    yield Complement("op:" + frame, held, ((first_object.first, child.last),))
    for child in later:
        if child.dep == "dobj" and child.tag not in _WH:
            yield Complement("o", child, ((child.first, child.last),))
        elif child.dep == "oprd":
            first = first_object.first if first_object is not None else child.first
            yield Complement("oprd", child, ((first, child.last),))
        elif child.dep in ("acl", "relcl") and word.tag[:2] == "NN":
            if _has_to(child):
                yield Complement("x", child, ((child.first, child.last),))
            elif child.child("mark") is not None or (child.children and child.children[0].low == "that"):
                yield Complement("c:that", child, ((child.first, child.last),))
    if word.dep == "relcl" and word.tag[:2] == "VB" and first_object is None:
        relative = word.child("dobj", "pobj")
        if relative is None or relative.tag in _WH:
            noun = word.head
            yield Complement("o", noun, ((noun.first, max(noun.index, word.first - 1)),))


def _clause_frame(clause: Node) -> str:
    if _has_to(clause):
        return "cto"
    if not clause.is_verb:
        return "sc"
    mark = clause.child("mark")
    if mark is not None and mark.low == "that":
        return "c:that"
    if mark is not None and mark.low in ("whether", "if"):
        return "c:wh"
    if _opens_wh(clause):
        return "c:wh"
    if clause.tag in ("VB", "VBG") and clause.child("aux") is None:
        return "cb" if clause.tag == "VB" else "cg"
    return "c:0"


def _opens_wh(clause: Node) -> bool:
    node = clause
    for _ in range(4):
        if node.tag in _WH or node.low in ("how", "why", "what", "whether"):
            return True
        if not node.children or node.children[0].index > node.index:
            return False
        node = node.children[0]
    return node.tag in _WH


def _has_to(verb: Node) -> bool:
    return any(child.tag == "TO" for child in verb.having("aux"))
