"""Attribution that runs on: a sentence that is all quotation goes on with the quotation before it."""

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.sentences import Sentence


def continue_quotes(previous: Sentence, drafts: list[Draft], sentence: Sentence) -> bool:
    """Give a wholly quoted sentence of the same block to the one speaker quoted right before; True when done."""
    if sentence.block != previous.block or len(drafts) != 1 or drafts[0].kind != "quote":
        return False
    tokens = sentence.tokens
    first = tokens[0].quote
    if first < 0 or sentence.quotes[first] != (0, len(tokens) - 1):
        return False
    drafts[0].spans.append(span_of(tokens, 0, len(tokens)))
    return True
