"""Nobody answers for it: "presuntamente", "el presunto jefe", "habría huido", "al parecer", "rumores de que"."""

import itertools
from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.phrases import (
    clause_end,
    finite_in,
    is_stop,
    phrase_end,
    strip_end,
    with_apposition,
)
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.tokens import DASHES
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

_HEDGES = word_set("presuntamente supuestamente aparentemente presumiblemente")
_PHRASES = (("al", "parecer"), ("por", "lo", "visto"), ("segun", "se", "dice"), ("segun", "parece"),
            ("segun", "trascendio"), ("segun", "versiones"), ("segun", "rumores"))  # fmt: skip
_ADJECTIVES = word_set("presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas")
_PARTICIPLES = (
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "idos",
    "idas",
    "to",
    "ta",
    "tos",
    "tas",
    "cho",
    "so",
)
_UNREAL = word_set("si gustado querido debido podido preferido sido")
_NOUNS = {
    "rumor": SpeechAct.REPORT, "rumores": SpeechAct.REPORT, "versiones": SpeechAct.REPORT,
    "version": SpeechAct.REPORT, "sospecha": SpeechAct.ACCUSE, "sospechas": SpeechAct.ACCUSE,
    "acusacion": SpeechAct.ACCUSE, "acusaciones": SpeechAct.ACCUSE, "denuncia": SpeechAct.ACCUSE,
    "denuncias": SpeechAct.ACCUSE, "senalamiento": SpeechAct.ACCUSE, "senalamientos": SpeechAct.ACCUSE,
    "afirmacion": SpeechAct.SAY, "afirmaciones": SpeechAct.SAY, "declaracion": SpeechAct.SAY,
    "anuncio": SpeechAct.ANNOUNCE, "advertencia": SpeechAct.WARN, "advertencias": SpeechAct.WARN,
    "promesa": SpeechAct.PLEDGE, "promesas": SpeechAct.PLEDGE, "amenaza": SpeechAct.WARN, "opinion": SpeechAct.ARGUE,
    "informes": SpeechAct.REPORT, "reportes": SpeechAct.REPORT, "noticia": SpeechAct.REPORT,
    "noticias": SpeechAct.REPORT, "confirmacion": SpeechAct.CONFIRM, "insistencia": SpeechAct.ARGUE,
    "creencia": SpeechAct.ARGUE, "alegato": SpeechAct.ARGUE, "argumento": SpeechAct.ARGUE,
    "conclusion": SpeechAct.SAY, "prediccion": SpeechAct.PREDICT, "pronostico": SpeechAct.PREDICT,
    "admision": SpeechAct.ADMIT, "queja": SpeechAct.OBJECT, "quejas": SpeechAct.OBJECT,
}  # fmt: skip


