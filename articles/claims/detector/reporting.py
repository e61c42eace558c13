"""Verbs of saying in any order: "X said that", "..., X said", "said X", "the plan, X said, is"."""

from collections.abc import Iterator

from articles.claims.detector.agreement import agrees, is_active
from articles.claims.detector.contents import Content, clause_end, content_after, relative_end, strip_end
from articles.claims.detector.cues import ATTITUDES, FORMS, CueForm
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.phrases import (
    VerbGroup,
    has_finite,
    looks_finite,
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
from articles.claims.detector.words import CONJUNCTIONS, PRONOUNS, SUBJECT_PRONOUNS
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
    for place, token in enumerate(tokens):
        if token.quote >= 0:
            continue
        cue_end, form, act = _cue_at(tokens, place, sentence.is_heading)
        if form is None:
            continue
        draft = _one(sentence, place, cue_end, form, act, floor)
        if draft is not None:
            floor = cue_end
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


def _one(
    sentence: Sentence, place: int, cue_end: int, form: CueForm, act: SpeechAct, floor: int
) -> Draft | None:
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if not is_active(tokens, place, cue_end, form, group):
        return None
    inverted = _inverted(sentence, place, cue_end, form, group, act, floor)
    if inverted is not None:
        return inverted
    subject = subject_before(tokens, group.start)
    if subject is None or not agrees(tokens, place, cue_end, form, group, subject):
        return None
    if subject.start and tokens[subject.start - 1].low in ("if", "unless"):
        return None  # nobody has said it yet
    after = content_after(sentence, cue_end, form.cue)
    before = (
        None if subject.coordinated or subject.relative >= 0 else before_range(sentence, subject.start, floor)
    )
    if before is not None and not is_post_posed(sentence, form, cue_end, after, before):
        before = None
    as_clause = None
    if after is None and before is None and form.cue.frames & set("ct"):
        as_clause = _after_as_clause(sentence, subject, cue_end)
    gap = _gap(sentence, subject, cue_end, form) if after is None and before is None else None
    inserted = None
    if after is None and before is None and gap is None and form.cue.frames & set("sc"):
        inserted = _set_in(sentence, subject, cue_end)
    if gap is not None:
        spans, rule = gap, "relative.object"
    elif inserted is not None:
        spans, rule = [inserted], "verb.inserted"
    elif as_clause is not None:
        spans, rule = [as_clause], "verb.as"
    elif before is not None:
        spans, rule = post_posed_spans(sentence, before, after, cue_end)
    elif after is not None:
        if after.kind == "phrase" and (sentence.is_heading or not _may_hold(sentence, subject, form)):
            return None
        spans, rule = [span_of(tokens, after.start, after.end)], "verb.reporting"
        if subject.relative >= 0:
            end = relative_end(sentence, subject, after.start, after.end)
            spans, rule = [span_of(tokens, after.start, end)], "relative.reporting"
        elif subject.start == 1 and tokens[0].low in _SUBORDINATE:
            end = _main_clause(sentence, after)
            spans = [span_of(tokens, after.start, end)]
    else:
        return None
    kind = "quote" if before is not None else after.kind if after is not None else "clause"
    return _draft(sentence, place, cue_end, form, act, group, subject, spans, rule, kind, after)


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
    spans: list[Span],
    rule: str,
    kind: str,
    after: Content | None,
) -> Draft:
    tokens = sentence.tokens
    first = group.negation if group.negation >= 0 else place
    polarity = Polarity.NEGATIVE if group.negation >= 0 or act == SpeechAct.DENY else Polarity.POSITIVE
    if group.negation >= 0 and group.modal in ("would", "will", "wo") and after is not None:
        act = SpeechAct.DECLINE
    source = tokens[subject.start : subject.end]
    words = " ".join(token.text for token in tokens[first:cue_end])
    name = Span(source[0].start, source[-1].end)
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, first, cue_end),
        source=name,
        source_tokens=source,
        spans=spans,
        act=act,
        rule=rule,
        why=f"'{words}' with source '{{source}}'" + _WHERE[rule],
        kind=kind,
        polarity=polarity,
        certainty=form.cue.certainty,
        is_attitude=form.cue.verb in ATTITUDES,
    )


#: A sentence that opens with one of these has its main clause after a comma.
_SUBORDINATE = word_set("while although though when if since because whereas after before once even")


def _main_clause(sentence: Sentence, after: Content) -> int:
    """Where the content ends in "While Lund said the pier was safe, it fell": before the main clause."""
    tokens = sentence.tokens
    for index in range(after.end - 2, after.start + 1, -1):
        if tokens[index].text != "," or tokens[index].quote >= 0 or tokens[index + 1].quote >= 0:
            continue
        opens = tokens[index + 1].low
        leads = starts_noun_phrase(tokens, index + 1) and opens not in CONJUNCTIONS
        if leads and has_finite(tokens, index + 2, after.end) and has_finite(tokens, after.start, index):
            return strip_end(tokens, after.start, index)
    return after.end


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
    return _draft(sentence, place, cue_end, form, act, group, subject, spans, "verb.inverted", "quote", None)


def _gap(sentence: Sentence, subject: Subject, cue_end: int, form: CueForm) -> list[Span] | None:
    """Read "the list, which he said was short": the pronoun and the clause whose subject it is."""
    tokens = sentence.tokens
    opener = subject.start - 1
    if opener < 1 or tokens[opener].low not in ("that", "which", "who", "whom", "what"):
        return None
    if not form.cue.frames & set("cst") or cue_end >= len(tokens) or not looks_finite(tokens, cue_end):
        return None
    end = strip_end(tokens, cue_end, clause_end(sentence, cue_end, "clause"))
    if tokens[opener - 1].text == ",":
        comma = next(
            (i for i in range(cue_end + 1, end) if tokens[i].text == "," and tokens[i].quote < 0), end
        )
        end = strip_end(tokens, cue_end, comma)
    return [span_of(tokens, opener, opener + 1), span_of(tokens, cue_end, end)] if end > cue_end else None


def _set_in(sentence: Sentence, subject: Subject, cue_end: int) -> Span | None:
    """Read "And yet, the aides say, the pier is safe": nothing but a connection stands before the source."""
    tokens = sentence.tokens
    comma = subject.start - 1
    if comma < 1 or tokens[comma].text != "," or cue_end + 3 >= len(tokens) or tokens[cue_end].text != ",":
        return None
    if has_finite(tokens, 0, comma) or any(token.quote >= 0 for token in tokens[:comma]):
        return None
    if not starts_noun_phrase(tokens, cue_end + 1) or not has_finite(tokens, cue_end + 2, cue_end + 20):
        return None
    end = strip_end(tokens, cue_end + 1, clause_end(sentence, cue_end + 1, "clause"))
    return span_of(tokens, cue_end + 1, end)


def _after_as_clause(sentence: Sentence, subject: Subject, cue_end: int) -> Span | None:
    """Read "As the mayor told the council, the pier is unsafe": the content follows the comma."""
    tokens = sentence.tokens
    if subject.start != 1 or tokens[0].low != "as":
        return None
    comma = next((i for i in range(cue_end, min(cue_end + 14, len(tokens) - 1)) if tokens[i].text == ","), -1)
    if comma < 0 or has_finite(tokens, cue_end, comma):
        return None
    end = strip_end(tokens, comma + 1, clause_end(sentence, comma + 1, "clause"))
    return span_of(tokens, comma + 1, end) if end > comma + 1 else None
