"""A parsed sentence as plain objects: what the rules see of a parse, without spaCy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from articles.claims.detector.sentences import Sentence


class Node:
    """One word of the parse. Offsets are those of the whole text; `first` and `last` bound its subtree."""

    __slots__ = ("children", "dep", "end", "first", "head", "index", "last", "low", "start", "tag", "text")

    def __init__(self, index: int, text: str, start: int, tag: str, dep: str) -> None:
        self.index = index
        self.text = text
        self.low = text.lower().replace("’", "'")
        self.start = start
        self.end = start + len(text)
        self.tag = tag
        self.dep = dep
        self.head: Node = self
        self.children: list[Node] = []
        self.first = index
        self.last = index

    def child(self, *deps: str) -> Node | None:
        """The first child with one of these labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def having(self, *deps: str) -> Iterator[Node]:
        """The children with one of these labels, left to right."""
        return (child for child in self.children if child.dep in deps)

    @property
    def is_verb(self) -> bool:
        """True for any form of a verb, auxiliaries and modals included."""
        return self.tag[:2] == "VB" or self.tag == "MD"

    @property
    def is_root(self) -> bool:
        """True for the head of a clause nothing else governs."""
        return self.head is self

    def __repr__(self) -> str:
        return f"Node({self.text!r}, {self.tag}, {self.dep} < {self.head.text!r})"


class Tree:
    """The words of one sentence with their heads; several roots where the parser saw several sentences."""

    __slots__ = ("_starts", "nodes")

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._starts = [node.start for node in nodes]
        for node in nodes:
            if node.head is not node:
                node.head.children.append(node)
        _bound(nodes)

    def at(self, offset: int) -> Node | None:
        """The word that covers this offset; None between words."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.nodes[place].end <= offset:
            return None
        return self.nodes[place]

    def within(self, start: int, end: int) -> Iterator[Node]:
        """The words that begin in this stretch of the text."""
        place = bisect_right(self._starts, start - 1)
        while place < len(self.nodes) and self.nodes[place].start < end:
            yield self.nodes[place]
            place += 1


def _bound(nodes: list[Node]) -> None:
    """Set the bounds of every subtree: each word hands its own up to its head, the deepest first."""
    depth = [-1] * len(nodes)
    for node in nodes:
        path = []
        while depth[node.index] < 0 and node.head is not node:
            path.append(node)
            node = node.head
        known = max(depth[node.index], 0)
        depth[node.index] = known
        for step, below in enumerate(reversed(path), start=1):
            depth[below.index] = known + step
    for node in sorted(nodes, key=lambda node: -depth[node.index]):
        head = node.head
        head.first = min(head.first, node.first)
        head.last = max(head.last, node.last)


@dataclass(slots=True)
class ParsedSentence(Sentence):
    """A sentence of the detector with its parse."""

    tree: Tree
