"""Verbs of saying in any order: "X dijo que", "dijo X que", "..., dijo X.", "«...» —dijo X—", "negó haber"."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import CUES, Cue
from articles.claims.detector.spanish.phrases import (
    Group,
    clause_end,
    finite_in,
    is_infinitive,
    is_noun_here,
    is_stop,
    strip_end,
    subject_after,
    verb_group,
)
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import Subject, subject_before
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import DASHES
from articles.claims.vocabulary import Polarity, SpeechAct

_WINDOW = 32
_AFTER_INFINITIVE = frozenset({"al", "tras", "por"})
_LIKE_SEGUN = frozenset({"segun", "como", "conforme"})
#: Verbs whose reflexive is no saying of its own: "se negó a", "se reportó enfermo".
_REFLEXIVE_SPEAKERS = frozenset({"preguntar"})


class Opening(NamedTuple):
    """What follows a cue: kind of content and the token it begins at; `middle` is where the cue's phrases end."""

    kind: str
    start: int
    middle: int


def find_reporting(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each verb of saying that has a content."""
    taken = 0
    source: tuple[int, int] | None = None
    for place, token in enumerate(sentence.tokens):
        cue = CUES.get(sentence.keys[place])
        if cue is None or token.quote >= 0 or is_noun_here(sentence, place):
            continue
        if token.is_capital and place and sentence.tokens[place - 1].is_capital:
            continue
        group = verb_group(sentence, place)
        draft = _one(sentence, place, cue, group, taken, source)
        if draft is not None:
            source = draft.source or source
            if draft.rule.startswith("es.post"):
                taken = _token_at(sentence, max(draft.frame.end, draft.cue.end))
            yield draft


def _token_at(sentence: Sentence, offset: int) -> int:
    return next((i for i, token in enumerate(sentence.tokens) if token.start >= offset), len(sentence.tokens))


def _one(
    sentence: Sentence, place: int, cue: Cue, group: Group, taken: int, last: tuple[int, int] | None
) -> Draft | None:
    keys = sentence.keys
    before = keys[group.start - 1] if group.start else ""
    if before in _LIKE_SEGUN and sentence.mark(group.start - 1):
        return None
    if group.modal or (cue.kind == "participle" and (not group.perfect or group.passive)):
        return None
    if cue.kind == "finite" and (group.passive or group.perfect):
        return None
    opening = _opening(sentence, place, cue, group)
    if group.reflexive and cue.verb not in _REFLEXIVE_SPEAKERS:
        return _impersonal(sentence, place, cue, group, opening) if cue.kind != "gerund" else None
    if cue.kind in ("infinitive", "gerund") and not group.passive:
        return _loose(sentence, place, cue, group, opening, last)
    subject = subject_before(sentence, group.start, plural=cue.plural)
    behind = None
    if subject is None or (opening is None and "p" in cue.frames):
        behind = subject_after(sentence, place + 1)
    if opening is None or (_says_before(sentence, group.start, taken) and opening.kind != "colon"):
        behind = behind or subject_after(sentence, place + 1)
        posted = _postposed(sentence, place, cue, group, subject, behind, taken)
        if posted is not None:
            return posted
    if opening is None:
        return None
    if (
        opening.kind == "that"
        and subject is not None
        and _names_thing(sentence, place + 1, opening.start - 1)
    ):
        opening = Opening("phrase", place + 1, place + 1) if "n" in cue.frames else None
        if opening is None:
            return None
    found = (subject.start, subject.end) if subject is not None else None
    if last is not None and before in words.CONJUNCTIONS:
        # "X dijo que A y añadió que B": the speaker goes on, whatever A is about
        found = last
    if found is None and behind is not None and behind[0] < opening.start and opening.kind != "phrase":
        found = (behind[0], min(behind[1], max(opening.middle, behind[0] + 1)))
    if found is None and opening.kind == "phrase" and not _may_be_silent(sentence, place, group):
        return None
    relative = subject is not None and subject.relative
    return _forward(sentence, place, cue, group, opening, found, relative=relative)


def _may_be_silent(sentence: Sentence, place: int, group: Group) -> bool:
    """As in "Negó los cargos." speaks of somebody named before; "Denunció el fiscal ..." does not."""
    start = place + 1
    end = subject_after(sentence, start)
    return group.start == 0 and (
        end is None or not is_known_source(sentence.tokens[slice(*end)], sentence.keys[slice(*end)])
    )


def _names_thing(sentence: Sentence, start: int, end: int) -> bool:
    """True for a noun phrase without preposition between cue and "que": the "que" is a relative then."""
    if end <= start:
        return False
    keys = sentence.keys
    return (
        (keys[start] in words.DETERMINERS and keys[start] not in ("este", "esta", "el"))
        or (keys[start] == "el" and keys[start + 1] not in words.TIMES)
        or (
            keys[start] not in words.PREPOSITIONS
            and keys[start] not in words.ADVERBS
            and not keys[start].endswith("mente")
            and keys[start] not in words.TIMES
            and keys[start] not in ("este", "esta", "el")
        )
    )


def _opening(sentence: Sentence, place: int, cue: Cue, group: Group) -> Opening | None:
    keys, tokens = sentence.keys, sentence.tokens
    commas = 0
    fallback: Opening | None = None
    for index in range(place + 1, min(len(tokens), place + _WINDOW)):
        key, mark = keys[index], sentence.mark(index)
        if not mark:
            # a nickname or title inside the speaker's name opens nothing
            if index == place + 1 or sentence.mark(index - 1) in (",", ":"):
                return Opening("quote", index, index) if "q" in cue.frames or "n" in cue.frames else None
            continue
        if mark == ":":
            return (
                Opening("colon", index + 1, index) if index + 1 < len(tokens) and "q" in cue.frames else None
            )
        if key == "que" and "q" in cue.frames:
            middle = index - 1 if keys[index - 1] in ("de", "en") else index
            if sentence.mark(index - 1) == "," and commas % 2:
                return fallback
            return Opening("that", index + 1, middle) if index + 1 < len(tokens) else None
        if key in words.QUESTION_WORDS and ("w" in cue.frames or group.negated) and index == place + 1:
            return Opening("clause", index, index)
        if "i" in cue.frames and index == place + 1 and is_infinitive(key):
            return Opening("infinitive", index, index)
        if index == place + 1 and "n" in cue.frames and _begins_object(sentence, index):
            fallback = Opening("phrase", index, index)
        if mark == ",":
            commas += 1
            if commas > 3:
                return fallback
        elif (
            is_stop(sentence, index)
            or (key in words.BOUNDARIES and key != "quien")
            or (words.looks_finite(tokens[index].text, key) and not commas)
        ):
            return fallback
    return fallback


def _begins_object(sentence: Sentence, index: int) -> bool:
    key = sentence.keys[index]
    if (
        key in words.PREPOSITIONS
        or key in words.ADVERBS
        or key in words.BOUNDARIES
        or key in ("se", "lo", "y", "e")
    ):
        return False
    return sentence.tokens[index].is_word and not key.endswith("mente") and key not in words.TIMES


def _forward(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    opening: Opening,
    source: tuple[int, int] | None,
    *,
    relative: bool = False,
    rule: str = "es.say_",
) -> Draft | None:
    start = opening.start
    if opening.kind == "phrase":
        end = strip_end(sentence, start, clause_end(sentence, start, relative=True))
    elif opening.kind in ("quote", "colon") and sentence.tokens[start].quote >= 0:
        end = _quote_end(sentence, start)
    else:
        end = strip_end(sentence, start, clause_end(sentence, start, relative=relative))
    if end <= start:
        return None
    name = {"that": "que", "colon": "colon"}.get(opening.kind, opening.kind)
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=cue.act,
        rule=rule + name,
        why=f"'{sentence.tokens[place].text}' with what '{{source}}' says after it",
        kind="phrase" if opening.kind in ("phrase", "infinitive") else "clause",
        polarity=_polarity(cue, group),
        points_back=source is None,
    )


def _quote_end(sentence: Sentence, start: int) -> int:
    """The end of the quotation, and of a clause that goes on with it up to the next stop."""
    number = sentence.tokens[start].quote
    end = start
    while end < len(sentence.tokens) and sentence.tokens[end].quote == number:
        end += 1
    if end < len(sentence.tokens) and not is_stop(sentence, end):
        return strip_end(sentence, start, clause_end(sentence, start))
    return end


def _polarity(cue: Cue, group: Group) -> Polarity:
    return Polarity.NEGATIVE if group.negated or cue.act is SpeechAct.DENY else Polarity.POSITIVE


def _impersonal(
    sentence: Sentence, place: int, cue: Cue, group: Group, opening: Opening | None
) -> Draft | None:
    """As in "Se dice que", "se cree que": nobody answers for it."""
    if opening is None or opening.kind != "that" or cue.kind != "finite" or opening.middle > place + 8:
        return None
    draft = _forward(sentence, place, cue, group, opening, None, rule="es.impersonal_")
    if draft is not None:
        draft.points_back = False
    return draft


def _loose(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    opening: Opening | None,
    last: tuple[int, int] | None,
) -> Draft | None:
    """As in "..., añadiendo que", "al asegurar que": the speaker is the subject of the sentence."""
    if opening is None or opening.kind not in ("that", "quote") or opening.middle > place + 8:
        return None
    before = sentence.keys[group.start - 1] if group.start else ""
    if cue.kind == "infinitive" and before not in _AFTER_INFINITIVE:
        return None
    source = last
    if source is None:
        verb = finite_in(sentence, 0, group.start)
        head: Subject | None = subject_before(sentence, verb, plural=True) if verb > 0 else None
        source = (head.start, head.end) if head is not None and head.end <= group.start else None
    return _forward(sentence, place, cue, group, opening, source, rule="es.participle_")


def _says_before(sentence: Sentence, start: int, taken: int) -> bool:
    """True when a quotation or a clause and a comma stand right before the verb."""
    if start <= taken:
        return False
    mark = sentence.mark(start - 1)
    if not mark:
        return True
    return (mark in DASHES and mark != "-") or (mark == "," and sentence.tokens[max(0, start - 2)].quote >= 0)


def _postposed(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    subject: Subject | None,
    behind: tuple[int, int] | None,
    taken: int,
) -> Draft | None:
    """As in "El puente cerró, dijo X." and its split form "El puente, dijo X, cerró"."""
    if "p" not in cue.frames and not _says_before(sentence, group.start, taken):
        return None
    keys, tokens = sentence.keys, sentence.tokens
    first = group.start
    if first and keys[first - 1] == "asi":
        first -= 1
    source = behind
    if behind is None and subject is not None and not subject.relative and subject.start > taken:
        # "«El puente cerró», la ministra dijo."
        if sentence.mark(subject.start - 1) and tokens[subject.start - 2].quote < 0:
            return None
        first, source = subject.start, (subject.start, subject.end)
    if first <= taken or first == 0:
        return None
    mark = sentence.mark(first - 1)
    if mark not in ("", ",") and mark not in DASHES:
        return None
    stop = behind[1] if behind is not None else place + 1
    while stop < len(tokens) and not is_stop(sentence, stop) and tokens[stop].quote < 0:
        if keys[stop] in words.BOUNDARIES or stop - place > _WINDOW:
            return None
        stop += 1
    start = taken
    while start < first and (
        (not tokens[start].is_word and tokens[start].quote < 0) or _is_connector(sentence, start)
    ):
        start += 1
    end = strip_end(sentence, start, first)
    if not _is_statement(sentence, start, end, quoted=not mark or tokens[end - 1].quote >= 0):
        return None
    spans = [sentence.span(start, end)]
    spans += _rest(sentence, stop)
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=spans,
        act=cue.act,
        rule="es.post_split" if len(spans) > 1 else "es.post",
        why=f"'{tokens[place].text}' behind what '{{source}}' says",
        kind="quote" if tokens[start].quote >= 0 else "clause",
        polarity=_polarity(cue, group),
        points_back=source is None,
    )


def _is_connector(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].quote < 0 and sentence.keys[index] in ("y", "e", "pero", "mientras")


def _is_statement(sentence: Sentence, start: int, end: int, *, quoted: bool) -> bool:
    """Long enough to say something: an adverbial before a comma ("Ayer, dijo X") does not."""
    if end <= start:
        return False
    if quoted:
        return True
    if end - start < 2 or sentence.keys[start] in words.TIMES:
        return False
    if finite_in(sentence, start, end) >= 0:
        return True
    return sentence.keys[start] not in words.PREPOSITIONS and end - start >= 2


def _rest(sentence: Sentence, stop: int) -> list[Span]:
    """The second part of a split content, behind the speaker."""
    mark = sentence.mark(stop)
    if mark not in (",", ":") and mark not in DASHES:
        return []
    tokens, keys = sentence.tokens, sentence.keys
    start = stop + 1
    while start < len(tokens) and (
        sentence.mark(start) in (",", ".", ";", "—", "–") and sentence.mark(start)
    ):
        start += 1
    if start >= len(tokens):
        return []
    key = keys[start]
    if tokens[start].quote < 0:
        if mark == ":" or key in (
            "quien",
            "quienes",
            "que",
            "cuyo",
            "cuya",
            "mientras",
            "pero",
            "segun",
            "tras",
        ):
            return []
        if key.endswith(("ando", "iendo")) or (tokens[start].is_capital and mark == ","):
            return []
        after = start + 1 if key in words.CONJUNCTIONS else start
        if after < len(tokens) and (cue := CUES.get(keys[after])) is not None and cue.kind != "infinitive":
            return []
        end = strip_end(sentence, start, clause_end(sentence, start))
    else:
        end = _quote_end(sentence, start)
    return [sentence.span(start, end)] if end > start else []
