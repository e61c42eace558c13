"""The long tail: words no lexicon lists, that attribute by the frame they stand in.

An unknown verb between somebody and a that-clause ("Lund grumbled that ...") or beside a quotation ("...",
Lund deadpanned), an adjective of conviction ("is adamant that"), a roundabout way to speak up ("took to the
radio to say", "is quoted as saying").
"""

from collections.abc import Iterator

from articles.claims.detector.contents import Content, content_after
from articles.claims.detector.cues import FORMS, LEXICON
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.phrases import (
    VerbGroup,
    has_finite,
    is_hard_stop,
    looks_finite,
    skip_time,
    starts_noun_phrase,
    verb_group,
)
from articles.claims.detector.postposed import before_range, inverted_source_end, post_posed_spans
from articles.claims.detector.saying_nouns import NOUNS
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.speakers import can_speak
from articles.claims.detector.statement import Span
from articles.claims.detector.subjects import Subject, subject_before
from articles.claims.detector.tokens import DASHES, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    BE,
    IRREGULAR_VERBS,
    NOT_PAST,
    PREPOSITIONS,
    is_adverb,
)
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

#: Verbs with a that-clause by which nobody says anything.
_NOT_SAYING = word_set(
    """
    ensured meant happened knew realized realised remembered forgot noticed discovered checked
    arranged pretended wished dreamed sensed ignored caused required resulted proved saw made took
    got became is was seems appears turned remains followed needed wanted ended
    """
)
_PARTICLES = word_set("back in out slip up")
_ADJECTIVES = {
    word: (act, certainty)
    for act, certainty, adjectives in (
        (
            SpeechAct.ARGUE,
            Certainty.CERTAIN,
            "adamant certain convinced emphatic insistent positive sure unequivocal",
        ),
        (SpeechAct.ARGUE, Certainty.PROBABLE, "confident persuaded satisfied"),
        (SpeechAct.ARGUE, Certainty.POSSIBLE, "doubtful sceptical skeptical unconvinced"),
        (SpeechAct.PREDICT, Certainty.PROBABLE, "hopeful optimistic"),
        (SpeechAct.PREDICT, Certainty.POSSIBLE, "afraid alarmed concerned fearful worried"),
    )
    for word in adjectives.split()
}
_BEING = BE | word_set("remain remains remained seemed seems feel feels felt")
_LIGHT = word_set(
    """
    took takes take went goes used uses held holds called came stood rose stepped rang phoned wrote
    appeared spoke turned posted returned rushed hurried
    """
)
_PURPOSES = word_set(
    """
    say announce declare insist warn claim complain argue explain deny admit confirm state tell stress
    reveal assert allege protest demand urge criticise criticize condemn denounce vow promise
    """
)
_WINDOW = 12


