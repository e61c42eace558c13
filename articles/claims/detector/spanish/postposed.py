"""Verbs of saying behind what they report: "..., dijo X.", "«...», dijo X, «...»", "—... —dijo X—"."""

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import CUES, Cue
from articles.claims.detector.spanish.saying_nouns import is_said_thing
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import Subject
from articles.claims.detector.spanish.verb_groups import Group, finite_in, is_stop
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import DASHES
from articles.claims.vocabulary import Polarity, SpeechAct

_WINDOW = 32


def quote_end(sentence: Sentence, start: int) -> int:
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


def says_before(sentence: Sentence, start: int, taken: int) -> bool:
    """True when a quotation or a clause and a comma stand right before the verb."""
    if start <= taken:
        return False
    mark = sentence.mark(start - 1)
    if not mark:
        return True
    return (mark in DASHES and mark != "-") or (mark == "," and sentence.tokens[max(0, start - 2)].quote >= 0)


def postposed(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    subject: Subject | None,
    behind: tuple[int, int] | None,
    taken: int,
) -> Draft | None:
    """As in "El puente cerró, dijo X." and its split form "El puente, dijo X, cerró"."""
    if "p" not in cue.frames and not says_before(sentence, group.start, taken):
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
        if keys[stop] in words.RELATIVES and stop > place + 1:
            # "«Es una burla», dijo una mujer que cargaba a su nieto"
            end = _relative_end(sentence, stop)
            source = (source[0], end) if source is not None and source[1] == stop else source
            stop = end
            break
        if keys[stop] in words.BOUNDARIES or stop - place > _WINDOW:
            return None
        stop += 1
    start = taken
    while start < first and (
        (not tokens[start].is_word and tokens[start].quote < 0) or _is_connector(sentence, start)
    ):
        start += 1
    end = strip_end(sentence, start, first)
    unquoted = bool(mark) and (end <= start or tokens[end - 1].quote < 0)
    if unquoted and behind is None and subject is not None and subject.end >= first - 1:
        return None
    if unquoted and not _names_speaker(sentence, start, end, place, behind, cue):
        return None
    if not _is_statement(sentence, start, end, quoted=not mark or tokens[end - 1].quote >= 0):
        return None
    spans = [sentence.span(start, end)]
    spans += _rest(sentence, stop, quoted=tokens[end - 1].quote >= 0)
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


def _relative_end(sentence: Sentence, start: int) -> int:
    stop = start
    while stop < len(sentence.tokens) and not is_stop(sentence, stop) and sentence.tokens[stop].quote < 0:
        stop += 1
    return stop


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


def _rest(sentence: Sentence, stop: int, *, quoted: bool) -> list[Span]:
    """The second part of a split content, behind the speaker."""
    mark = sentence.mark(stop)
    if mark not in (",", ":") and mark not in DASHES:
        return []
    tokens, keys = sentence.tokens, sentence.keys
    start = stop + 1
    while start < len(tokens) and (
        (sentence.mark(start) in (",", ".", ";", "—", "–") and sentence.mark(start))
        or tokens[start].text == ","
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
        if key in words.PREPOSITIONS and (key == "de" or finite_in(sentence, start, len(tokens)) < 0):
            # place or time of the saying: "..., explicó Ana Sol, en una entrevista"
            return []
        if quoted and key in words.CONJUNCTIONS and not sentence.is_dialogue:
            # "«Que renuncien ellos», agrega, y golpea la mesa"
            return []
        after = start + 1 if key in words.CONJUNCTIONS else start
        if after < len(tokens) and (cue := CUES.get(keys[after])) is not None and cue.kind != "infinitive":
            return []
        end = strip_end(sentence, start, clause_end(sentence, start))
    else:
        end = quote_end(sentence, start)
    return [sentence.span(start, end)] if end > start else []


def _names_speaker(
    sentence: Sentence, start: int, end: int, place: int, behind: tuple[int, int] | None, cue: Cue
) -> bool:
    """Whether somebody behind the verb says the unquoted words in [start, end), or, with a verb in them, he or she.

    "El grupo, Médicos del Sur, cuenta con ..." has its speaker before the verb, and no statement.
    """
    if behind is None:
        aside = is_stop(sentence, place + 1) or sentence.keys[place + 1] in words.PREPOSITIONS | words.ASIDES
        return aside and finite_in(sentence, start, end) >= 0
    known = is_known_source(*sentence.part(behind))
    return known or (finite_in(sentence, start, end) >= 0 and not _is_thing(sentence, behind, cue))


def _is_thing(sentence: Sentence, phrase: tuple[int, int], cue: Cue) -> bool:
    """True where the noun phrase behind the verb is its object: "..., recomienda la creación de un servicio"."""
    tokens, keys = sentence.part(phrase)
    return not is_known_source(tokens, keys) and (
        is_said_thing(sentence, phrase[0], cue.verb) or any(token.quote >= 0 for token in tokens)
    )
