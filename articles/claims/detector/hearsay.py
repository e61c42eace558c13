"""Words that say "so it is said" and name nobody: reportedly, alleged, is believed to."""

from collections.abc import Iterator

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.phrases import has_finite, is_hard_stop, noun_phrase_end, verb_group
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.subjects import subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from articles.claims.vocabulary import Certainty, SpeechAct

ADVERBS = {
    "reportedly": SpeechAct.REPORT,
    "allegedly": SpeechAct.ACCUSE,
    "purportedly": SpeechAct.REPORT,
    "supposedly": SpeechAct.REPORT,
    "rumoredly": SpeechAct.REPORT,
    "rumouredly": SpeechAct.REPORT,
    "reputedly": SpeechAct.REPORT,
    "apparently": SpeechAct.REPORT,
}
ADJECTIVES = {
    "alleged": SpeechAct.ACCUSE,
    "suspected": SpeechAct.ACCUSE,
    "purported": SpeechAct.REPORT,
    "rumored": SpeechAct.REPORT,
    "rumoured": SpeechAct.REPORT,
    "supposed": SpeechAct.REPORT,
    "reputed": SpeechAct.REPORT,
    "so-called": SpeechAct.SAY,
}
_PASSIVES = {
    "said": SpeechAct.SAY,
    "believed": SpeechAct.ARGUE,
    "thought": SpeechAct.ARGUE,
    "reported": SpeechAct.REPORT,
    "alleged": SpeechAct.ACCUSE,
    "understood": SpeechAct.REPORT,
    "rumored": SpeechAct.REPORT,
    "rumoured": SpeechAct.REPORT,
    "presumed": SpeechAct.ARGUE,
    "suspected": SpeechAct.ACCUSE,
    "feared": SpeechAct.PREDICT,
    "claimed": SpeechAct.SAY,
    "estimated": SpeechAct.ESTIMATE,
}
#: Nouns of doing take what follows with them: "alleged collusion on the headlines".
_DEEDS = tuple("ion ions ment ing ings ance ence support links ties attack attacks role plot".split())
_RELATIVES = word_set("who whom which whose where")


def find_hearsay(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each hedge; adverbs and passives cover their clause, adjectives their phrase."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.quote >= 0:
            continue
        low = token.low
        draft = None
        if low in ADVERBS and not _looks(tokens, place):
            draft = _clause(sentence, place, place, place + 1, ADVERBS[low], "adverb.hearsay", "the adverb")
        elif low in _PASSIVES and place + 1 < len(tokens):
            draft = _passive(sentence, place)
        if draft is None and low in ADJECTIVES:
            draft = _adjective(sentence, place)
        if draft is not None:
            yield draft


def _looks(tokens: list[Token], place: int) -> bool:
    """True for "an apparently healthy man": how something looks, to the paper itself."""
    return tokens[place].low == "apparently" and place > 0 and tokens[place - 1].low in DETERMINERS


def _clause(
    sentence: Sentence, anchor: int, cue_start: int, cue_end: int, act: SpeechAct, rule: str, what: str
) -> Draft | None:
    tokens = sentence.tokens
    start = _clause_start(tokens, anchor)
    if rule == "adverb.hearsay":
        start = max(start, _narrow_start(tokens, anchor))
    end = strip_end(
        tokens, start, _hedge_end(tokens, anchor, clause_end(sentence, max(anchor, start), "clause"))
    )
    if end <= cue_end and end - start < 2:
        return None
    words = " ".join(token.text for token in tokens[cue_start:cue_end])
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, cue_start, cue_end),
        source=None,
        source_tokens=[],
        spans=[span_of(tokens, start, max(end, cue_end))],
        act=act,
        rule=rule,
        why=f"{what} '{words}', nobody named as source",
        kind="hedge",
        certainty=Certainty.UNKNOWN,
    )


def _hedge_end(tokens: list[Token], anchor: int, end: int) -> int:
    """A hedge does not reach over ", and" into a clause with a subject of its own."""
    for index in range(anchor + 1, end - 1):
        if tokens[index].text != "," or tokens[index].quote >= 0:
            continue
        if has_finite(tokens, index + 1, index + 2):
            return index
        if tokens[index + 1].low != "and":
            continue
        verb_first = has_finite(tokens, index + 2, index + 3)
        if not verb_first and has_finite(tokens, index + 3, min(end, index + 9)):
            return index
    return end


def _narrow_start(tokens: list[Token], anchor: int) -> int:
    """Where a hedge reaches less far than its clause ("reportedly from glass"); else 0."""
    if anchor + 1 < len(tokens) and anchor > 0:
        after = tokens[anchor + 1].low
        if (after in PREPOSITIONS and after != "like") or (after.endswith("ing") and len(after) > 5):
            before = tokens[anchor - 1].low
            if before not in BE and before not in AUXILIARIES:
                return anchor
    start = anchor
    while start > 0 and tokens[start - 1].low in AUXILIARIES:
        start -= 1
    if start > 0 and tokens[start - 1].low in ("and", "but"):
        follows = tokens[anchor + 1].low if anchor + 1 < len(tokens) else ""
        if start < anchor or follows.endswith("ed") or follows in IRREGULAR_VERBS:
            return start
    return 0