def find_frames(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each word that attributes by its frame alone."""
    tokens = sentence.tokens
    if sentence.is_heading:
        return
    for place in range(1, len(tokens) - 1):
        token = tokens[place]
        if token.quote >= 0 or token.is_capital:
            continue
        low = token.low
        if low in _ADJECTIVES:
            draft = _adjective(sentence, place)
        elif low in ("quoted", "record"):
            draft = _quoted_as(sentence, place)
        elif low in _PURPOSES:
            draft = _purpose(sentence, place)
        elif _may_be_unknown_verb(low):
            draft = _unknown(sentence, place)
        else:
            continue
        if draft is not None:
            yield draft


def _may_be_unknown_verb(low: str) -> bool:
    if low in FORMS or low in AUXILIARIES or low in _NOT_SAYING:
        return False
    if low in IRREGULAR_VERBS:
        return True
    if low.endswith("s"):
        return len(low) > 4 and not low.endswith(("ss", "us", "is", "'s"))
    return low.endswith("ed") and low not in NOT_PAST


def _draft(
    sentence: Sentence,
    cue: tuple[int, int],
    subject: Subject,
    spans: list[Span],
    rule: str,
    kind: str,
    act: SpeechAct = SpeechAct.SAY,
    certainty: Certainty = Certainty.CERTAIN,
    negation: int = -1,
) -> Draft:
    tokens = sentence.tokens
    first = negation if 0 <= negation < cue[0] else cue[0]
    words = " ".join(token.text for token in tokens[first : cue[1]])
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, first, cue[1]),
        source=span_of(tokens, subject.start, subject.end),
        source_tokens=tokens[subject.start : subject.end],
        spans=spans,
        act=act,
        rule=rule,
        why=f"'{words}' between '{{source}}' and what is said",
        kind=kind,
        polarity=Polarity.NEGATIVE if negation >= 0 or act is SpeechAct.DENY else Polarity.POSITIVE,
        certainty=certainty,
    )


def _speaker(tokens: list[Token], group: VerbGroup) -> Subject | None:
    subject = subject_before(tokens, group.start)
    if subject is None or not can_speak(tokens[subject.start : subject.end]):
        return None
    return subject


def _unknown(sentence: Sentence, place: int) -> Draft | None:
    tokens = sentence.tokens
    end = place + 1
    if tokens[end].low in _PARTICLES and end + 1 < len(tokens):
        end += 1
    that = _that_after(tokens, end)
    quoted = that < 0 and _near_quote(tokens, place, end)
    if that < 0 and not quoted:
        return None
    group = verb_group(tokens, place)
    if group.has_be or group.after_to or group.modal or (group.has_have and tokens[place].low.endswith("s")):
        return None
    if that < 0:
        return _beside_quote(sentence, place, end, group)
    if tokens[place - 1].low in ("so", "such") or group.has_do:
        return None
    subject = _speaker(tokens, group)
    if subject is None or not _fits_person(tokens, place, group, subject):
        return None
    start = that + 1
    if looks_finite(tokens, start) or not has_finite(tokens, start + 1, start + 30):
        return None
    stop = strip_end(tokens, start, clause_end(sentence, start, "that"))
    if stop <= start + 1:
        return None
    spans = [span_of(tokens, start, stop)]
    return _draft(sentence, (place, end), subject, spans, "frame.that", "that", negation=group.negation)


def _fits_person(tokens: list[Token], place: int, group: VerbGroup, subject: Subject) -> bool:
    """A word in -s is a noun as often: only after "he" and "she" is it a verb for certain."""
    if not tokens[place].low.endswith("s") or tokens[place].low in IRREGULAR_VERBS:
        return True
    return group.start == subject.end and tokens[subject.end - 1].low in ("he", "she")


def _that_after(tokens: list[Token], place: int) -> int:
    """The index of "that" after a verb, over "to reporters" and a time; -1 when there is none."""
    size = len(tokens)
    index = skip_time(tokens, place, size)
    if index < size and tokens[index].low in ("to", "on", "in", "at"):
        for later in range(index + 1, min(size, index + 6)):
            if tokens[later].low == "that":
                index = later
                break
            noun = tokens[later].low in NOUNS
            if noun or not tokens[later].is_word or looks_finite(tokens, later):
                return -1
    if index + 2 < size and tokens[index].low == "that" and tokens[index].quote < 0:
        return index
    return -1


def _near_quote(tokens: list[Token], place: int, end: int) -> bool:
    """True when a quotation stands within a few words of the verb: a cheap test before the real one."""
    near = tokens[max(0, place - 8) : place] + tokens[end : end + 4]
    return any(token.quote >= 0 for token in near)


def _beside_quote(sentence: Sentence, place: int, end: int, group: VerbGroup) -> Draft | None:
    tokens = sentence.tokens
    opens = place - 2 if tokens[place - 1].text == "," else place - 1
    if opens >= 0 and tokens[opens].quote >= 0 and group.start == place:
        return _inverted(sentence, place, end)
    subject = _speaker(tokens, group)
    if subject is None or not _fits_person(tokens, place, group, subject):
        return None
    before = before_range(sentence, subject.start, 0)
    if before is not None and _is_quotation(tokens, before) and _closes(tokens, end):
        spans, _ = post_posed_spans(sentence, before, None, end)
        return _draft(sentence, (place, end), subject, spans, "frame.quote", "quote")
    follows = _quote_opening(tokens, end)
    if follows >= 0:
        last = sentence.quotes[tokens[follows].quote][1]
        if not has_finite(tokens, follows, last) or subject.relative >= 0:
            return None
        return _draft(
            sentence, (place, end), subject, [span_of(tokens, follows, last + 1)], "frame.quote", "quote"
        )
    return None


def _inverted(sentence: Sentence, place: int, end: int) -> Draft | None:
    tokens = sentence.tokens
    before = before_range(sentence, place, 0)
    if before is None or not _is_quotation(tokens, before) or not starts_noun_phrase(tokens, end):
        return None
    stop = inverted_source_end(sentence, end)
    if stop <= end or has_finite(tokens, stop, stop + 1):
        return None
    if not can_speak(tokens[end:stop]) and not has_finite(tokens, *before):
        return None
    spans, _ = post_posed_spans(sentence, before, None, stop)
    return _draft(sentence, (place, end), Subject(end, stop), spans, "frame.quote", "quote")


def _quote_opening(tokens: list[Token], place: int) -> int:
    """The index of a quotation after ":" or ","; -1 when none follows."""
    after = place + 1
    if after < len(tokens) and tokens[place].text in (":", ",") and tokens[after].quote >= 0:
        return after
    return -1


def _is_quotation(tokens: list[Token], found: tuple[int, int]) -> bool:
    """Words somebody spoke: quoted to the end and closed like a sentence or with a comma after them."""
    start, end = found
    if tokens[end - 1].quote < 0 or tokens[start].quote < 0 or end - start < 4:
        return False
    inner = tokens[end - 2].text
    comma = end < len(tokens) and (tokens[end].text == "," or tokens[end].text in DASHES)
    return inner in TERMINALS or inner == "," or (comma and has_finite(tokens, start, end))


def _closes(tokens: list[Token], place: int) -> bool:
    """The verb takes no object: a stop, a comma, a preposition or a time follows."""
    if place >= len(tokens):
        return True
    token = tokens[place]
    return (
        token.text in TERMINALS
        or token.text in (",", ";")
        or token.low in PREPOSITIONS | {"as", "to", "when", "while"}
        or is_adverb(token.low)
        or skip_time(tokens, place, len(tokens)) > place
    )


def _adjective(sentence: Sentence, place: int) -> Draft | None:
    """Read "is adamant that", "are concerned the pier will close"."""
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    first = group.start
    if not group.has_be:
        index = place - 1
        while index > 0 and is_adverb(tokens[index].low):
            index -= 1
        if tokens[index].low not in _BEING:
            return None
        group = verb_group(tokens, index)
        first = group.start
    if group.after_to or group.modal in ("could", "would", "may", "might", "can", "should"):
        return None
    subject = _speaker(tokens, group)
    if subject is None:
        return None
    start = place + 1
    if tokens[start].low == "that":
        start += 1
    elif not (starts_noun_phrase(tokens, start) and has_finite(tokens, start + 1, start + 8)):
        return None
    if start + 1 >= len(tokens) or not has_finite(tokens, start + 1, start + 30):
        return None
    end = strip_end(tokens, start, clause_end(sentence, start, "that"))
    if end <= start + 1:
        return None
    act, certainty = _ADJECTIVES[tokens[place].low]
    spans = [span_of(tokens, start, end)]
    return _draft(
        sentence,
        (first, place + 1),
        subject,
        spans,
        "frame.adjective",
        "that",
        act,
        certainty,
        group.negation,
    )


def _quoted_as(sentence: Sentence, place: int) -> Draft | None:
    """Read "was quoted (by the Times) as saying", "is on record as saying"."""
    tokens = sentence.tokens
    group = verb_group(tokens, place - (tokens[place].low == "record"))
    if not group.has_be:
        return None
    for index in range(place + 1, min(place + 9, len(tokens) - 2)):
        if tokens[index].low == "as" and tokens[index + 1].low in ("saying", "telling"):
            subject = _speaker(tokens, group)
            content = content_after(sentence, index + 2, LEXICON["say"])
            if subject is None or content is None:
                return None
            spans = [span_of(tokens, content.start, content.end)]
            return _draft(sentence, (place, index + 2), subject, spans, "frame.quoted_as", content.kind)
        if is_hard_stop(tokens[index]) or tokens[index].text == ",":
            return None
    return None


def _purpose(sentence: Sentence, place: int) -> Draft | None:
    """Read "took to the radio to say", "held a meeting to announce that"."""
    tokens = sentence.tokens
    if tokens[place - 1].low != "to":
        return None
    for index in range(place - 2, max(0, place - _WINDOW), -1):
        token = tokens[index]
        if token.quote >= 0 or token.text == "," or is_hard_stop(token):
            return None
        if token.low in _LIGHT and index < place - 2:
            content: Content | None = content_after(sentence, place + 1, LEXICON[tokens[place].low])
            if content is None or content.kind == "wh":
                return None
            group = verb_group(tokens, index)
            subject = None if group.after_to or group.has_be or group.modal else _speaker(tokens, group)
            if subject is None:
                return None
            act = LEXICON[tokens[place].low].act
            spans = [span_of(tokens, content.start, content.end)]
            return _draft(sentence, (index, place + 1), subject, spans, "frame.purpose", content.kind, act)
        if looks_finite(tokens, index):
            return None
    return None
