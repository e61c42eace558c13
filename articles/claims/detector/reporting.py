"""Verbs of saying in any order: "X said that", "..., X said", "said X", "the plan, X said, is"."""

from collections.abc import Iterator

from articles.claims.detector.contents import Content, content_after, strip_end
from articles.claims.detector.cues import ATTITUDES, FORMS, NOUN_FORMS, CueForm
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.phrases import (
    VerbGroup,
    has_finite,
    is_hard_stop,
    skip_time,
    starts_noun_phrase,
    verb_group,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.subjects import Subject, subject_before
from articles.claims.detector.tokens import DASHES, QUOTE_MARKS, TERMINALS, Token
from articles.claims.detector.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBJECT_PRONOUNS
from articles.claims.vocabulary import Polarity, SpeechAct

#: Verb phrases of several words: (words, lexicon verb, act).
_PHRASES = (
    (("made", "it", "clear"), "state", SpeechAct.SAY),
    (("makes", "it", "clear"), "state", SpeechAct.SAY),
    (("make", "it", "clear"), "state", SpeechAct.SAY),
    (("made", "clear"), "state", SpeechAct.SAY),
    (("makes", "clear"), "state", SpeechAct.SAY),
    (("make", "clear"), "state", SpeechAct.SAY),
    (("pointed", "out"), "reveal", SpeechAct.SAY),
    (("points", "out"), "reveal", SpeechAct.SAY),
    (("point", "out"), "reveal", SpeechAct.SAY),
    (("went", "on", "to", "say"), "say", SpeechAct.SAY),
    (("goes", "on", "to", "say"), "say", SpeechAct.SAY),
    (("ruled", "out"), "oppose", SpeechAct.REFUSE),
    (("rules", "out"), "oppose", SpeechAct.REFUSE),
    (("rule", "out"), "oppose", SpeechAct.REFUSE),
)
_BLOCKING_MODALS = frozenset("can could may might should must shall ca".split())
_REFUSING = (("will", "not"), ("would", "not"), ("will", "never"), ("would", "never"), ("wo", "n't"))


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
    if low in ("made", "makes", "make", "pointed", "points", "point", "went", "goes", "ruled", "rules", "rule"):
        for words, verb, act in _PHRASES:
            if words[0] == low and tuple(t.low for t in tokens[place : place + len(words)]) == words:
                base = FORMS[verb]
                kinds = {"m": "past", "w": "past", "p": "past", "r": "past"}
                kind = kinds[low[0]] if low in ("made", "went", "pointed", "ruled") else "third"
                kind = "base" if low in ("make", "point", "rule") else kind
                kindset = frozenset({kind, "participle"} if kind == "past" and low != "went" else {kind})
                return place + len(words), CueForm(base.cue, kindset), act
    form = FORMS.get(low)
    if form is None or tokens[place].text[0].isupper() and not heading:
        return place, None, SpeechAct.SAY
    return place + 1, form, form.cue.act


def _one(
    sentence: Sentence, place: int, cue_end: int, form: CueForm, act: SpeechAct, floor: int
) -> Draft | None:
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if not _is_active(tokens, place, cue_end, form, group):
        return None
    inverted = _inverted(sentence, place, cue_end, form, group, act, floor)
    if inverted is not None:
        return inverted
    subject = subject_before(tokens, group.start)
    if subject is None or not _agrees(tokens, place, cue_end, form, group, subject):
        return None
    after = content_after(sentence, cue_end, form.cue)
    before = None if subject.coordinated or subject.relative >= 0 else _content_before(sentence, subject, floor)
    if before is not None and not _is_post_posed(sentence, form, cue_end, after, before):
        before = None
    if before is not None:
        spans, rule = _post_posed_spans(sentence, before, after, cue_end)
    elif after is not None:
        if after.kind == "phrase" and sentence.is_heading:
            return None
        spans, rule = [span_of(tokens, after.start, after.end)], "verb.reporting"
        if subject.relative >= 0:
            rule = "relative.reporting"
    else:
        return None
    kind = "quote" if before is not None else after.kind if after is not None else "clause"
    return _draft(sentence, place, cue_end, form, act, group, subject, spans, rule, kind, after)


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
        act=_refined(act, tokens, after),
        rule=rule,
        why=f"'{words}' with source '{{source}}'" + _WHERE[rule],
        kind=kind,
        polarity=polarity,
        certainty=form.cue.certainty,
        is_attitude=form.cue.verb in ATTITUDES,
    )


_WHERE = {
    "verb.reporting": "",
    "verb.postposed": " after what was said",
    "verb.inserted": " set into what was said",
    "verb.inverted": " after the verb",
    "relative.reporting": " in a relative clause",
}


def _refined(act: SpeechAct, tokens: list[Token], after: Content | None) -> SpeechAct:
    """A saying that announces "we will not" refuses; one that calls something unacceptable objects."""
    if act != SpeechAct.SAY or after is None:
        return act
    lows = [token.low for token in tokens[after.start : min(after.end, after.start + 40)]]
    if any(word in _REJECTIONS for word in lows):
        return SpeechAct.OBJECT
    for index, low in enumerate(lows[:-1]):
        if (low, lows[index + 1]) in _REFUSING or low == "won't":
            follow = lows[index + 2] if low != "won't" and index + 2 < len(lows) else lows[index + 1]
            if follow in _YIELDING:
                return SpeechAct.REFUSE
    return act


