"""The subject before its verb: "El ministro, en rueda de prensa, dijo", "un grupo que, según ..., dijo"."""

from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.phrases import phrase_end
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.verb_groups import finite_in, is_stop, is_time
from articles.claims.detector.tokens import DASHES

_WINDOW = 45
#: Before a title between quotation marks that is part of a name: "la autora de «La barca»", "el diario «Norte»".
_TITLED = frozenset("de del diario periodico revista grupo banda asociacion semanario cadena libro y".split())
#: Endings of a present tense, asked only right behind a relative: "que representa a".
_PRESENT = ("a", "e", "an", "en")
_OPENERS = words.FREE_PREPOSITIONS | words.ASIDES | {"asi", "mas", "por"}


class Subject(NamedTuple):
    """Tokens [start, end) of a subject; `relative` when "que" or "quien" stands for it before the verb."""

    start: int
    end: int
    relative: bool


def subject_before(sentence: Sentence, verb: int, *, plural: bool = False) -> Subject | None:
    """The subject of the verb group that begins at `verb`, None where the verb has none of its own before it."""
    keys = sentence.keys
    aside = verb
    while aside > 1 and sentence.mark(aside - 1) and (keys[aside - 1] in words.ASIDES):
        aside -= 1
    if aside and keys[aside - 1] in words.RELATIVES:
        verb = aside
    if verb == 0:
        return None
    before = keys[verb - 1]
    if before in words.RELATIVES and sentence.tokens[verb - 1].quote < 0:
        return _antecedent(sentence, verb - 1)
    if sentence.mark(verb - 1) == "," or sentence.mark(verb - 1) in DASHES - {"-"}:
        return _over_insertion(sentence, verb - 1)
    if before in words.CONJUNCTIONS:
        return _shared(sentence, verb - 1)
    start = _left_edge(sentence, verb, plural=plural)
    return _head(sentence, start, verb) or _over_restrictive(sentence, start, verb)


def quoted_subject(sentence: Sentence, verb: int) -> Subject | None:
    """As in "«La Barca» afirma que": a title in capitals right before its verb."""
    tokens = sentence.tokens
    if verb == 0 or tokens[verb - 1].quote < 0:
        return None
    number, start = tokens[verb - 1].quote, verb - 1
    while start > 0 and tokens[start - 1].quote == number and verb - start <= _LONGEST_TITLE:
        start -= 1
    named = [token for token in tokens[start:verb] if token.is_word]
    if not named or verb - start > _LONGEST_TITLE or not (named[0].is_capital and named[-1].is_capital):
        return None
    return Subject(start, verb, False)


def _left_edge(sentence: Sentence, end: int, *, plural: bool) -> int:
    """The start of the run of words before `end` in which no clause boundary stands."""
    keys, tokens = sentence.keys, sentence.tokens
    index = end
    while index > 0 and end - index < _WINDOW:
        place = index - 1
        aside = _opened(sentence, place, end)
        if aside < place:
            index = aside
            continue
        if is_stop(sentence, place) or tokens[place].quote >= 0:
            break
        key = keys[place]
        if key in words.BOUNDARIES and not (key == "como" and place == 0):
            break
        if key in ("y", "e") and _parts_clauses(sentence, place, plural=plural):
            break
        index = place
    return index


_LONGEST_TITLE = 8
_LONGEST_ASIDE = 10


def _opened(sentence: Sentence, place: int, end: int) -> int:
    """Where the parenthesis or the title between quotation marks that ends at `place` begins, or `place`."""
    tokens = sentence.tokens
    if sentence.mark(place) == ")":
        for index in range(place - 1, max(0, place - _LONGEST_ASIDE), -1):
            if sentence.mark(index) == "(":
                return index
        return place
    if tokens[place].quote < 0 or place + 1 >= len(tokens):
        return place
    number = tokens[place].quote
    index = place
    while index > 0 and tokens[index - 1].quote == number and place - index <= _LONGEST_TITLE:
        index -= 1
    named = index > 0 and sentence.keys[index - 1] in _TITLED and bool(sentence.mark(index - 1))
    return index if named and tokens[index].quote == number and place - index <= _LONGEST_TITLE else place


