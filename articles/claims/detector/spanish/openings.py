"""What follows a verb of saying: a clause with "que", a quotation, an infinitive, a question or a thing said."""

from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import Cue
from articles.claims.detector.spanish.saying_nouns import NOUNS, is_said_thing
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.verb_groups import Group, is_infinitive, is_stop, is_time
from articles.claims.detector.wordlists import word_set

WINDOW = 32
_SHORTEST_QUOTE = 3
_PARENTHESIS = 14
_JUDGING = frozenset({"considerar", "creer", "estimar", "juzgar"})
_JUDGED = word_set(
    """
    probable improbable posible imposible necesario innecesario importante urgente imprescindible inaceptable
    evidente injusto justo grave lamentable conveniente fundamental preocupante absurdo cierto falso seguro
    """
)
#: "no confirmó el número de heridos": whatever is not confirmed is a statement, not a thing.
_WITHHELD = frozenset({"confirmar", "desmentir", "revelar", "precisar", "detallar"})
_LINKS = frozenset({"de", "en", "con", "a", "por"})
#: "en el que", "lo que": a relative, and no clause of what is said.
_RELATIVE_ARTICLES = frozenset({"el", "la", "los", "las", "lo", "al", "del"})


class Opening(NamedTuple):
    """What follows a cue: kind of content and the token it begins at; `middle` is where the cue's phrases end."""

    kind: str
    start: int
    middle: int


def opening_of(sentence: Sentence, place: int, cue: Cue, group: Group) -> Opening | None:
    """The content that opens behind the cue at `place`, None where nothing does."""
    keys, tokens = sentence.keys, sentence.tokens
    commas = 0
    clause = "q" in cue.frames or "x" in cue.frames
    fallback: Opening | None = None
    asks = "w" in cue.frames or group.negated
    if _is_parenthetical(sentence, group.start, place):
        return None
    for index in range(place + 1, min(len(tokens), place + WINDOW)):
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
        if key == "que" and tokens[index].low == "qué":
            # "explicó a la prensa por qué ..."
            begin = index - (keys[index - 1] in ("por", "para", "de", "a", "con", "en"))
            return Opening("clause", begin, begin) if begin > place + 1 or asks else None
        if key == "que" and index == place + 2 and cue.verb in _JUDGING and keys[place + 1] in _JUDGED:
            # "consideran probable que haya más víctimas"
            return Opening("clause", place + 1, place + 1)
        if key == "que" and clause and keys[index - 1] in _RELATIVE_ARTICLES:
            return fallback
        if key == "que" and clause:
            linked = keys[index - 1] in _LINKS
            if commas % 2 and index != place + 2:
                # the clause of another verb: "filtró la prensa, el ministro sostiene que"
                return fallback
            if keys[place - 1] == "lo" and place and index > place + 1:
                # "así lo aseguró el portavoz del grupo, que ...": what was said stands before
                return None
            if linked and index - 2 > place and keys[index - 2] in NOUNS:
                # "insistió en su advertencia de que": the noun reports, not the verb
                return None
            if index + 1 >= len(tokens):
                return None
            return Opening("that", index + 1, index - 1 if linked else index)
        if asks and index == place + 1 and is_question_word(sentence, index):
            return Opening("clause", index, index)
        if "w" in cue.frames and commas == 0 and index > place + 1 and _is_indirect(sentence, index):
            return Opening("clause", index, index)
        if (
            "i" in cue.frames
            and is_infinitive(key)
            and not tokens[index].is_capital
            and _is_first(sentence, place, index)
        ):
            start = index - (keys[index - 1] == "no")
            return Opening("infinitive", start, start)
        object_here = (
            "n" in cue.frames and _begins_object(sentence, index) and _is_first(sentence, place, index)
        )
        withheld = group.negated and cue.verb in _WITHHELD
        if object_here and fallback is None and (withheld or is_said_thing(sentence, index, cue.verb)):
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


def _is_parenthetical(sentence: Sentence, start: int, place: int) -> bool:
    """As in "por lo que, dijo, hay que trabajar": between commas, with no clause behind a later comma."""
    if sentence.mark(start - 1) != "," or sentence.mark(place + 1) != ",":
        return False
    keys = sentence.keys
    return not any(
        keys[index] == "que" and sentence.mark(index - 1) == ","
        for index in range(place + 3, min(len(keys), place + _PARENTHESIS))
    )


def is_question_word(sentence: Sentence, index: int) -> bool:
    """True for "si", "por qué" and the question words; "que" alone never asks."""
    keys = sentence.keys
    if keys[index] in ("por", "para", "de", "a") and index + 1 < len(keys):
        return sentence.tokens[index + 1].low in ("qué", "quién", "quiénes", "dónde", "cuándo")
    return keys[index] in words.QUESTION_WORDS or sentence.tokens[index].low == "qué"


def _is_indirect(sentence: Sentence, index: int) -> bool:
    """As in "preguntó a la testigo quién abrió": behind the one who is asked only an accent tells."""
    low = sentence.tokens[index].low
    return low in (
        "qué",
        "quién",
        "quiénes",
        "dónde",
        "cuándo",
        "cómo",
        "cuánto",
        "cuántos",
        "cuánta",
        "cuántas",
    ) or (low == "si" and index + 1 < len(sentence.keys))


def _is_first(sentence: Sentence, place: int, index: int) -> bool:
    """Right behind the verb, over "no" and adverbs: "negó este lunes tener"."""
    for between in range(place + 1, index):
        key = sentence.keys[between]
        skipped = (
            key in words.ADVERBS or key in words.NEGATIONS or key in words.TIMES or key.endswith("mente")
        )
        if not skipped and key not in ("el", "este", "esta", "la", "no"):
            return False
    return sentence.keys[index - 1] not in words.DETERMINERS


def names_thing(sentence: Sentence, start: int, end: int) -> int:
    """Where a noun phrase without preposition begins between cue and "que", -1 where none does.

    The "que" is a relative then: "anunció este miércoles el lanzamiento de una herramienta que pretende".
    """
    keys = sentence.keys
    while start < end:
        after = is_time(sentence, start)
        if after > start:
            start = after
        elif keys[start] in words.ADVERBS or keys[start].endswith("mente") or keys[start] in words.TIMES:
            start += 1
        elif sentence.mark(start) == ",":
            return -1
        else:
            break
    if start >= end:
        return -1
    if keys[start] not in words.PREPOSITIONS and keys[start] not in ("y", "no"):
        return start
    for index in range(start + 1, end):
        free = keys[index - 1] not in words.LINKS
        if (
            keys[index] in words.ARTICLES
            and free
            and sentence.mark(index)
            and is_time(sentence, index) == index
        ):
            return index
        if sentence.mark(index) == ",":
            return -1
    return -1


def is_bare_label(sentence: Sentence, start: int) -> bool:
    """True for a quotation of a word or two: what a sign or a badge says."""
    number = sentence.tokens[start].quote
    count = 0
    for token in sentence.tokens[start:]:
        if token.quote != number:
            break
        count += token.is_word
        if count >= _SHORTEST_QUOTE:
            return False
    return True


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
