"""Reads a story with the parser: each sentence of the detector is parsed for itself, many at a time.

The detector's own splitter decides where a sentence ends (it knows quotations), so a parse never reaches over it,
every offset can be mapped, and the work stays linear: a sentence holds at most MAX_TOKENS words. Words are cut by
spaCy's own rules, which the weights were trained with ("do|n't"), and joined with the detector's by their offsets.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from articles.claims.detector.parsed.tree import Node, ParsedSentence, Tree
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.words import IRREGULAR_VERBS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Sentences and words parsed in one go: enough for full speed, few enough for a bounded memory.
BATCH = 64
_BATCH_TOKENS = 4_000
#: A longer word is no word of English; spaCy would only keep it in its memory.
_LONGEST_WORD = 60
#: A surrogate without its other half: no text in UTF-8 holds one, a string may.
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
#: The model is not promised to be safe for threads, and a memory zone belongs to the whole of it.
_lock = threading.Lock()


def read_sentences(nlp: Language, text: str, sentences: Iterable[Sentence]) -> Iterator[ParsedSentence]:
    """Yield the sentences with their parse, in order. Parses BATCH at a time, fewer when they are long."""
    batch: list[Sentence] = []
    tokens = 0
    for sentence in sentences:
        batch.append(sentence)
        tokens += len(sentence.tokens)
        if len(batch) == BATCH or tokens >= _BATCH_TOKENS:
            yield from _read(nlp, text, batch)
            batch, tokens = [], 0
    if batch:
        yield from _read(nlp, text, batch)


def _read(nlp: Language, text: str, batch: list[Sentence]) -> list[ParsedSentence]:
    with _lock, nlp.memory_zone():
        docs = nlp.pipe([_legible(text, sentence) for sentence in batch], batch_size=BATCH)
        parsed = [
            ParsedSentence(
                sentence.tokens,
                sentence.quotes,
                sentence.block,
                sentence.is_heading,
                sentence.names,
                _tree(doc, sentence.start),
            )
            for sentence, doc in zip(batch, docs, strict=True)
        ]
    for sentence in parsed:
        _inform(sentence)
    return parsed


def _legible(text: str, sentence: Sentence) -> str:
    """The sentence as the parser is to see it, as long as it is and without giant words; "" when it has no words."""
    if not any(token.is_word for token in sentence.tokens):
        return ""
    piece = _HALF_CHARACTER.sub("\ufffd", text[sentence.start : sentence.end])
    if len(piece) > _LONGEST_WORD:
        for token in sentence.tokens:
            if token.end - token.start > _LONGEST_WORD:
                at = token.start - sentence.start
                piece = (
                    piece[:at]
                    + "x"
                    + " " * (token.end - token.start - 1)
                    + piece[at + token.end - token.start :]
                )
    return piece


def _tree(doc: Doc, offset: int) -> Tree:
    nodes: list[Node] = []
    heads: list[int] = []
    place: dict[int, int] = {}
    for token in doc:
        if token.is_space:
            continue
        place[token.i] = len(nodes)
        heads.append(token.head.i)
        nodes.append(Node(len(nodes), token.text, offset + token.idx, token.tag_, token.dep_))
    for node, head in zip(nodes, heads, strict=True):
        node.head = nodes[place.get(head, node.index)]
    return Tree(nodes)


def _inform(sentence: ParsedSentence) -> None:
    """Tell the detector's tokens which of them make a clause; a headline is no sentence to the parser."""
    if sentence.is_heading:
        return
    tree = sentence.tree
    for token in sentence.tokens:
        if token.is_word:
            answers = [_makes_clause(node) for node in tree.within(token.start, token.end)]
            unsure = None in answers or token.low in IRREGULAR_VERBS
            token.finite = True if True in answers else None if unsure else False


def _makes_clause(node: Node) -> bool | None:
    """True for a finite verb and for a participle with its auxiliary; a bare participle is left to the rules."""
    if node.tag in _FINITE:
        return True
    if node.tag == "VBN":
        return True if node.child("aux", "auxpass") is not None else None
    return False