def _parts_clauses(sentence: Sentence, place: int, *, plural: bool) -> bool:
    """True for an "y" before which a verb stands, or, for one speaker, another speaker."""
    if _inside_name(sentence, place):
        return False
    if finite_in(sentence, max(0, place - 8), place) >= 0:
        return True
    # "el juez del caso de fraude y abuso dictaminó": a bare noun goes on with the noun before it
    after = sentence.keys[place + 1] if place + 1 < len(sentence.keys) else ""
    return not plural and (after in words.DETERMINERS or after in words.PREPOSITIONS)


def _inside_name(sentence: Sentence, place: int) -> bool:
    if place == 0 or place + 1 >= len(sentence.tokens):
        return False
    return sentence.tokens[place - 1].is_capital and sentence.tokens[place + 1].is_capital


def _head(sentence: Sentence, start: int, end: int) -> Subject | None:
    """The noun phrase that fills [start, end) but for an adverbial before it."""
    keys, tokens = sentence.keys, sentence.tokens
    index = start
    while index < end:
        skipped = is_time(sentence, index)
        if skipped > index:
            index = skipped
        elif keys[index] in words.ADVERBS or keys[index].endswith("mente") or keys[index] in ("y", "e"):
            index += 1
        elif keys[index] in words.PREPOSITIONS and keys[index] not in ("de", "del"):
            index = _next_phrase(sentence, index + 1, end)
        else:
            break
    while end > index and (keys[end - 1] in words.ADVERBS or keys[end - 1].endswith("mente")):
        end -= 1
    if index >= end or keys[index] in ("lo", "se", "no") or keys[index] in words.PREPOSITIONS:
        return None
    if phrase_end(sentence, index) < end:
        adjunct = phrase_end(sentence, index)
        if keys[adjunct] not in words.ADJUNCT_PREPOSITIONS and is_time(sentence, adjunct) == adjunct:
            late = finite_in(sentence, index, end)
            if late < 0 or late + 1 >= end:
                return Subject(index, end, False) if late < 0 else None
            return None
        if finite_in(sentence, adjunct, end) >= 0:
            return None
        if adjunct > index + 1 or keys[index] not in words.ARTICLES:
            # "el hasta ahora director": an article alone is no phrase
            end = adjunct
    first = tokens[index]
    names_itself = first.is_capital or keys[index] in words.DETERMINERS or keys[index] in words.PRONOUNS
    if not names_itself and not is_known_source(tokens[index:end], keys[index:end]):
        return None
    return Subject(index, end, False) if end > index else None


def _next_phrase(sentence: Sentence, start: int, end: int) -> int:
    """Where a subject begins behind an adverbial that no comma closes: "En abril Ana Sol dijo"."""
    keys, tokens = sentence.keys, sentence.tokens
    for index in range(start + 1, end):
        before = keys[index - 1]
        linked = before in words.PREPOSITIONS or before in words.DETERMINERS or before in words.CONJUNCTIONS
        if linked:
            continue
        if keys[index] in words.DETERMINERS or (
            tokens[index].is_capital and not tokens[index - 1].is_capital
        ):
            return index
    return end


def _over_insertion(sentence: Sentence, comma: int) -> Subject | None:
    """The subject whose apposition, relative clause or adverbial ends at the comma before the verb."""
    keys = sentence.keys
    place = comma - 1
    opened = -1
    while place >= 0 and comma - place < _WINDOW:
        if sentence.mark(place) in (";", ":"):
            break
        if sentence.mark(place) == "," or sentence.mark(place) in DASHES - {"-"}:
            opened = place
            start = _left_edge(sentence, place, plural=False)
            found = _head(sentence, start, place) if start < place else None
            if found is not None and _can_head(sentence, found, start):
                inner = keys[opened + 1]
                adverbial = (
                    inner in _OPENERS or is_time(sentence, opened + 1) > opened + 1 or inner.endswith("mente")
                )
                gerund = inner.endswith(("ando", "iendo"))
                return Subject(found.start, found.end if adverbial or gerund else comma, False)
        place -= 1
    return None


