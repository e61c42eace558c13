"""As in "Según X", "de acuerdo con X", "según informó X", "como dijo X", "a juicio de X"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import CUES
from articles.claims.detector.spanish.phrases import (
    clause_end,
    is_stop,
    phrase_end,
    strip_end,
    subject_after,
    verb_group,
    with_apposition,
)
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import DASHES
from articles.claims.vocabulary import SpeechAct

#: Openers of several words, longest first; the last word governs the source.
_OPENERS = (
    ("de", "acuerdo", "con"),
    ("de", "acuerdo", "a"),
    ("de", "acuerdo", "al"),
    ("a", "juicio", "de"),
    ("a", "juicio", "del"),
    ("en", "opinion", "de"),
    ("en", "opinion", "del"),
    ("en", "palabras", "de"),
    ("en", "palabras", "del"),
    ("conforme", "a"),
    ("segun",),
)
_AGREEING = frozenset(
    "esta estan estar estaba estaban estuvo estuvieron estoy estamos puso pusieron ponerse".split()
)
_CLAUSE_WORDS = 4


def find_according(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each source that is named beside what it says."""
    keys = sentence.keys
    for place in range(len(keys)):
        if sentence.tokens[place].quote >= 0 or keys[place] not in (
            "segun",
            "de",
            "a",
            "en",
            "conforme",
            "como",
        ):
            continue
        draft = _one(sentence, place)
        if draft is not None:
            yield draft


def _one(sentence: Sentence, place: int) -> Draft | None:
    keys = sentence.keys
    size = next((len(opener) for opener in _OPENERS if tuple(keys[place : place + len(opener)]) == opener), 0)
    cue_end, source = place + size, None
    act = SpeechAct.SAY
    verb = _verb_behind(sentence, place) if keys[place] in ("segun", "como", "conforme") else -1
    if verb >= 0:
        cue_end, act = verb + 1, CUES[keys[verb]].act
        source = subject_after(sentence, verb + 1)
        if keys[place] == "como" and source is None:
            return None
    elif size:
        if keys[place] == "de" and place and keys[place - 1] in _AGREEING:
            return None
        if cue_end >= len(keys):
            return None
        end = with_apposition(sentence, phrase_end(sentence, cue_end))
        source = (cue_end, end)
        if end <= cue_end or not is_known_source(sentence.tokens[cue_end:end], keys[cue_end:end]):
            return None
    else:
        return None
    stop = source[1] if source else cue_end
    while stop < len(keys) and not is_stop(sentence, stop) and sentence.tokens[stop].quote < 0:
        if keys[stop] in words.BOUNDARIES or stop - place > 40:
            break
        stop += 1
    spans, where = _content(sentence, place, stop)
    if not spans:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(place, cue_end),
        source=source,
        spans=spans,
        act=act,
        rule="es.according_" + where,
        why=f"'{sentence.tokens[place].text}' names '{{source}}'",
        points_back=source is None,
    )


def _verb_behind(sentence: Sentence, place: int) -> int:
    """The cue verb in "según (lo que) ha informado X", or -1."""
    keys = sentence.keys
    for index in range(place + 1, min(place + 6, len(keys))):
        cue = CUES.get(keys[index])
        if cue is not None and (
            cue.kind == "finite" or (cue.kind == "participle" and verb_group(sentence, index).perfect)
        ):
            return index
        if keys[index] not in words.HAVE and keys[index] not in ("lo", "que", "se", "le", "les", "por"):
            return -1
    return -1


def _content(sentence: Sentence, place: int, stop: int) -> tuple[list[Span], str]:
    """The parts before and behind the words that name the source."""
    before = sentence.mark(place - 1) if place else ""
    opens = place == 0 or (
        before in (";", "(", "¿", "") and place > 0 and sentence.tokens[place - 1].quote < 0
    )
    opens = opens or sentence.keys[place - 1] in ("que", "y", "pero", "e") if place else True
    right = _right(sentence, stop)
    if opens:
        return right, "first"
    left = _left(sentence, place)
    if sentence.mark(stop) in (",", "—", "–") and right and (before == "," or before in DASHES):
        return left + right, "split" if left else "first"
    return (left, "last") if left else (right, "first")


def _right(sentence: Sentence, stop: int) -> list[Span]:
    start = stop
    if sentence.mark(stop) in (",", "—", "–", ":"):
        start += 1
    elif is_stop(sentence, stop):
        return []
    if start >= len(sentence.tokens) or sentence.keys[start] in ("quien", "quienes", "pero", "mientras"):
        return []
    end = strip_end(sentence, start, clause_end(sentence, start))
    return [sentence.span(start, end)] if end > start else []


def _left(sentence: Sentence, place: int) -> list[Span]:
    start = place
    while start > 0:
        mark = sentence.mark(start - 1)
        if mark in (";", ":"):
            break
        start -= 1
    while (
        start < place
        and sentence.tokens[start].quote < 0
        and not sentence.tokens[start].is_word
        and sentence.mark(start) not in ("¿", "¡")
    ):
        start += 1
    end = strip_end(sentence, start, place)
    if end - start < 2:
        return []
    return [sentence.span(start, end)]
