"""Verbs of saying in any order: "X said that", "..., X said", "said X", "the plan, X said, is"."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.claims.detector.agreement import agrees, is_active
from articles.claims.detector.asides import find_aside, main_clause_start
from articles.claims.detector.contents import Content, content_after
from articles.claims.detector.cues import ATTITUDES, FORMS, CueForm
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import relative_end
from articles.claims.detector.phrases import (
    VerbGroup,
    has_finite,
    starts_noun_phrase,
    verb_group,
)
from articles.claims.detector.postposed import (
    before_range,
    continuation,
    inverted_source_end,
    is_post_posed,
    post_posed_spans,
    reads_inverted,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.speakers import can_speak, can_state
from articles.claims.detector.statement import Span
from articles.claims.detector.subjects import Subject, subject_before
from articles.claims.detector.tokens import DASHES, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import PRONOUNS, SUBJECT_PRONOUNS
from articles.claims.vocabulary import Polarity, SpeechAct

#: Verb phrases of several words: (words, lexicon verb, act).
_PHRASES = tuple(
    (tuple(form.split()), verb, act)
    for forms, verb, act in (
        (
            "made it clear/makes it clear/make it clear/made clear/makes clear/make clear/made it plain"
            "/makes it plain/make it plain/made plain/makes plain/make plain",
            "state",
            SpeechAct.SAY,
        ),
        ("pointed out/points out/point out", "reveal", SpeechAct.SAY),
        ("went on to say/goes on to say", "say", SpeechAct.SAY),
        ("let it be known", "state", SpeechAct.SAY),
        ("ruled out/rules out/rule out", "oppose", SpeechAct.REFUSE),
    )
    for form in forms.split("/")
)
#: Verbs that stand before their subject without any quotation as a matter of course.
_PLAIN_INVERTED = word_set("say write explain add report note warn argue")
_PHRASE_OPENERS = frozenset(words[0] for words, _, _ in _PHRASES)
_PAST_OPENERS = frozenset({"made", "went", "pointed", "ruled", "let"})
_BASE_OPENERS = frozenset({"make", "point", "rule"})


def find_reporting(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each cue verb of the sentence that has a subject and a content."""
    tokens = sentence.tokens
    floor = 0
    speaker: Subject | None = None
    for place, token in enumerate(tokens):
        if token.quote >= 0:
            continue
        cue_end, form, act = _cue_at(tokens, place, sentence.is_heading)
        if form is None:
            continue
        draft, found = _one(sentence, place, cue_end, form, act, floor, speaker)
        if draft is not None:
            floor, speaker = cue_end, found
            yield draft


def _cue_at(tokens: list[Token], place: int, heading: bool) -> tuple[int, CueForm | None, SpeechAct]:
    low = tokens[place].low
    if low in _PHRASE_OPENERS:
        for words, verb, act in _PHRASES:
            if words[0] == low and tuple(t.low for t in tokens[place : place + len(words)]) == words:
                kind = "past" if low in _PAST_OPENERS else "base" if low in _BASE_OPENERS else "third"
                kinds = frozenset({kind, "participle"} if kind == "past" and low != "went" else {kind})
                return place + len(words), CueForm(FORMS[verb].cue, kinds), act
    form = FORMS.get(low)
    if form is None or (tokens[place].text[0].isupper() and not heading):
        return place, None, SpeechAct.SAY
    return place + 1, form, form.cue.act


class _Said(NamedTuple):
    """What a cue and its subject attribute: the parts, the rule that found them and what kind of content it is."""

    spans: list[Span]
    rule: str
    kind: str
    after: Content | None


def _one(
    sentence: Sentence,
    place: int,
    cue_end: int,
    form: CueForm,
    act: SpeechAct,
    floor: int,
    speaker: Subject | None,
) -> tuple[Draft | None, Subject | None]:
    """The draft of one cue and its subject. `speaker` is the subject of the cue before it in the sentence."""
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if not is_active(tokens, place, cue_end, form, group):
        return None, None
    inverted = _inverted(sentence, place, cue_end, form, group, act, floor)
    if inverted is not None:
        return inverted, None
    subject = subject_before(tokens, group.start) or _same_speaker(tokens, group.start, speaker)
    if subject is None or not agrees(tokens, place, cue_end, form, group, subject):
        return None, None
    if subject.start and tokens[subject.start - 1].low in ("if", "unless"):
        return None, None  # nobody has said it yet
    said = _what_was_said(sentence, subject, cue_end, form, floor)
    if said is None:
        return None, None
    return _draft(sentence, place, cue_end, form, act, group, subject, said), subject


def _same_speaker(tokens: list[Token], end: int, speaker: Subject | None) -> Subject | None:
    """Whoever spoke before "and added that", "but added that" goes on."""
    if speaker is None or end < 1 or tokens[end - 1].low not in ("and", "but", "then", "or"):
        return None
    return speaker._replace(coordinated=True)


