"""Quotations that go on: "A," he said. "B." - the second has no cue of its own and is still his.

A sentence that is nothing but quotation belongs to the quotation before it in its block, or, where a new
block opens with a quotation, to the one that ended the block before. A sentence with words of the paper's
own in between ends the run.
"""

from dataclasses import replace

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.tokens import CLOSERS, QUOTE_MARKS, TERMINALS
from articles.claims.vocabulary import SpeechAct

RULE = "running.quote"
_CARRIED = frozenset({"quote", "clause", "that"})


class Running:
    """What the sentence before left open: whose quotation a bare one would continue."""

    __slots__ = ("_block", "_draft")

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._block = -1

    def next(self, sentence: Sentence, settled: list[Draft]) -> list[Draft]:
        """The drafts of a sentence, with one more when the sentence only goes on with a quotation."""
        if not settled and self._draft is not None and self._continues(sentence):
            first = self._draft
            self._block = sentence.block
            return [self._continued(first, sentence)]
        self._draft = _open_quotation(sentence, settled)
        self._block = sentence.block
        return settled

    def _continues(self, sentence: Sentence) -> bool:
        if sentence.block - self._block not in (0, 1) or sentence.is_heading:
            return False
        tokens = sentence.tokens
        return tokens[0].quote >= 0 and all(
            token.quote >= 0 or token.text in TERMINALS or token.text in QUOTE_MARKS for token in tokens
        )

    def _continued(self, first: Draft, sentence: Sentence) -> Draft:
        tokens = sentence.tokens
        end = len(tokens)
        while end > 1 and tokens[end - 1].quote < 0 and tokens[end - 1].text not in CLOSERS:
            end -= 1
        act = SpeechAct.SAY if first.act is SpeechAct.ASK else first.act
        return replace(
            first,
            sentence=sentence,
            spans=[span_of(tokens, 0, end)],
            rule=RULE,
            why="goes on with what '{source}' said before",
            kind="quote",
            act=act,
        )


def _open_quotation(sentence: Sentence, settled: list[Draft]) -> Draft | None:
    """The last draft of a sentence, when its words were quoted and its source is named."""
    if not settled:
        return None
    last = max(settled, key=lambda draft: draft.spans[-1].end)
    if last.source is None or last.kind not in _CARRIED:
        return None
    quoted = any(token.quote >= 0 for span in last.spans[-1:] for token in sentence.words_in(span))
    return last if quoted else None
