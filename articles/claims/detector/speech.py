"""The speech act of a settled draft: what the verb leaves open, the content decides.

"made it clear that we will not allow" refuses, "stressed that this is unacceptable" objects, "expressed
willingness" pledges. Only plain saying is refined; a verb that names its act keeps it.
"""

from itertools import islice, pairwise

from articles.claims.detector.drafts import Draft
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import BE
from articles.claims.vocabulary import SpeechAct

_REACH_WORDS = 30
_REJECTIONS = word_set("unacceptable intolerable inadmissible impermissible")
_LINKING = BE | word_set("be as remain remains")
_REFUSING = frozenset({("will", "not"), ("would", "not"), ("will", "never"), ("would", "never")})
#: What a refusal withholds: "it will not rain" is none.
_YIELDING = word_set(
    """
    allow accept permit tolerate let agree consent yield bow negotiate cooperate comply surrender
    join hand extradite cede concede
    """
)
#: What is expressed, by the first noun of the content.
_EXPRESSED = {
    SpeechAct.PLEDGE: word_set("willingness readiness commitment intention intent determination resolve"),
    SpeechAct.OBJECT: word_set(
        """
    opposition outrage anger disappointment dismay disapproval displeasure frustration objection
    """
    ),
    SpeechAct.WARN: word_set("alarm"),
}
_NOUN_PHRASE_WORDS = 4


def speech_act_of(draft: Draft) -> SpeechAct:
    """The act of a settled draft."""
    if draft.act is not SpeechAct.SAY:
        return draft.act
    words = [token.low for token in islice(draft.sentence.words_in(draft.spans[0]), _REACH_WORDS)]
    if draft.kind == "phrase":
        for act, nouns in _EXPRESSED.items():
            if nouns & set(words[:_NOUN_PHRASE_WORDS]):
                return act
        return draft.act
    for index, pair in enumerate(pairwise(words)):
        if pair[1] in _REJECTIONS and pair[0] in _LINKING:
            return SpeechAct.OBJECT
        follows = words[index + 2 : index + 3] if pair in _REFUSING else words[index + 1 : index + 2]
        if (pair in _REFUSING or pair[0] == "won't") and follows and follows[0] in _YIELDING:
            return SpeechAct.REFUSE
    return draft.act
