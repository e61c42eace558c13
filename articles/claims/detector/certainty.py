"""How sure the source is made to sound: from the cue, and from hedges in the content."""

from itertools import islice

from articles.claims.detector.drafts import Draft
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty

_POSSIBLE = word_set("may might could possibly perhaps maybe possible")
_PROBABLE = word_set("probably likely presumably seemingly apparently")
#: Only the main clause of a content is asked: hedges further on weaken a detail.
_REACH_WORDS = 25


def certainty_of(draft: Draft) -> Certainty:
    """Certainty of a settled draft; a weaker cue is never strengthened by its content."""
    if draft.certainty is not Certainty.CERTAIN:
        return draft.certainty
    words = {
        token.low
        for token in islice(draft.sentence.words_in(draft.spans[0]), _REACH_WORDS)
        if token.text != "May"
    }
    if words & _POSSIBLE:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if words & _PROBABLE else Certainty.CERTAIN