def _clause_start(tokens: list[Token], anchor: int) -> int:
    """Where the clause around a hedge begins."""
    for index in range(anchor - 1, -1, -1):
        token = tokens[index]
        if token.quote >= 0:
            if index + 1 < anchor and tokens[index + 1].text == ",":
                return index + 2
            continue
        if is_hard_stop(token) and token.text not in ("-", "("):
            return index + 1
        if token.text == "(" and not any(t.text == ")" for t in tokens[index:anchor]):
            return index + 1
        if token.low in _RELATIVES:
            return _after_relative(tokens, index, anchor)
        if token.low in SUBORDINATORS and token.low != "as":
            commas = [i for i in range(index + 1, anchor) if tokens[i].text == "," and tokens[i].quote < 0]
            return commas[-1] + 1 if commas else index + 1
        if token.text == "," and index + 1 < anchor and has_finite(tokens, 0, index):
            after = tokens[index + 1].low
            if after in CONJUNCTIONS:
                return index + 2
            if has_finite(tokens, index + 1, anchor) and not _closes_insertion(tokens, index):
                return index + 1
    first = 0
    while first < anchor and (tokens[first].low in CONJUNCTIONS or not tokens[first].is_word):
        if tokens[first].quote >= 0:
            break
        first += 1
    return first


def _after_relative(tokens: list[Token], index: int, anchor: int) -> int:
    """Inside a relative clause the content begins after "who"; past its end it is the main clause again."""
    closing = next((i for i in range(index + 1, anchor) if tokens[i].text == ","), -1)
    if closing < 0 or not has_finite(tokens, index + 1, closing):
        return index + 1
    return _clause_start(tokens, index)


def _closes_insertion(tokens: list[Token], comma: int) -> bool:
    """True when this comma ends an insertion after the subject ("Sol, who fled, reportedly died")."""
    for index in range(comma - 1, max(-1, comma - 25), -1):
        if tokens[index].text == ",":
            return True
        if tokens[index].low in _RELATIVES:
            return True
    return False


def _passive(sentence: Sentence, place: int) -> Draft | None:
    """As in "is believed to have fled", "it is alleged that"."""
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if not group.has_be or group.modal in ("could", "can", "may", "might", "should", "would"):
        return None
    follows = tokens[place + 1].low
    if follows not in ("to", "that"):
        return None
    if follows == "to" and place + 2 < len(tokens) and tokens[place + 2].low in DETERMINERS:
        return None
    act = _PASSIVES[tokens[place].low]
    be = next((i for i in range(group.start, place) if tokens[i].low in BE), group.start)
    if follows == "that":
        if group.start == 0 or tokens[group.start - 1].low != "it":
            return None
        start = place + 2
        if start >= len(tokens):
            return None
        draft = _clause(sentence, place, be, place + 1, act, "passive.hearsay", "the passive")
        if draft is None:
            return None
        end = strip_end(tokens, start, clause_end(sentence, start, "clause"))
        if end <= start:
            return None
        draft.spans = [span_of(tokens, start, end)]
        return draft
    if subject_before(tokens, group.start) is None:
        return None
    return _clause(sentence, place, be, place + 1, act, "passive.hearsay", "the passive")


def _adjective(sentence: Sentence, place: int) -> Draft | None:
    """As in "the alleged leader of the gang": the noun phrase is the content."""
    tokens = sentence.tokens
    if place + 1 >= len(tokens) or not tokens[place + 1].is_word:
        return None
    follows = tokens[place + 1].low
    if follows in PREPOSITIONS | DETERMINERS | SUBORDINATORS | AUXILIARIES | CONJUNCTIONS | {"to"}:
        return None
    start = place
    while start > 0 and place - start < 5:
        before = tokens[start - 1]
        if not before.is_word or before.quote >= 0 or before.low in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES:
            break
        if before.low in DETERMINERS or before.low.endswith("'s"):
            start -= 1
            break
        if has_finite(tokens, start - 1, start) or (before.is_capital and start - 1 == 0):
            break
        start -= 1
    if start < place and tokens[start].low not in DETERMINERS and not tokens[start].low.endswith("'s"):
        # no determiner: "three suspected members" starts there, "officers alleged Smith" is a verb
        may_be_verb = tokens[place].low == "alleged" and not tokens[start].low[0].isdigit()
        if may_be_verb and (tokens[place - 1].low.endswith("s") or tokens[place - 1].is_capital):
            return None
        start = place
    end = strip_end(tokens, place, _phrase_end(tokens, place))
    if end <= place + 1:
        return None
    word = tokens[place].text
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, place, place + 1),
        source=None,
        source_tokens=[],
        spans=[span_of(tokens, start, end)],
        act=ADJECTIVES[tokens[place].low],
        rule="adjective.hearsay",
        why=f"the adjective '{word}', nobody named as source",
        kind="hedge",
        certainty=Certainty.UNKNOWN,
    )


def _phrase_end(tokens: list[Token], place: int) -> int:
    end = noun_phrase_end(tokens, place, len(tokens), limit=14)
    for index in range(place + 1, end):
        low = tokens[index].low
        deed = tokens[index - 1].low.endswith(_DEEDS)
        if low in CONJUNCTIONS or (low in PREPOSITIONS and low not in ("of", "in") and not deed):
            return index
        if low == "to":
            return index
    return end