def _over_restrictive(sentence: Sentence, start: int, verb: int) -> Subject | None:
    """As in "Un funcionario que pidió el anonimato reveló": a relative clause without commas in the subject."""
    keys = sentence.keys
    relative = start - 1
    if relative < 1 or keys[relative] != "que" or sentence.tokens[relative].quote >= 0:
        return None
    if finite_in(sentence, start, verb) < 0 and not any(
        key.endswith(_PRESENT) for key in keys[start : start + 2]
    ):
        return None
    edge = _left_edge(sentence, relative, plural=False)
    found = _head(sentence, edge, relative)
    if found is None or found.end != relative or finite_in(sentence, edge, relative) >= 0:
        return None
    phrase = slice(found.start, found.end)
    return (
        Subject(found.start, verb, False) if is_known_source(sentence.tokens[phrase], keys[phrase]) else None
    )


def _can_head(sentence: Sentence, found: Subject, start: int) -> bool:
    """A subject before an insertion opens its clause; a later member of a list does not."""
    keys = sentence.keys
    if start > 0 and sentence.mark(start - 1) == "," and not sentence.tokens[found.start].is_capital:
        # "Ana Sol, la ministra, dijo": the name further left is the head
        return keys[found.start] in words.DETERMINERS and not _name_before(sentence, start - 1)
    return True


def _name_before(sentence: Sentence, comma: int) -> bool:
    """True when a name ends at the comma; "En Madrid," is a place."""
    index = comma
    while index > 0 and (
        sentence.tokens[index - 1].is_capital or sentence.keys[index - 1] in ("de", "la", "del")
    ):
        index -= 1
        if sentence.keys[index] in words.PREPOSITIONS and index + 1 < comma:
            return False
    return index < comma


def _antecedent(sentence: Sentence, relative: int) -> Subject | None:
    """The noun phrase before ", que dijo" or "quien dijo"."""
    place = relative
    if place and sentence.mark(place - 1) == ",":
        place -= 1
    if place == relative and sentence.keys[relative] == "que":
        before = sentence.keys[place - 1] if place else ""
        if not before or before in words.PREPOSITIONS or finite_in(sentence, place - 1, place) >= 0:
            return None
    if place == 0:
        return None
    start = _left_edge(sentence, place, plural=False)
    verb = finite_in(sentence, start, place)
    if verb >= 0:
        start = _nearest_phrase(sentence, verb + 1, place)
        # "contó a la organización la madre, quien pidió": the phrase that ends at the relative
        first = phrase_end(sentence, start)
        start = first if start < first < place and sentence.keys[first] in words.ARTICLES else start
    found = _head(sentence, start, place)
    return Subject(found.start, place, True) if found is not None else None


def _nearest_phrase(sentence: Sentence, start: int, end: int) -> int:
    """Where the last noun phrase before a relative begins: "descarta el plan citando a dos expertos que"."""
    keys = sentence.keys
    for index in range(end - 1, start, -1):
        if keys[index - 1] in words.FREE_PREPOSITIONS or is_stop(sentence, index - 1):
            return index
    return start


def _shared(sentence: Sentence, conjunction: int) -> Subject | None:
    """In "La ministra abrió el acto y dijo que": the subject of the clause before."""
    start = _left_edge(sentence, conjunction, plural=True)
    verb = finite_in(sentence, start, conjunction)
    if verb <= start:
        return None
    return _head(sentence, start, verb)
