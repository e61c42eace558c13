"""Where a noun phrase, a verb group or a clause ends, without a parser."""

from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import CUES, NOUN_FORMS, cue_of
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.tokens import DASHES, TERMINALS
from articles.claims.detector.wordlists import word_set

#: No noun phrase of a speaker is longer.
MAX_PHRASE = 30
_POSTED = word_set(
    "embajador embajadora representante portavoz vocero vocera corresponsal consul enviado enviada"
)
_LOOSE_CONTENT_ENDS = word_set("y e o pero que segun como de en con por para mientras aunque")
_CLAUSE_STOPS = word_set("pero mientras")
_INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse")
_NOUNS_IN_R = word_set(
    "lugar mar hogar poder mujer taller militar titular ayer deber par escolar policial popular ser "
    "celular familiar azar altar nectar alcazar bar dolar solar regular singular particular"
)


class Group(NamedTuple):
    """A verb group: first token of it, whether it is negated, passive, in the perfect or reflexive ("se dice")."""

    start: int
    negated: bool
    passive: bool
    perfect: bool
    reflexive: bool
    modal: bool


#: Articles that are also object pronouns: only their neighbours tell which.
_ARTICLES = frozenset({"la", "las", "lo", "los"})


def verb_group(sentence: Sentence, place: int) -> Group:
    """The auxiliaries, clitics and negation before the verb at `place`."""
    keys = sentence.keys
    index = place
    negated = passive = perfect = reflexive = modal = False
    while index > 0 and place - index < 5 and sentence.tokens[index - 1].quote < 0:
        key = keys[index - 1]
        if key in words.BE:
            passive = True
        elif key in words.HAVE or key in words.HAVE_CONDITIONAL:
            perfect = True
        elif key in words.NEGATIONS:
            negated = True
        elif key == "se":
            reflexive = True
        elif key == "ni" and index > 1 and CUES.get(keys[index - 2]) is not None:
            # "no confirmó ni desmintió"
            index -= 1
        elif (
            (key in words.CLITICS and key not in _ARTICLES)
            or (key in _ARTICLES and index > 1 and keys[index - 2] in ("no", "se", "nos", "me"))
            or (key in _ARTICLES and index == place and _is_object(sentence, index - 1))
            or (key in ("lo", "ya") and index == place)
        ):
            pass
        elif key in ("puede", "pueden", "debe", "deben", "podria", "podrian", "quiere", "quiso", "quieren"):
            modal = True
        elif key in ("vuelve", "volvio", "volvieron", "llego", "llegaron") or (
            key == "a"
            and index > 1
            and keys[index - 2] in ("volvio", "volvieron", "llego", "llegaron", "vuelve")
        ):
            pass
        else:
            break
        index -= 1
    return Group(index, negated, passive, perfect, reflexive, modal)


def _is_object(sentence: Sentence, index: int) -> bool:
    """As in "La describió", "y los acusó": no noun phrase is one article long."""
    if index == 0 or is_stop(sentence, index - 1):
        return True
    return sentence.keys[index - 1] in words.BEFORE_OBJECTS


def is_stop(sentence: Sentence, index: int) -> bool:
    """A mark outside quotations that no noun phrase crosses, or either end of the sentence."""
    if not 0 <= index < len(sentence.tokens):
        return True
    token = sentence.tokens[index]
    return token.quote < 0 and (token.text in TERMINALS or token.text in ",;:¿¡()[]" or token.text in DASHES)


def is_infinitive(key: str) -> bool:
    """True for a word that ends like an infinitive and is no frequent noun."""
    return len(key) > 2 and key.endswith(_INFINITIVES) and key not in _NOUNS_IN_R


def finite_in(sentence: Sentence, start: int, end: int) -> int:
    """The first word in [start, end) that looks like a finite verb, or -1."""
    for index in range(start, min(end, len(sentence.tokens))):
        token = sentence.tokens[index]
        key = sentence.keys[index]
        if words.looks_finite(token.text, key):
            return index
        cue = cue_of(token.text, key)
        if cue is not None and cue.kind == "finite" and not _is_noun_here(sentence, index):
            return index
    return -1