def _what_was_said(
    sentence: Sentence, subject: Subject, cue_end: int, form: CueForm, floor: int
) -> _Said | None:
    tokens = sentence.tokens
    after = content_after(sentence, cue_end, form.cue)
    free = not subject.coordinated and subject.relative < 0
    before = before_range(sentence, subject.start, floor) if free else None
    if before is not None and is_post_posed(sentence, form, cue_end, after, before):
        return _Said(*post_posed_spans(sentence, before, after, cue_end), "quote", after)
    if after is None:
        aside = find_aside(sentence, subject, cue_end, form)
        return _Said(*aside, "clause", None) if aside is not None else None
    if after.kind == "phrase" and (sentence.is_heading or not _may_hold(sentence, subject, form)):
        return None
    rule, end = "verb.reporting", after.end
    if subject.relative >= 0:
        rule, end = "relative.reporting", relative_end(sentence, subject, after.start, after.end)
    elif subject.start == 1:
        end = main_clause_start(sentence, after)
    return _Said([span_of(tokens, after.start, end)], rule, after.kind, after)


def _may_hold(sentence: Sentence, subject: Subject, form: CueForm) -> bool:
    """A noun phrase is what somebody said only where somebody can speak: outfits offer nothing, drums praise no one."""
    source = sentence.tokens[subject.start : subject.end]
    if "x" in form.cue.frames:
        return can_state(source) and not can_speak(source)
    return can_speak(source) if "v" in form.cue.frames else can_state(source)


def _draft(
    sentence: Sentence,
    place: int,
    cue_end: int,
    form: CueForm,
    act: SpeechAct,
    group: VerbGroup,
    subject: Subject,
    said: _Said,
) -> Draft:
    tokens = sentence.tokens
    first = group.negation if group.negation >= 0 else place
    polarity = Polarity.NEGATIVE if group.negation >= 0 or act == SpeechAct.DENY else Polarity.POSITIVE
    if group.negation >= 0 and group.modal in ("would", "will", "wo") and said.after is not None:
        act = SpeechAct.DECLINE
    source = tokens[subject.start : subject.end]
    words = " ".join(token.text for token in tokens[first:cue_end])
    name = Span(source[0].start, source[-1].end)
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, first, cue_end),
        source=name,
        source_tokens=source,
        spans=said.spans,
        act=act,
        rule=said.rule,
        why=f"'{words}' with source '{{source}}'" + _WHERE[said.rule],
        kind=said.kind,
        polarity=polarity,
        certainty=form.cue.certainty,
        is_attitude=form.cue.verb in ATTITUDES,
    )


_WHERE = {
    "verb.reporting": "",
    "verb.as": " in a clause with 'as'",
    "verb.postposed": " after what was said",
    "verb.inserted": " set into what was said",
    "verb.inverted": " after the verb",
    "relative.reporting": " in a relative clause",
    "relative.object": " inside a relative clause",
}


def _inverted(
    sentence: Sentence, place: int, cue_end: int, form: CueForm, group: VerbGroup, act: SpeechAct, floor: int
) -> Draft | None:
    """Read a verb that stands before its subject: "..., said the mayor of the town on Monday"."""
    tokens = sentence.tokens
    if (
        group.start != place
        or place == 0
        or cue_end >= len(tokens)
        or not form.kinds & {"past", "third", "base"}
    ):
        return None
    mark = tokens[place - 1]
    if not (mark.text == "," or mark.quote >= 0 or mark.text in DASHES):
        return None
    follow = tokens[cue_end]
    if (
        follow.quote >= 0
        or not starts_noun_phrase(tokens, cue_end)
        or follow.low in PRONOUNS - SUBJECT_PRONOUNS
    ):
        return None
    quoted = mark.quote >= 0 or (mark.text == "," and place > 1 and tokens[place - 2].quote >= 0)
    plain = form.cue.verb in _PLAIN_INVERTED
    if not quoted and not plain and ("past" not in form.kinds or not form.cue.frames & set("cst") - {"a"}):
        return None
    before = before_range(sentence, place, floor)
    end = inverted_source_end(sentence, cue_end)
    if before is None or end <= cue_end or has_finite(tokens, end, end + 1):
        return None
    if not quoted and not reads_inverted(tokens, cue_end, end, before):
        return None
    if not quoted and not plain and ("a" in form.cue.frames or not can_speak(tokens[cue_end:end])):
        return None
    subject = Subject(cue_end, end)
    spans = [span_of(tokens, *before)]
    more = continuation(sentence, end, before)
    if more is not None and (tokens[before[1] - 1].quote >= 0 or not has_finite(tokens, *before)):
        spans.append(more)
    said = _Said(spans, "verb.inverted", "quote", None)
    return _draft(sentence, place, cue_end, form, act, group, subject, said)
