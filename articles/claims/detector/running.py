"""Quotations that go on: "A," he said. "B." - the second has no cue of its own and is still his.

A sentence that is nothing but quotation belongs to the quotation before it in its block, or, where a new
block opens with a quotation, to the one that ended the block before. It becomes a further part of that
statement's content. A sentence with words of the paper's own in between ends the run.
"""

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import CLOSERS, QUOTE_MARKS, TERMINALS

_CARRIED = frozenset({"quote", "clause", "that"})
#: A speech printed in full is no longer one statement; what goes on after this many sentences is left alone.
MAX_PARTS = 12
#: Further away a reader no longer takes a sentence for the speaker's.
MAX_FOLLOWING = 3


class Running:
    """What the sentence before left open: whose quotation a bare one would continue."""

    __slots__ = ("_block", "_draft")

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._block = -1

    def extend(self, sentence: Sentence) -> bool:
        """Join a sentence that only goes on with a quotation to the statement it continues; False for any other."""
        if self._draft is None or not self._continues(sentence):
            return False
        self._block = sentence.block
        if len(self._draft.spans) < MAX_PARTS:
            tokens = sentence.tokens
            end = len(tokens)
            while end > 1 and tokens[end - 1].quote < 0 and tokens[end - 1].text not in CLOSERS:
                end -= 1
            self._draft.spans.append(span_of(tokens, 0, end))
        return True

    def close(self) -> None:
        """Forget it: the paper has spoken in between."""
        self._draft = None

    def open(self, sentence: Sentence, settled: list[Draft]) -> None:
        """Remember whose quotation the sentence ends with, if anybody's."""
        self._draft = _open_quotation(sentence, settled)
        self._block = sentence.block

    def _continues(self, sentence: Sentence) -> bool:
        if sentence.block - self._block not in (0, 1) or sentence.is_heading:
            return False
        tokens = sentence.tokens
        return tokens[0].quote >= 0 and all(
            token.quote >= 0 or token.text in TERMINALS or token.text in QUOTE_MARKS for token in tokens
        )


class Following:
    """The sentences after a statement in its paragraph in which its source may go on: running attribution.

    Nothing in them says so; they are offered, and an editor extends the claim over them or does not.
    """

    __slots__ = ("_block", "_draft")

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._block = -1

    def open(self, sentence: Sentence, settled: list[Draft]) -> None:
        """Remember the statement that the sentence ends with, if somebody is its source."""
        last = max(settled, key=lambda draft: draft.spans[-1].end)
        self._draft = last if last.source is not None and last.kind in _CARRIED else None
        self._block = sentence.block

    def offer(self, sentence: Sentence) -> None:
        """Add a sentence without attribution to the statement before it, as long as the paragraph goes on."""
        if sentence.block != self._block or sentence.is_heading:
            self._draft = None
        if self._draft is not None and len(self._draft.following) < MAX_FOLLOWING:
            self._draft.following.append(Span(sentence.start, sentence.end))


def _open_quotation(sentence: Sentence, settled: list[Draft]) -> Draft | None:
    """The last draft of a sentence, when its words were quoted and its source is named."""
    if not settled:
        return None
    last = max(settled, key=lambda draft: draft.spans[-1].end)
    if last.source is None or last.kind not in _CARRIED:
        return None
    quoted = any(token.quote >= 0 for span in last.spans[-1:] for token in sentence.words_in(span))
    return last if quoted else None
