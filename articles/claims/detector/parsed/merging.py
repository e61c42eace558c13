"""Two readings of one sentence joined: what the rules found, and what the tree shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from articles.claims.detector.drafts import Draft
from articles.claims.detector.engine import RULE_FAMILIES
from articles.claims.detector.parsed.lexicon import LEMMAS
from articles.claims.detector.parsed.rules import find_by_tree
from articles.claims.detector.parsed.spans import tidy
from articles.claims.detector.parsed.tree import Node, ParsedSentence
from articles.claims.detector.resolve import MAX_PER_SENTENCE
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.words import SUBJECT_PRONOUNS

#: Contents that end with their clause; a quotation ends with its mark, whatever the parse says.
_CLAUSES = frozenset({"clause", "that", "wh", "phrase", "infinitive"})


def find_with_parse(sentence: Sentence, *, without: frozenset[str] = frozenset()) -> Iterator[Draft]:
    """Yield the drafts of a sentence; of two with one cue only one, with the content both readings allow.

    `without` names rules that are switched off: the other reading may then have their cues.
    """
    found = (draft for family in RULE_FAMILIES for draft in islice(family(sentence), MAX_PER_SENTENCE))
    flat = [draft for draft in found if draft.rule not in without]
    if not isinstance(sentence, ParsedSentence):
        yield from flat
        return
    trees = [d for d in islice(find_by_tree(sentence), MAX_PER_SENTENCE) if d.rule not in without]
    kept = []
    for draft in flat:
        if _is_noun(sentence, draft):
            continue
        rival = next((tree for tree in trees if tree.cue.overlaps(draft.cue)), None)
        if draft.kind in _CLAUSES and draft.spans[0].start >= draft.cue.end and len(draft.spans) == 1:
            _bound(sentence, draft, rival)
        if rival is not None:
            trees.remove(rival)
            if draft.rule.startswith("relative."):
                draft.source, draft.source_tokens = rival.source, rival.source_tokens
        kept.append(draft)
    kept.extend(trees)
    yield from (draft for draft in kept if not any(_says_itself(outer, draft) for outer in kept))


def _says_itself(outer: Draft, inner: Draft) -> bool:
    """True for "she said she expected that ...": who repeats the speaker by a pronoun makes no new attribution."""
    return (
        outer.kind in ("clause", "that")
        and outer.source is not None
        and inner.kind != "quote"
        and len(inner.source_tokens) == 1
        and inner.source_tokens[0].low in SUBJECT_PRONOUNS
        and outer.cue.end <= inner.cue.start
        and any(span.start <= inner.cue.start and inner.cue.end <= span.end for span in outer.spans)
    )


def _is_noun(sentence: ParsedSentence, draft: Draft) -> bool:
    """True when the tree takes for a noun what a rule took for a verb; headlines are no sentences to a parser."""
    if sentence.is_heading or draft.rule.partition(".")[0] not in ("verb", "relative"):
        return False
    word = sentence.tree.at(draft.cue.end - 1)
    if word is None or word.text[0].isupper():
        return False
    return word.tag == "NNS" or (draft.rule == "verb.inverted" and word.tag in ("NN", "IN", "JJ"))


def _bound(sentence: ParsedSentence, draft: Draft, rival: Draft | None) -> None:
    """End a content where the tree leaves the cue's own clause; let it run on as far as the tree's content does."""
    verb = sentence.tree.at(draft.cue.end - 1)
    start, end = draft.spans[0]
    if verb is None or not verb.is_verb:
        return
    if rival is not None and rival.spans[0].start < end < rival.spans[0].end and not _turns(sentence, end):
        end = rival.spans[0].end
    limit = _limit(sentence, verb, start, end)
    if limit != draft.spans[0].end:
        span = tidy(sentence, start, limit)
        if span is not None:
            draft.spans = [Span(*span)]


def _turns(sentence: ParsedSentence, end: int) -> bool:
    """True where what was said breaks off: a semicolon, or a comma and "but", "though", "which"."""
    after = [node.low for node in islice(sentence.tree.within(end, sentence.end), 2)]
    return after[:1] == [";"] or (after[:1] == [","] and after[1:] != [] and after[1] in _TURNS)


_TURNS = frozenset({"but", "though", "although", "while", "whereas", "despite", "who", "which", "and"})


def _limit(sentence: ParsedSentence, verb: Node, start: int, end: int) -> int:
    """Where the first word begins that belongs to another clause than the cue's; `end` when there is none."""
    nodes = sentence.tree.nodes
    others = [child.first for child in verb.having("conj") if child.start > start and _goes_on(verb, child)]
    stop = min([*others, verb.last + 1])
    if stop >= len(nodes) or nodes[stop].start >= end or nodes[stop].start <= start:
        return end
    if not _BREAKS & {nodes[stop].low, nodes[stop - 1].low} or "mark" in (
        nodes[stop].dep,
        nodes[stop - 1].dep,
    ):
        return end
    if any(token.quote >= 0 and token.start <= nodes[stop].start < token.end for token in sentence.tokens):
        return end
    return nodes[stop].start


#: Between what somebody said and the paper's own next clause.
_BREAKS = frozenset({",", "and", "but", "or", "-", "–", "—", "--", ";", ")", "''", "”", '"'})


def _goes_on(verb: Node, other: Node) -> bool:
    """True for "said that ... and argued", "said ..., and police found"; the parse often errs where tenses differ."""
    if not other.is_verb or (other.tag != verb.tag and {other.tag, verb.tag} != {"VBD", "VBN"}):
        return False
    if other.child("nsubj", "nsubjpass") is None:
        return other.child("mark") is None
    before = [child for child in verb.children if verb.index < child.index < other.index]
    return any(child.dep == "punct" and child.text in _BREAKS for child in before) or other.low in LEMMAS
