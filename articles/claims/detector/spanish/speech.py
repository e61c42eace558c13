"""The speech act of a settled Spanish draft where the verb leaves it open: "dijo que no permitirá" refuses."""

import re
from itertools import islice, pairwise

from articles.claims.detector.spanish.drafts import Draft
from articles.claims.vocabulary import SpeechAct

_REACH_WORDS = 30
#: What a refusal withholds, in the future or as reported from the past.
_WILL_NOT_YIELD = re.compile(
    r"(?:permitir|aceptar|tolerar|consentir|admitir|ceder|negociar|entregar|extraditar)"
    r"(?:[áa]n?|[ée]|emos|[íi]an?|[íi]amos)"
)


def speech_act_of(draft: Draft) -> SpeechAct:
    """The act of a draft; only plain saying is refined."""
    if draft.act is not SpeechAct.SAY or not draft.spans:
        return draft.act
    words = (token.low for token in islice(draft.sentence.words_in(draft.spans[0]), _REACH_WORDS))
    if any(word == "no" and _WILL_NOT_YIELD.fullmatch(after) for word, after in pairwise(words)):
        return SpeechAct.REFUSE
    return draft.act
