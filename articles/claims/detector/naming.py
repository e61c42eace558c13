"""What somebody calls a thing: "called the strikes 'a crime'", "described him as a liar"."""

from collections.abc import Iterator

from articles.claims.detector.agreement import is_active
from articles.claims.detector.cues import LEXICON, CueForm, CueVerb
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.phrases import VerbGroup, has_finite, is_hard_stop, looks_finite, verb_group
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.speakers import can_state
from articles.claims.detector.subjects import forward_subject, subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

#: verb: the word that must stand before what the thing is called, or "" for none.
_NAMING = {
    "call": "",
    "describe": "as",
    "characterize": "as",
    "characterise": "as",
    "denounce": "as",
    "brand": "",
    "dub": "",
    "label": "",
    "deem": "",
    **dict.fromkeys(
        """portray depict cast paint dismiss condemn criticize criticise hail praise view see regard decry slam
        attack ridicule deride mock frame""".split(),
        "as",
    ),
}
_FORMS = {
    word: CueForm(CueVerb(verb, SpeechAct.SAY, frozenset(), frozenset(), Certainty.CERTAIN), kinds)
    for verb in _NAMING
    for word, kinds in forms_of(verb).items()
}
#: What one does by a name for a thing; whoever only calls it something says so.
_ACTS = {verb: LEXICON[verb].act for verb in _NAMING if verb in LEXICON and verb != "call"}
_THINGS = frozenset({"it", "him", "her", "them", "this", "himself", "herself", "themselves"})
_WINDOW = 14
#: What a name for a thing begins with: "called the plan a disgrace".
_OPENERS = word_set("a an the one his her its their")
_ADJECTIVE_ENDINGS = tuple("al ous ive ful less able ible ic ary ing ent ant ular ish".split())


def find_naming(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each verb of calling with a speaker, a thing and a name for it."""
    tokens = sentence.tokens
    if sentence.is_heading:
        return
    for place, token in enumerate(tokens):
        form = _FORMS.get(token.low)
        if form is None or token.quote >= 0 or token.is_capital:
            continue
        group = verb_group(tokens, place)
        end = _end(sentence, place + 1, _NAMING[form.cue.verb])
        if end < 0:
            end = _named_by_what(sentence, place, group)
        if end < 0:
            continue
        if form.kinds == {"gerund"} and not group.has_be:
            subject = (
                forward_subject(tokens, 0, place - 1) if place and tokens[place - 1].text == "," else None
            )
        elif is_active(tokens, place, place + 1, form, group):
            subject = subject_before(tokens, group.start)
        else:
            subject = None
        if subject is None or not can_state(tokens[subject.start : subject.end]):
            continue
        yield Draft(
            sentence=sentence,
            cue=span_of(tokens, place, place + 1),
            source=span_of(tokens, subject.start, subject.end),
            source_tokens=tokens[subject.start : subject.end],
            spans=[span_of(tokens, place + 1, end)],
            act=_ACTS.get(form.cue.verb, SpeechAct.SAY),
            rule="verb.naming",
            why=f"'{token.text}' with source '{{source}}', who gives the thing a name",
            kind="clause",
            polarity=Polarity.NEGATIVE if group.negation >= 0 else Polarity.POSITIVE,
        )


def _named_by_what(sentence: Sentence, place: int, group: VerbGroup) -> int:
    """The end of the name in "what Lund called a farce"; -1 where no "what" stands before the speaker."""
    tokens = sentence.tokens
    before = [token.low for token in tokens[max(0, group.start - 8) : group.start]]
    if "what" not in before or place + 1 >= len(tokens):
        return -1
    after = tokens[place + 1]
    if after.quote >= 0:
        return sentence.quotes[after.quote][1] + 1
    return (
        strip_end(tokens, place + 1, clause_end(sentence, place + 1, "phrase"))
        if after.low in _OPENERS
        else -1
    )


def _end(sentence: Sentence, start: int, needs: str) -> int:
    """The end of thing and name, or -1 when nothing is called anything."""
    tokens = sentence.tokens
    if start + 1 >= len(tokens) or tokens[start].quote >= 0 or tokens[start].low in PREPOSITIONS:
        return -1
    for index in range(start + 1, min(start + _WINDOW, len(tokens))):
        token = tokens[index]
        if token.quote >= 0:
            named = not needs or any(t.low == needs for t in tokens[start:index])
            return sentence.quotes[token.quote][1] + 1 if named else -1
        if _names(tokens, start, index, needs):
            return strip_end(tokens, start, clause_end(sentence, index, "phrase"))
        if token.text == "," and not needs:
            closing = next(
                (i for i in range(index + 1, min(index + 9, len(tokens))) if tokens[i].text == ","), -1
            )
            named = closing > 0 and closing + 1 < len(tokens) and tokens[closing + 1].low in _OPENERS
            return strip_end(tokens, start, clause_end(sentence, closing + 1, "phrase")) if named else -1
        if is_hard_stop(token) or token.text == "," or looks_finite(tokens, index):
            return -1
    return -1


def _names(tokens: list[Token], start: int, index: int, needs: str) -> bool:
    if needs:
        names = tokens[index].low == needs and index + 1 < len(tokens)
        # "saw the detentions grow as police broke up marches": a clause, no name
        return names and not has_finite(tokens, index + 2, index + 5)
    before, token = tokens[index - 1], tokens[index]
    if not before.is_word or before.low in DETERMINERS | PREPOSITIONS | CONJUNCTIONS:
        return False
    if token.low in _OPENERS:
        return True
    is_thing = index == start + 1 and (tokens[start].low in _THINGS or tokens[start].is_capital)
    is_thing = is_thing or (tokens[start].low in DETERMINERS and index > start + 1)
    return is_thing and not token.is_capital and token.low.endswith(_ADJECTIVE_ENDINGS)
