"""Verbs with a target: "accuse X of", "blame X for", "was accused of", "whom X accuses of"."""

from collections.abc import Iterator

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, relative_end, strip_end, without_time
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.phrases import has_finite, is_hard_stop, noun_phrase_end, verb_group
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import BODIES
from articles.claims.detector.subjects import Subject, forward_subject, subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, PREPOSITIONS
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

#: verb: (act, prepositions that open the content, what its rules are called)
_TARGETED = {
    "accuse": (SpeechAct.ACCUSE, ("of",), "accuse"),
    "blame": (SpeechAct.ACCUSE, ("for",), "blame"),
    "implicate": (SpeechAct.ACCUSE, ("in",), "implicate"),
    "suspect": (SpeechAct.ACCUSE, ("of",), "suspect"),
    "indict": (SpeechAct.CHARGE, ("on", "for"), "indict"),
    "charge": (SpeechAct.CHARGE, ("with",), "charge"),
    "attribute": (SpeechAct.ARGUE, ("to",), "attribute"),
    **dict.fromkeys(
        ("criticize", "criticise", "fault", "condemn", "denounce", "rebuke"),
        (SpeechAct.OBJECT, ("for",), "criticize"),
    ),
}
_FORMS = {word: (verb, kinds) for verb in _TARGETED for word, kinds in forms_of(verb).items()}
_TARGET_WINDOW = 40
_NUMBERS = word_set("two three four five six seven eight nine ten")


def find_accusing(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each verb that puts something on somebody: active, passive, relative."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.quote >= 0 or token.low not in _FORMS:
            continue
        verb, kinds = _FORMS[token.low]
        draft = _one(sentence, place, verb, kinds)
        if draft is not None:
            yield draft


def _one(sentence: Sentence, place: int, verb: str, kinds: frozenset[str]) -> Draft | None:
    tokens = sentence.tokens
    act, openers, family = _TARGETED[verb]
    group = verb_group(tokens, place)
    opener = _find_opener(tokens, place + 1, openers)
    if opener < 0 or group.after_to:
        return None
    if not _has_target(tokens, place + 1, opener, verb):
        return None
    start = opener + 1
    end = without_time(tokens, start, strip_end(tokens, start, clause_end(sentence, start, "phrase")))
    if end <= start:
        return None
    # a nominal "of" phrase needs no verb group: "charges of", "the accused"
    if group.has_be and "participle" in kinds:
        return _passive(sentence, place, opener, end, act, family)
    if group.modal in ("could", "can", "may", "might", "would", "should"):
        return None
    if "gerund" in kinds and not group.has_be:
        subject = _participle_subject(tokens, place)
        where, rule = " in a participle", f"participle.{family}"
    else:
        if group.has_have and "participle" not in kinds:
            return None
        if opener == place + 1 and not _in_object_relative(tokens, group.start):
            if "participle" in kinds and not group.has_have and _is_particular(tokens, place):
                return _reduced(sentence, place, opener, end, act, family)
            return None
        subject = subject_before(tokens, group.start)
        where, rule = "", f"verb.{family}"
    if subject is None:
        return None
    span_start = place + 1
    if subject.relative >= 0:
        where, rule = " in a relative clause", f"relative.{family}"
        end = relative_end(sentence, subject, start, end)
    if opener == place + 1:
        span_start = start
    source = tokens[subject.start : subject.end]
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, group.negation if group.negation >= 0 else place, place + 1),
        source=span_of(tokens, subject.start, subject.end),
        source_tokens=source,
        spans=[span_of(tokens, span_start, end)],
        act=act,
        rule=rule,
        why=f"'{tokens[place].text}' with source '{{source}}'{where}",
        kind="clause",
        polarity=Polarity.NEGATIVE if group.negation >= 0 else Polarity.POSITIVE,
    )


def _has_target(tokens: list[Token], start: int, opener: int, verb: str) -> bool:
    """Somebody stands between verb and deed: "two suspects in the murder of a judge" accuses nobody."""
    if verb == "suspect" and not tokens[opener + 1].low.endswith("ing") and opener > start:
        return False
    return opener == start or tokens[start].low == "by" or tokens[start].low not in PREPOSITIONS


