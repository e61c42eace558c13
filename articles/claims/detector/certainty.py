"""How sure the source is made to sound: from the cue, and from hedges in the content."""

from articles.claims.detector.drafts import Draft
from articles.claims.vocabulary import Certainty

_POSSIBLE = frozenset("may might could possibly perhaps maybe possible".split())
_PROBABLE = frozenset("probably likely presumably seemingly apparently".split())
#: Only the main clause of a content is asked: hedges further on weaken a detail.
_REACH_WORDS = 25


def certainty_of(draft: Draft, text: str) -> Certainty:
    """Certainty of a settled draft; a weaker cue is never strengthened by its content."""
    if draft.certainty is not Certainty.CERTAIN:
        return draft.certainty
    first = draft.spans[0]
    words = [
        token.low
        for token in draft.sentence.tokens
        if first.start <= token.start and token.end <= first.end and token.is_word
    ][:_REACH_WORDS]
    if any(word in _POSSIBLE for word in words):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if any(word in _PROBABLE for word in words) else Certainty.CERTAIN
