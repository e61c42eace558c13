"""Where a noun phrase ends, with its apposition, and where the subject behind a verb stands."""

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import cue_of
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.verb_groups import (
    finite_in,
    is_infinitive,
    is_noun_here,
    is_stop,
    is_time,
)
from articles.claims.detector.tokens import DASHES
from articles.claims.detector.wordlists import word_set

#: No noun phrase of a speaker is longer.
MAX_PHRASE = 30


_POSTED = word_set(
    "embajador embajadora representante portavoz vocero vocera corresponsal consul enviado enviada"
)


def phrase_end(sentence: Sentence, start: int) -> int:
    """The end of the noun phrase that begins at `start`."""
    keys, tokens = sentence.keys, sentence.tokens
    index = start
    limit = min(len(tokens), start + MAX_PHRASE)
    while index < limit:
        token, key = tokens[index], keys[index]
        aside = parenthesis_end(sentence, index) if index > start else index
        if aside > index:
            index = aside
            continue
        if is_stop(sentence, index) or (token.quote >= 0 and not _short_quote(sentence, index)):
            break
        if index > start:
            before = keys[index - 1]
            if key in words.BOUNDARIES or key in ("segun", "se", "no", "lo"):
                break
            if key in words.ADJUNCT_PREPOSITIONS and not (
                (key in ("ante", "en") and before in _POSTED)
                or (key in ("a", "al") and before.startswith(("cercan", "proxim", "allegad")))
            ):
                break
            if is_time(sentence, index) > index and before not in ("de", "del"):
                break
            linked = (
                before in words.PREPOSITIONS or before in words.CONJUNCTIONS or before in words.DETERMINERS
            )
            if key in words.DETERMINERS and not linked and not token.is_capital:
                break
            if not token.is_capital and (words.looks_finite(token.text, key) or _is_verb(sentence, index)):
                break
            if not token.is_capital and key.endswith(("ando", "iendo")) and len(key) > 5:
                break
            if is_infinitive(key) and not token.is_capital and before not in words.DETERMINERS:
                break
            if key in words.CONJUNCTIONS and not _joins(sentence, index):
                break
            if key in words.ADVERBS:
                break
        index += 1
    while index > start and (keys[index - 1] in words.CONJUNCTIONS or keys[index - 1] in words.PREPOSITIONS):
        index -= 1
    return index


_LONGEST_ASIDE = 10


def parenthesis_end(sentence: Sentence, index: int) -> int:
    """The token behind "(UDC)" at `index`, or `index`."""
    if sentence.mark(index) != "(":
        return index
    for place in range(index + 1, min(len(sentence.tokens), index + _LONGEST_ASIDE)):
        if sentence.mark(place) == ")":
            return place + 1
    return index


def _is_verb(sentence: Sentence, index: int) -> bool:
    cue = cue_of(sentence.tokens[index].text, sentence.keys[index])
    return cue is not None and cue.kind == "finite" and not is_noun_here(sentence, index)


_LONGEST_TITLE = 8


def _short_quote(sentence: Sentence, index: int) -> bool:
    """A nickname or title belongs to the phrase around it: Juan «el Zurdo» Mir, la autora de «La barca»."""
    number, tokens = sentence.tokens[index].quote, sentence.tokens
    if index == 0 or not (tokens[index - 1].is_word or tokens[index - 1].quote == number):
        return False
    titled = (
        sentence.keys[index - 1] in ("de", "del", "diario", "revista", "y", "el", "la")
        or tokens[index - 1].quote == number
    )
    reach = index + (_LONGEST_TITLE if titled else 4)
    return reach < len(tokens) and tokens[reach].quote != number


def _joins(sentence: Sentence, index: int) -> bool:
    """True for an "y" between two noun phrases rather than two clauses."""
    after = index + 1
    if after >= len(sentence.tokens) or not sentence.tokens[after].is_word:
        return False
    key = sentence.keys[after]
    if key in ("se", "no", "que", "le", "les", "lo") or words.looks_finite(sentence.tokens[after].text, key):
        return False
    return not _is_verb(sentence, after)