def _find_opener(tokens: list[Token], place: int, openers: tuple[str, ...]) -> int:
    for index in range(place, min(len(tokens), place + _TARGET_WINDOW)):
        token = tokens[index]
        if token.quote >= 0 or (is_hard_stop(token) and token.text != "-"):
            return -1
        if token.low in openers and (openers != ("of",) or _opens_deed(tokens, index, place)):
            return index if index + 1 < len(tokens) else -1
    return -1


def _opens_deed(tokens: list[Token], index: int, place: int) -> bool:
    """As in "accused the head of the bank of fraud": the deed follows the last "of"."""
    if index == place or (index + 1 < len(tokens) and tokens[index + 1].low.endswith("ing")):
        return True
    for later in range(index + 1, min(len(tokens), index + 12)):
        token = tokens[later]
        if token.text == "," or token.quote >= 0 or is_hard_stop(token):
            return True
        if token.low == "of" and later + 1 < len(tokens):
            return not tokens[later + 1].low.endswith("ing") and not tokens[index + 1].is_capital
    return True


def _in_object_relative(tokens: list[Token], start: int) -> bool:
    for index in range(start - 1, max(-1, start - 14), -1):
        if tokens[index].low in ("who", "whom", "which"):
            return index < start - 1 and not has_finite(tokens, index + 1, start)
        if tokens[index].text == "," or is_hard_stop(tokens[index]):
            return False
    return False


def _participle_subject(tokens: list[Token], place: int) -> Subject | None:
    comma = place - 1
    if comma < 1 or (tokens[comma].text != "," and tokens[comma].low not in ("by", "while", "after")):
        return None
    return forward_subject(tokens, 0, comma)


def _passive(
    sentence: Sentence, place: int, opener: int, end: int, act: SpeechAct, family: str
) -> Draft | None:
    """As in "was accused (by X) of Y": without an agent it is hearsay."""
    tokens = sentence.tokens
    agent = None
    if opener > place + 1:
        if tokens[place + 1].low != "by":
            return None
        agent_end = noun_phrase_end(tokens, place + 2, opener)
        agent = (place + 2, agent_end) if agent_end > place + 2 else None
    first = opener + 1
    stop = end
    for index in range(opener + 1, end):
        if tokens[index].low == "by" and agent is None and tokens[index].quote < 0:
            follows = tokens[index + 1] if index + 1 < end else tokens[index]
            if follows.is_capital or follows.low in (
                "the",
                "a",
                "prosecutors",
                "police",
                "authorities",
                "officials",
            ):
                agent = (index + 1, noun_phrase_end(tokens, index + 1, end))
                stop = strip_end(tokens, first, index)
                break
    if stop <= first:
        return None
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, place, place + 1),
        source=span_of(tokens, *agent) if agent else None,
        source_tokens=tokens[agent[0] : agent[1]] if agent else [],
        spans=[span_of(tokens, first, stop)],
        act=act,
        rule=f"passive.{family}",
        why=f"'{tokens[place].text}' in the passive"
        + (" by '{source}'" if agent else ", nobody named as source"),
        kind="clause",
        certainty=Certainty.CERTAIN if agent else Certainty.UNKNOWN,
    )


def _is_particular(tokens: list[Token], place: int) -> bool:
    """Somebody in particular stands before "accused of": a name, "the three officers", not "officials"."""
    if place == 0 or not tokens[place - 1].is_word:
        return False
    if tokens[place].low == "charged" and tokens[place - 1].low in BODIES:
        return False  # "the body charged with proposing rules" has a task
    if tokens[place - 1].is_capital and place > 1:
        return True
    for index in range(place - 1, max(-1, place - 6), -1):
        low = tokens[index].low
        if low in ("the", "a", "an", "this", "another", "one") or low[0].isdigit() or low in _NUMBERS:
            return True
        if low in PREPOSITIONS or low in CONJUNCTIONS or not tokens[index].is_word:
            return False
    return False


def _reduced(
    sentence: Sentence, place: int, opener: int, end: int, act: SpeechAct, family: str
) -> Draft | None:
    """As in "a man accused of theft": a passive without its auxiliary."""
    tokens = sentence.tokens
    return _passive(sentence, place, opener, _reduced_end(tokens, opener + 1, end), act, family)


def _reduced_end(tokens: list[Token], start: int, end: int) -> int:
    """The accusation in a reduced clause ends at a comma or where the main verb begins."""
    stop = noun_phrase_end(tokens, start, end)
    return stop if stop > start else end