_REJECTIONS = frozenset("unacceptable intolerable inadmissible impermissible".split())
_YIELDING = frozenset(
    """allow accept permit tolerate let agree consent yield bow negotiate cooperate comply surrender join sign
    take hand extradite cede concede admit""".split()
)


def _is_active(tokens: list[Token], place: int, cue_end: int, form: CueForm, group: VerbGroup) -> bool:
    """True for a verb form that makes a statement by its subject: no passive, no infinitive, no bare gerund."""
    kinds = form.kinds
    if group.after_to or group.modal in _BLOCKING_MODALS:
        return False
    if group.modal and group.negation < 0 and group.modal != "will":
        return False
    if group.has_be:
        return "gerund" in kinds
    if group.has_have:
        return "participle" in kinds
    if group.modal or group.has_do:
        return "base" in kinds
    if not kinds & {"past", "third", "base"}:
        return False
    if "past" in kinds and "participle" in kinds and cue_end < len(tokens) and tokens[cue_end].low == "by":
        return group.start > 0 and tokens[group.start - 1].low in SUBJECT_PRONOUNS
    return True


def _agrees(
    tokens: list[Token], place: int, cue_end: int, form: CueForm, group: VerbGroup, subject: Subject
) -> bool:
    """Sort verbs from nouns that look the same: "officials claim", not "the claim"."""
    finite = not (group.has_be or group.has_have or group.has_do or group.modal)
    if not finite:
        return True
    kinds = form.kinds
    head = tokens[subject.end - 1]
    low = tokens[place].low
    if "past" in kinds and low not in NOUN_FORMS:
        return True
    plural = (
        head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) or head.low in _PLURALS
        or any(token.low == "and" for token in tokens[subject.start : subject.end])
    )
    if "base" in kinds and "past" not in kinds:
        if not plural and not (tokens[subject.start].is_capital and low not in NOUN_FORMS and head.is_capital):
            relative = subject.relative >= 0 or tokens[subject.start].low in _QUANTIFIERS
            if not relative and not _plural_head(tokens, subject):
                return False
        if head.low in ("he", "she", "it"):
            return False
    if "third" in kinds and "base" not in kinds and head.low in ("they", "we", "i", "you"):
        return False
    if low in NOUN_FORMS:
        if cue_end < len(tokens) and has_finite(tokens, cue_end, cue_end + 1):
            return False
        if tokens[place - 1].low[0].isdigit() or tokens[place - 1].low in DETERMINERS | PREPOSITIONS or tokens[place - 1].low.endswith("'s"):
            return False
        if "third" in kinds and plural and head.low not in ("news", "times"):
            return False
    return True


_PLURALS = frozenset(
    "people police they we you i who some many others both all authorities men women children media".split()
)
_QUANTIFIERS = frozenset("some many most several few both all two three four five".split())


def _plural_head(tokens: list[Token], subject: Subject) -> bool:
    """"officials in the region", "experts who follow": the head before the first preposition is plural."""
    for index in range(subject.start, subject.end):
        low = tokens[index].low
        if low in PREPOSITIONS or low in ("who", "which", ",", "that"):
            before = tokens[index - 1].low if index > subject.start else ""
            return before.endswith("s") or before in _PLURALS
    return False


def _content_before(sentence: Sentence, subject: Subject, floor: int) -> tuple[int, int] | None:
    """Token range of what stands before the subject when a comma, dash or quotation ends it."""
    return before_range(sentence, subject.start, floor)


def before_range(sentence: Sentence, stop: int, floor: int) -> tuple[int, int] | None:
    """Token range of a content that ends before `stop` (a subject or an inverted verb)."""
    tokens = sentence.tokens
    if stop <= floor:
        return None
    mark = tokens[stop - 1]
    if not (mark.text in (",", "?", "!") or mark.text in DASHES or mark.quote >= 0):
        return None
    start = floor
    if floor:
        while start < stop and not (tokens[start].text in (",", ";") or tokens[start].quote >= 0):
            start += 1
    while start < stop and (
        tokens[start].low in CONJUNCTIONS or tokens[start].text in (",", ";", "-", "—", "–")
    ):
        start += 1
    end = strip_end(tokens, start, stop)
    if end <= start:
        return None
    return start, end


def _is_post_posed(
    sentence: Sentence, form: CueForm, cue_end: int, after: Content | None, before: tuple[int, int]
) -> bool:
    """Decide whether what was said stands before its source: "..., X said."."""
    tokens = sentence.tokens
    start, end = before
    quoted = tokens[end - 1].quote >= 0
    if not quoted and not form.cue.frames & set("ct"):
        return False
    if quoted:
        return after is None or after.kind in ("quote", "phrase") or not has_finite(tokens, start, end)
    follows = tokens[cue_end].text if cue_end < len(tokens) else "."
    if after is None:
        rest = skip_time(tokens, cue_end, len(tokens))
        closes = follows in TERMINALS or follows in (",", ":") or rest > cue_end or (
            cue_end < len(tokens) and tokens[cue_end].low in PREPOSITIONS | {"that"}
        )
        return bool(closes) and follows != ":" and (has_finite(tokens, start, end) or follows == "," )
    return False