def subject_after(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The subject behind its verb, over time and place of the saying: "dijo ayer en Lirio el ministro"."""
    keys, tokens = sentence.keys, sentence.tokens
    index = start
    limit = min(len(tokens), start + MAX_PHRASE)
    while index < limit:
        dated = is_time(sentence, index + 1) if sentence.mark(index) == "," and index + 1 < limit else 0
        if dated > index + 1 and sentence.mark(dated) == ",":
            # "informa hoy, martes, el diario"
            index = dated + 1
            continue
        if is_stop(sentence, index) or tokens[index].quote >= 0 or keys[index] in words.BOUNDARIES:
            return None
        skipped = is_time(sentence, index)
        if skipped > index:
            index = skipped
        elif keys[index] in words.ADVERBS or keys[index].endswith("mente"):
            index += 1
        elif keys[index] in words.PREPOSITIONS:
            index = _adjunct_end(sentence, index)
        else:
            break
    if index >= limit:
        return None
    key, token = keys[index], tokens[index]
    opens = token.is_capital or key in words.DETERMINERS or key in words.PRONOUNS or key in ("uno", "alguien")
    if key in ("lo", "se", "no") or not (
        opens or is_known_source(tokens[index : index + 1], keys[index : index + 1])
    ):
        return None
    if is_infinitive(key) and not token.is_capital:
        return None
    end = phrase_end(sentence, index)
    return (index, with_apposition(sentence, end)) if end > index else None


def _adjunct_end(sentence: Sentence, index: int) -> int:
    """The end of a prepositional phrase behind a verb, before the next noun phrase."""
    keys, tokens = sentence.keys, sentence.tokens
    place = index + 1
    while place < len(tokens) and place - index < 15:
        if is_stop(sentence, place) or tokens[place].quote >= 0 or keys[place] in words.BOUNDARIES:
            return place
        before = keys[place - 1]
        linked = before in words.PREPOSITIONS or before in words.DETERMINERS
        if not linked and (keys[place] in words.DETERMINERS or keys[place] in words.FREE_PREPOSITIONS):
            return place
        if not linked and tokens[place].is_capital and not tokens[place - 1].is_capital:
            return place
        place += 1
    return place


_APPOSITION_WORDS = 14


def with_apposition(sentence: Sentence, end: int) -> int:
    """Over ", ministro de Obras" when it is set off on both sides."""
    keys, tokens = sentence.keys, sentence.tokens
    if sentence.mark(end) != "," or end + 1 >= len(tokens):
        return end
    start = end + 1
    stop = start
    while stop < len(tokens) and stop - start < _APPOSITION_WORDS and not is_stop(sentence, stop):
        if tokens[stop].quote >= 0:
            return end
        stop += 1
    if not is_stop(sentence, stop) or stop == start:
        return end
    first = keys[start]
    if any(keys[index] in words.RELATIVES for index in range(start + 1, stop)):
        return end
    if first in ("quien", "quienes"):
        return stop
    if first == "de" and start + 1 < stop and tokens[start + 1].text[0].isdigit():
        return with_apposition(sentence, stop) if sentence.mark(stop) == "," else stop
    if tokens[start].is_capital and _is_name(sentence, start, stop) and not _ends_in_name(sentence, end):
        return stop
    if tokens[start].is_capital and _is_name(sentence, start, stop) and sentence.mark(stop) in DASHES:
        return stop
    if tokens[start].is_capital or first in words.PREPOSITIONS or first in words.BOUNDARIES:
        return end
    if not is_known_source(tokens[start:stop], keys[start:stop]) or finite_in(sentence, start, stop) >= 0:
        return end
    plural = first in ("los", "las", "unos", "unas", "dos", "tres")
    if plural and keys[end - 1 - (end > 1 and keys[end - 2] in words.DETERMINERS) : end][0] not in (
        "los",
        "las",
    ):
        # "según el escrito, los hermanos ...": the next clause begins
        return end
    return stop


_LONGEST_NAME = 6


def _is_name(sentence: Sentence, start: int, stop: int) -> bool:
    """Capitals and the small words between them, nothing else: "Ana de la Sol"."""
    tokens, keys = sentence.tokens, sentence.keys
    return 2 <= stop - start <= _LONGEST_NAME and all(
        tokens[i].is_capital or keys[i] in ("de", "del", "la", "los", "y") for i in range(start, stop)
    )


def _ends_in_name(sentence: Sentence, end: int) -> bool:
    """True for "el ministro Juan Mir", false for "el secretario de ANPU": a place or body is no person."""
    start = end
    while start > 0 and (
        sentence.tokens[start - 1].is_capital or sentence.keys[start - 1] in ("de", "la", "del")
    ):
        start -= 1
        if sentence.keys[start] in ("de", "del"):
            return False
    return start < end