def find_hearsay(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each hedge, conditional of rumour and noun of saying."""
    keys = sentence.keys
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        key = keys[place]
        draft = None
        if key in _HEDGES:
            draft = _adverb(sentence, place, place + 1)
        elif key in ("al", "por", "segun"):
            size = next((len(p) for p in _PHRASES if tuple(keys[place : place + len(p)]) == p), 0)
            draft = _adverb(sentence, place, place + size) if size else None
        elif key in _ADJECTIVES:
            draft = _adjective(sentence, place)
        elif key in words.HAVE_CONDITIONAL:
            draft = _conditional(sentence, place)
        elif key in _NOUNS:
            draft = _noun(sentence, place)
        if draft is not None:
            yield draft


def _hedge(
    sentence: Sentence, cue: tuple[int, int], content: tuple[int, int], rule: str, why: str
) -> Draft | None:
    start, end = content[0], strip_end(sentence, *content)
    if end <= start or end - start <= cue[1] - cue[0]:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=None,
        spans=[sentence.span(start, end)],
        act=SpeechAct.REPORT,
        rule=rule,
        why=why,
        kind="hedge",
        certainty=Certainty.UNKNOWN,
    )


def _adverb(sentence: Sentence, place: int, end: int) -> Draft | None:
    why = f"'{sentence.tokens[place].text}' passes on what somebody says"
    return _hedge(sentence, (place, end), _stretch(sentence, place, end), "es.hedge_adverb", why)


def _stretch(sentence: Sentence, place: int, end: int) -> tuple[int, int]:
    """The clause the hedge stands in, or the relative clause or participle alone."""
    keys = sentence.keys
    if sentence.mark(place - 1) == "," and sentence.mark(end) == ",":
        # ", al parecer,": set off, it hedges the whole clause
        return _clause_start(sentence, place - 1), clause_end(sentence, end + 1)
    before = keys[place - 1] if place else ""
    if place and sentence.mark(place - 1) == "," and _has_participle(sentence, end):
        return place, _phrase_stop(sentence, end)
    if (
        place
        and _is_participle(sentence, end)
        and before not in words.AUXILIARIES
        and finite_in(sentence, place - 1, place) < 0
    ):
        return place, _phrase_stop(sentence, end)
    start = _clause_start(sentence, place)
    relative = start > 0 and keys[start - 1] in words.RELATIVES
    return start, clause_end(sentence, end if end < len(keys) else place, relative=relative)


def _is_participle(sentence: Sentence, index: int) -> bool:
    return (
        index < len(sentence.keys)
        and sentence.keys[index].endswith(_PARTICIPLES)
        and len(sentence.keys[index]) > 3
    )


def _has_participle(sentence: Sentence, index: int) -> bool:
    return _is_participle(sentence, index) or (
        index < len(sentence.keys) and sentence.keys[index] in ("por", "de", "en")
    )


def _phrase_stop(sentence: Sentence, start: int) -> int:
    """The next stop or finite verb."""
    index = start
    while index < len(sentence.tokens) and not is_stop(sentence, index):
        if words.looks_finite(sentence.tokens[index].text, sentence.keys[index]) and index > start:
            break
        index += 1
    return index


def _clause_start(sentence: Sentence, place: int) -> int:
    """Where the clause with the word at `place` begins: behind a stop, a relative or a conjunction of clauses."""
    keys = sentence.keys
    index = place
    commas = 0
    while index > 0:
        mark = sentence.mark(index - 1)
        if mark and (mark in ";:()" or mark in DASHES):
            break
        if mark and mark in ".?!…¿¡":
            break
        if mark and keys[index - 1] in words.BOUNDARIES and (keys[index - 1] != "como" or index < place):
            break
        if mark == ",":
            commas += 1
        if (
            keys[index - 1] in ("y", "e")
            and mark
            and finite_in(sentence, max(0, index - 12), index - 1) >= 0
            and (finite_in(sentence, index, place + 1) >= 0)
        ):
            break
        index -= 1
    while index < place and sentence.mark(index) == ",":
        index += 1
    return index


def _adjective(sentence: Sentence, place: int) -> Draft | None:
    """As in "El presunto jefe de la banda": the noun phrase with its article."""
    keys = sentence.keys
    before = keys[place - 1] if place else ""
    if place + 1 >= len(keys) or not sentence.tokens[place + 1].is_word or before == "por":
        return None
    following = keys[place + 1]
    if (
        following in words.PREPOSITIONS
        or following in ("que", "y", "o")
        or following in words.BE
        or following in words.HAVE
    ):
        return None
    end = phrase_end(sentence, place + 1)
    if end <= place + 1 or words.looks_finite(sentence.tokens[place + 1].text, following):
        return None
    start = place - 1 if before in words.DETERMINERS and sentence.mark(place - 1) else place
    why = f"'{sentence.tokens[place].text}': somebody says so, and nobody is named"
    return _hedge(sentence, (place, place + 1), (start, end), "es.hedge_adjective", why)


def _conditional(sentence: Sentence, place: int) -> Draft | None:
    """As in "Habría huido": the conditional of rumour; not "si ..., habría ganado" nor "habría que"."""
    keys = sentence.keys
    following = place + 1
    while following < len(keys) and (keys[following] in words.ADVERBS or keys[following].endswith("mente")):
        following += 1
    if (
        following >= len(keys)
        or not keys[following].endswith(_PARTICIPLES)
        or keys[following] in ("tanto", "otro")
    ):
        return None
    if keys[following] in _UNREAL - {"sido", "si"} or "si" in keys or _is_unreal(keys):
        return None
    if place and keys[place - 1] in ("me", "nos"):
        return None
    start = _clause_start(sentence, place)
    relative = start > 0 and keys[start - 1] in words.RELATIVES
    content = start, clause_end(sentence, following, relative=relative)
    why = "the conditional passes on a rumour"
    return _hedge(sentence, (place, following + 1), content, "es.rumour_conditional", why)


def _is_unreal(keys: list[str]) -> bool:
    pairs = {("de", "haber"), ("en", "caso"), ("hubiera", "sido"), ("sin", "su")}
    return any(pair in pairs for pair in itertools.pairwise(keys)) or "hubiera" in keys or "hubiese" in keys


def _noun(sentence: Sentence, place: int) -> Draft | None:
    """As in "La acusación de la fiscalía de que ...", "rumores de que ..."."""
    keys = sentence.keys
    source = None
    index = place + 1
    if index + 1 < len(keys) and keys[index] in ("de", "del") and keys[index + 1] != "que":
        begin = index + 1
        end = begin
        while end < min(len(keys) - 1, begin + 14) and not is_stop(sentence, end):
            if keys[end] == "de" and keys[end + 1] == "que":
                break
            end += 1
        if end >= len(keys) - 1 or keys[end] != "de" or keys[end + 1] != "que":
            return None
        if not is_known_source(sentence.tokens[begin:end], keys[begin:end]):
            return None
        source, index = (begin, with_apposition(sentence, end)), end
    while (
        index < min(len(keys), place + 4)
        and keys[index] not in ("de", "que")
        and not is_stop(sentence, index)
    ):
        index += 1
    if index + 2 >= len(keys) or keys[index] != "de" or keys[index + 1] != "que" or not sentence.mark(index):
        return None
    start = index + 2
    end = _noun_end(sentence, start, heads=finite_in(sentence, 0, place) < 0)
    if end <= start:
        return None
    if source is None and place and keys[place - 1] in ("su", "sus"):
        source = (place - 1, place)
    opens = place == 1 and keys[0] in words.DETERMINERS and source is None
    return Draft(
        sentence=sentence,
        cue=sentence.span(place - 1 if opens else place, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=_NOUNS[keys[place]],
        rule="es.noun",
        why=f"the noun '{sentence.tokens[place].text}' reports what is said",
        certainty=Certainty.UNKNOWN if source is None else Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
    )


def _noun_end(sentence: Sentence, start: int, *, heads: bool) -> int:
    """The end of the clause; where the noun is the subject, its verb begins the rest of the sentence."""
    end = strip_end(sentence, start, clause_end(sentence, start, relative=True))
    if not heads:
        return end
    first = finite_in(sentence, start, end)
    index = first + 1
    while first >= 0 and index < end:
        index = finite_in(sentence, index, end)
        if index < 0:
            break
        between = sentence.keys[first + 1 : index]
        if len(between) > 1 and not {"que", "y", "o", "cuando", "donde", "si"} & set(between):
            return strip_end(sentence, start, index)
        index += 1
    return end
