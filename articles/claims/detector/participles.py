"""Participles that go on with what the subject said: "..., adding that", "with one saying"."""

from collections.abc import Iterator

from articles.claims.detector.contents import content_after
from articles.claims.detector.cues import ATTITUDES, FORMS
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.noun_sources import performer
from articles.claims.detector.phrases import looks_finite, verb_group
from articles.claims.detector.postposed import inverted_source_end
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import DOCUMENTS
from articles.claims.detector.speakers import can_speak, can_state
from articles.claims.detector.subjects import Subject, forward_subject, subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, PREPOSITIONS
from articles.claims.vocabulary import Polarity, SpeechAct

_REACH = 30
_DOCUMENT_REACH = 9
_MESSAGES = word_set(
    """
    statement statements letter letters message messages tweet tweets post posts email emails article
    articles note notes leaflet leaflets banner banners sign signs placard placards video videos caption
    editorial op-ed column resolution motion petition release
    """
)
_GROUNDS = word_set("cite invoke quote")
_SHOWING = word_set(
    """
    show prove see find indicate suggest establish like back understand put describe read hear learn
    """
)


def find_participles(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each cue in -ing after a comma that has a clause or quotation as content."""
    tokens = sentence.tokens
    for place in range(1, len(tokens) - 1):
        token = tokens[place]
        if token.quote >= 0 or not token.low.endswith("ing"):
            continue
        form = FORMS.get(token.low)
        if (
            form is None
            or "gerund" not in form.kinds
            or form.cue.verb in ATTITUDES
            or form.cue.verb in _SHOWING
        ):
            continue
        before = tokens[place - 1]
        own = _after_with(tokens, place) or _document_before(tokens, place)
        if before.text != "," and before.quote < 0 and own is None:
            continue
        content = content_after(sentence, place + 1, form.cue)
        if content is None or content.kind == "infinitive":
            continue
        if content.kind == "phrase" and form.cue.verb in _GROUNDS:
            continue  # the grounds somebody gives for what they said are part of that, no statement more
        subject = own or _speaker_before(sentence, place) or forward_subject(tokens, 0, place - 1)
        if subject is None or (content.kind == "phrase" and not _holds_phrase(sentence, subject)):
            continue
        yield Draft(
            sentence=sentence,
            cue=span_of(tokens, place, place + 1),
            source=span_of(tokens, subject.start, subject.end),
            source_tokens=tokens[subject.start : subject.end],
            spans=[span_of(tokens, content.start, content.end)],
            act=form.cue.act,
            rule="participle.reporting",
            why=f"'{token.text}' goes on with what '{{source}}' said",
            kind=content.kind,
            polarity=Polarity.NEGATIVE if form.cue.act == SpeechAct.DENY else Polarity.POSITIVE,
            certainty=form.cue.certainty,
        )


def _holds_phrase(sentence: Sentence, subject: Subject) -> bool:
    return can_state(sentence.tokens[subject.start : subject.end])


def _speaker_before(sentence: Sentence, place: int) -> Subject | None:
    """Who speaks by the last cue before the participle: the "he" of "'It is,' he said, adding that"."""
    tokens = sentence.tokens
    for index in range(place - 1, max(-1, place - _REACH), -1):
        form = FORMS.get(tokens[index].low)
        if tokens[index].quote >= 0 or form is None or not form.kinds & {"past", "third", "base"}:
            continue
        if not looks_finite(tokens, index) and not (index and tokens[index - 1].quote >= 0):
            continue
        end = inverted_source_end(sentence, index + 1)
        if index and (tokens[index - 1].quote >= 0 or tokens[index - 1].text == ",") and end > index + 1:
            inverted = tokens[index + 1 : end]
            if can_speak(inverted):
                return Subject(index + 1, end)
        return subject_before(tokens, verb_group(tokens, index).start)
    return None


def _document_before(tokens: list[Token], place: int) -> Subject | None:
    """As in "a letter saying", "issued a statement condemning": who issued it, or the document itself."""
    for index in range(place - 1, max(-1, place - _DOCUMENT_REACH), -1):
        token = tokens[index]
        if token.quote >= 0 or not token.is_word or looks_finite(tokens, index):
            return None
        if token.low in DOCUMENTS or token.low in _MESSAGES:
            issued = performer(tokens, index)
            if issued is not None:
                return Subject(*issued)
            start = index
            while (
                start > 0
                and tokens[start - 1].is_word
                and not (
                    looks_finite(tokens, start - 1)
                    or tokens[start - 1].low in PREPOSITIONS | CONJUNCTIONS
                    or tokens[start - 1].quote >= 0
                )
            ):
                start -= 1
            return Subject(start, index + 1)
    return None


def _after_with(tokens: list[Token], place: int) -> Subject | None:
    """As in "with one resident saying": the participle has its own subject."""
    for index in range(place - 1, max(-1, place - 7), -1):
        if tokens[index].low == "with":
            alone = place - index > 1 and tokens[place - 1].low not in PREPOSITIONS
            return Subject(index + 1, place) if alone else None
        if tokens[index].text == "," or tokens[index].quote >= 0:
            return None
    return None