def _is_noun_here(sentence: Sentence, index: int) -> bool:
    key = sentence.keys[index]
    cue = CUES.get(key)
    if cue is not None and cue.kind == "infinitive":
        return False
    before = sentence.keys[index - 1] if index else ""
    accented = any(letter in sentence.tokens[index].low for letter in "óé")
    if accented or not index:
        return False
    if before in words.DETERMINERS or before in words.PREPOSITIONS or before in ("y", "o"):
        return True
    # "el mismo documento": without its accent the past tense is a noun, unless a clause follows
    return (
        cue is not None
        and cue.kind == "finite"
        and key in NOUN_FORMS
        and key.endswith("o")
        and sentence.keys[index + 1 : index + 2] != ["que"]
    )


def is_noun_here(sentence: Sentence, index: int) -> bool:
    """True where a cue form is a noun or adjective: "el anuncio", "de denuncia"."""
    return _is_noun_here(sentence, index)


def is_time(sentence: Sentence, index: int) -> int:
    """The end of a time phrase at `index` ("el martes", "este lunes", "ayer"), or `index`."""
    keys = sentence.keys
    if keys[index] in words.TIMES and keys[index] not in (
        "tarde",
        "noche",
        "dia",
        "semana",
        "mes",
        "madrugada",
    ):
        return index + 1
    if keys[index] in ("el", "este", "esta", "la", "los") and index + 1 < len(keys):
        after = keys[index + 1]
        if after in words.DAYS or after in (
            "tarde",
            "noche",
            "semana",
            "mes",
            "madrugada",
            "mediodia",
            "manana",
        ):
            end = index + 2
            while end < len(keys) and keys[end] in (
                "pasado",
                "pasada",
                "por",
                "la",
                "noche",
                "tarde",
                "manana",
            ):
                end += 1
            return end
        if (
            after in ("pasado", "pasada", "mismo", "propio")
            and index + 2 < len(keys)
            and keys[index + 2] in words.TIMES
        ):
            return index + 3
    return index


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
    return cue is not None and cue.kind == "finite" and not _is_noun_here(sentence, index)


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


def clause_end(sentence: Sentence, start: int, *, relative: bool = False) -> int:
    """Where the content that begins at `start` ends: at a semicolon, a contrast, or the end of the sentence.

    In a relative clause it ends at the next comma, after which the main clause goes on.
    """
    keys, tokens = sentence.keys, sentence.tokens
    depth = 0
    for index in range(start, len(tokens)):
        mark = sentence.mark(index)
        if not mark:
            continue
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth < 0:
                return index
        elif mark in (";", ")") or (mark in DASHES and mark != "-" and index > start + 1 and not depth):
            return index
        elif mark == "," and not depth:
            if relative:
                return index
            if index + 1 < len(keys) and keys[index + 1] in _CLAUSE_STOPS and sentence.mark(index + 1):
                return index
    return strip_end(sentence, start, len(tokens))


def shared_verb(sentence: Sentence, start: int, end: int) -> int:
    """Where the subject goes on to do something else, "... y rechazó", in [start, end); `end` where it does not."""
    keys = sentence.keys
    for index in range(start + 1, end - 1):
        if (
            keys[index] in ("y", "e", "pero")
            and sentence.mark(index)
            and finite_in(sentence, index + 1, index + 3) > 0
        ):
            after = index + 1 + (keys[index + 1] in ("no", "se", "le", "les", "lo", "la", "tambien", "luego"))
            if finite_in(sentence, after, after + 1) == after:
                return index
    return end


def strip_end(sentence: Sentence, start: int, end: int) -> int:
    """Without the full stop or comma outside quotation marks, and without a dangling conjunction."""
    while end > start:
        token = sentence.tokens[end - 1]
        loose = token.quote < 0 and (token.text in ".,;:…" or token.text in DASHES)
        if not loose and not (token.quote < 0 and sentence.keys[end - 1] in _LOOSE_CONTENT_ENDS):
            break
        end -= 1
    return end