def _post_posed_spans(
    sentence: Sentence, before: tuple[int, int], after: Content | None, cue_end: int
) -> tuple[list[Span], str]:
    tokens = sentence.tokens
    spans = [span_of(tokens, *before)]
    if after is not None and after.kind == "quote":
        return [*spans, span_of(tokens, after.start, after.end)], "verb.inserted"
    rest = _continuation(sentence, cue_end, before)
    if rest is not None:
        return [*spans, rest], "verb.inserted"
    return spans, "verb.postposed"


def _continuation(sentence: Sentence, cue_end: int, before: tuple[int, int]) -> Span | None:
    """The part after "..., X said, ...": a second quotation, or the rest of a clause cut in two."""
    tokens = sentence.tokens
    comma = cue_end
    while comma < len(tokens) and tokens[comma].text != "," and comma < cue_end + 14:
        if tokens[comma].quote >= 0 or is_hard_stop(tokens[comma]):
            break
        comma += 1
    if comma + 1 >= len(tokens) or tokens[comma].text not in (",", ":") and tokens[comma].quote < 0:
        return None
    start = comma if tokens[comma].quote >= 0 else comma + 1
    first = tokens[start]
    if first.quote >= 0:
        last = sentence.quotes[first.quote][1]
        return span_of(tokens, start, last + 1)
    if tokens[before[1] - 1].quote >= 0 or has_finite(tokens, *before):
        return None
    if first.low in CONJUNCTIONS or first.low.endswith("ing") or first.low in ("who", "which", "as", "while", "after"):
        return None
    end = strip_end(tokens, start, len(tokens))
    return span_of(tokens, start, end) if end > start else None


def _inverted(
    sentence: Sentence, place: int, cue_end: int, form: CueForm, group: VerbGroup, act: SpeechAct, floor: int
) -> Draft | None:
    """"'...', said the mayor of the town on Monday.""" ""
    tokens = sentence.tokens
    if group.start != place or place == 0 or cue_end >= len(tokens) or not form.kinds & {"past", "third", "base"}:
        return None
    mark = tokens[place - 1]
    if not (mark.text == "," or mark.quote >= 0 or mark.text in DASHES):
        return None
    follow = tokens[cue_end]
    if follow.quote >= 0 or not starts_noun_phrase(tokens, cue_end) or follow.low in PRONOUNS - SUBJECT_PRONOUNS:
        return None
    if mark.quote < 0 and form.cue.verb not in ("say", "write", "explain", "add", "report", "note", "warn", "argue"):
        return None
    if mark.quote < 0 and _has_own_subject(tokens, place):
        return None
    before = before_range(sentence, place, floor)
    if before is None or mark.quote < 0 and not has_finite(tokens, *before):
        return None
    end = _inverted_source_end(sentence, cue_end)
    if end <= cue_end or has_finite(tokens, end, min(end + 1, len(tokens))):
        return None
    subject = Subject(cue_end, end)
    spans = [span_of(tokens, *before)]
    more = _continuation(sentence, end, before)
    if more is not None and tokens[before[1] - 1].quote >= 0:
        spans.append(more)
    return _draft(sentence, place, cue_end, form, act, group, subject, spans, "verb.inverted", "quote", None)


def _has_own_subject(tokens: list[Token], place: int) -> bool:
    """"Smith, the mayor, said Jones was": the verb already has a subject before the comma."""
    subject = subject_before(tokens, place)
    return subject is not None and not has_finite(tokens, subject.start, subject.end)


def _inverted_source_end(sentence: Sentence, start: int) -> int:
    """The end of the source after an inverted verb, with an apposition when one follows."""
    tokens = sentence.tokens
    size = len(tokens)
    index = start
    commas = 0
    while index < min(size, start + 30):
        token = tokens[index]
        if token.quote >= 0 or is_hard_stop(token):
            break
        if index > start and skip_time(tokens, index, size) > index and token.low not in ("the", "a", "this", "one"):
            break
        if token.low in ("in", "on", "at", "during", "after", "when", "as", "while", "to", "before") and commas == 0:
            break
        if token.text == ",":
            after = tokens[index + 1] if index + 1 < size else None
            if after is None or after.quote >= 0 or commas:
                break
            if not (after.low in ("a", "an", "the", "who") or after.is_capital or after.low[0].isalpha()):
                break
            if after.low in CONJUNCTIONS | PREPOSITIONS or after.low.endswith("ing"):
                break
            commas += 1
        index += 1
    return strip_end(tokens, start, min(index, size)) if index > start else start


def is_mark(token: Token) -> bool:
    """True for quotation marks."""
    return token.text in QUOTE_MARKS
