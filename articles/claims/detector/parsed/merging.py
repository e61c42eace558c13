"""Two readings of one sentence joined: what the rules found, and what the tree shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from articles.claims.detector.drafts import Draft
from articles.claims.detector.engine import RULE_FAMILIES
from articles.claims.detector.parsed.rules import find_by_tree
from articles.claims.detector.parsed.tree import ParsedSentence
from articles.claims.detector.resolve import MAX_PER_SENTENCE
from articles.claims.detector.sentences import Sentence


def find_with_parse(sentence: Sentence) -> Iterator[Draft]:
    """Yield the drafts of a sentence; of two with one cue only the better."""
    flat = [draft for family in RULE_FAMILIES for draft in islice(family(sentence), MAX_PER_SENTENCE)]
    if not isinstance(sentence, ParsedSentence):
        yield from flat
        return
    trees = list(islice(find_by_tree(sentence), MAX_PER_SENTENCE))
    for draft in flat:
        rival = next((tree for tree in trees if _same_cue(tree, draft)), None)
        if rival is None:
            yield draft
        elif _prefers_tree(draft, rival):
            pass
        else:
            trees.remove(rival)
            yield draft
    yield from trees


def _same_cue(one: Draft, other: Draft) -> bool:
    return one.cue.start < other.cue.end and other.cue.start < one.cue.end


def _prefers_tree(flat: Draft, tree: Draft) -> bool:
    return False
