"""Official acts: what an authority does by saying so. They rest on a record, not on somebody's word.

In the active voice the acting body must be there and be one that can act; a passive may leave it out ("was designated
as a terrorist organisation"); the act may also stand as a noun ("the designation of X as ..."). A clause after
"announced that" is a statement, and so is every accusation.
"""

from collections.abc import Iterator

from articles.claims.detector.act_kinds import ActKind
from articles.claims.detector.act_nouns import NOMINAL, NOMINAL_THINGS, nominal_act
from articles.claims.detector.act_parts import act_draft, act_end, is_authority, object_after
from articles.claims.detector.act_passives import is_passive, passive_act
from articles.claims.detector.act_verbs import ACT_VERBS, ActVerb
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import strip_end, without_time
from articles.claims.detector.phrases import (
    VerbGroup,
    verb_group,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.sources import is_pronoun
from articles.claims.detector.subjects import Subject, subject_before
from articles.claims.detector.words import DETERMINERS


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each designation, sanction, reward, charge, order or the like by an authority."""
    if sentence.is_heading:
        return
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        if token.low in NOMINAL or token.low in NOMINAL_THINGS:
            nominal = nominal_act(sentence, place)
            if nominal is not None:
                yield nominal
        for reading in ACT_VERBS.get(token.low, ()):
            draft = _one(sentence, place, reading)
            if draft is not None:
                yield draft
                break


def _one(sentence: Sentence, place: int, reading: ActVerb) -> Draft | None:
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if group.after_to or group.modal or group.negation >= 0:
        return None
    if "participle" in reading.kinds and is_passive(tokens, place, group):
        return passive_act(sentence, place, reading, group)
    if (group.has_be and "gerund" not in reading.kinds) or (
        group.has_have and "participle" not in reading.kinds
    ):
        return None
    if not (group.has_have or group.has_be) and not reading.kinds & {"past", "third", "base"}:
        return None
    return _active(sentence, place, reading, group)


def _active(sentence: Sentence, place: int, reading: ActVerb, group: VerbGroup) -> Draft | None:
    tokens = sentence.tokens
    kind = reading.name(reading.verb, [token.low for token in object_after(tokens, place + 1)], ())
    subject = subject_before(tokens, group.start) if kind is not None else None
    if kind is None or subject is None or not _may(sentence, subject, kind):
        return None
    if tokens[group.start - 1].low in DETERMINERS:
        return None  # "its sanctions list": a noun
    if reading.kinds == {"base"} and not (subject.coordinated or tokens[subject.end - 1].low.endswith("s")):
        return None  # "asked that he declare": nothing is done yet
    start = place + 1
    while start < len(tokens) and not tokens[start].is_word and tokens[start].text not in '$€£“"':
        start += 1
    end = strip_end(tokens, start, act_end(sentence, start)) if start < len(tokens) else start
    end = without_time(tokens, start, end)
    if end <= start:
        return None
    source = tokens[subject.start : subject.end]
    spans = [span_of(tokens, start, end)]
    return act_draft(sentence, place, kind, kind.rule, source, spans)


def _may(sentence: Sentence, subject: Subject, kind: ActKind) -> bool:
    source = sentence.tokens[subject.start : subject.end]
    if is_pronoun(source):
        # only who has the power signs orders; for every other act a pronoun may stand for anybody
        return kind.rule == "act.order" and not kind.strict and source[0].low in ("he", "she")
    return is_authority(sentence, source, kind)
