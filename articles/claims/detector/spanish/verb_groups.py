"""Verb groups, stops and times: the small pieces that phrases and clauses are told by, without a parser."""

from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import CUES, NOUN_FORMS, cue_of
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.tokens import DASHES, TERMINALS
from articles.claims.detector.wordlists import word_set

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
    if (
        before in words.DETERMINERS
        or before in words.PREPOSITIONS
        or (before in ("y", "o") and key in NOUN_FORMS)
    ):
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
