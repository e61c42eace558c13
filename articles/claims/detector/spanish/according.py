"""As in "Según X", "de acuerdo con X", "según informó X", "como consta en X", "a juicio de X", "para X"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import CUES
from articles.claims.detector.spanish.phrases import phrase_end, subject_after, with_apposition
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source, is_name, is_person
from articles.claims.detector.spanish.verb_groups import finite_in, is_infinitive, is_stop, verb_group
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import DASHES
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

#: Openers of several words, longest first; the last word governs the source.
_OPENERS = (
    ("de", "acuerdo", "con"), ("de", "acuerdo", "a"), ("de", "acuerdo", "al"),
    ("en", "conformidad", "con"), ("de", "conformidad", "con"), ("conforme", "a"), ("conforme", "al"),
    ("segun",),
)  # fmt: skip
#: These name an opinion, whoever holds it.
_OPINIONS = (
    ("juicio", "a"), ("criterio", "a"), ("parecer", "a"), ("entender", "a"), ("decir", "a"), ("ojos", "a"),
    ("opinion", "en"), ("palabras", "en"), ("voz", "en"), ("boca", "en"), ("vision", "en"),
    ("decir", "al"), ("parecer", "al"), ("entender", "al"),
)  # fmt: skip
_READING = word_set(
    "consta figura recoge aparece lee desprende constaba figuraba recogia aparecia documenta detalla"
)
_POSSESSIVES = frozenset({"su", "sus"})
_AGREEING = frozenset(
    "esta estan estar estaba estaban estuvo estuvieron estoy estamos puso pusieron ponerse".split()
)
#: By these things are sorted, priced or done; nobody speaks through them.
_MEASURES = word_set(
    """
    hora edad color tamano peso rango orden caso zona epoca temporada calibre talla numero tipo clase categoria
    grado nivel altura distancia lugar dia mes ano estacion tiempo valor precio cantidad volumen genero sexo
    procedencia origen gravedad necesidad necesidades conveniencia disponibilidad antiguedad turno especie marca
    costumbre tradicion calendario horario humor ritmo criterio criterios gusto interes capacidad demanda oferta
    norma normas reglamento protocolo plan programa guion reglas regla ley modelo metodo billete
    """
)
_ASIDES = (
    ("en", "cambio"), ("sin", "embargo"), ("no", "obstante"), ("por", "su", "parte"), ("en", "tanto"),
    ("a", "su", "vez"),
    ("por", "el", "contrario"), ("ademas",), ("asimismo",), ("incluso",), ("por", "tanto"), ("tambien",), ("eso", "si"),
)  # fmt: skip
#: What something is to somebody, no opinion of theirs: "para el alcalde, el plan supone un golpe".
_BEARING = word_set("supone supuso suponia significa significo representa represento implica conlleva queda")
_LONGEST_AGENT = 40
_DEMANDS = (SpeechAct.ASK, SpeechAct.ORDER, SpeechAct.PLEDGE)


def find_according(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each source that is named beside what it says."""
    keys = sentence.keys
    for place in range(len(keys)):
        if sentence.tokens[place].quote >= 0 or keys[place] not in _FIRST:
            continue
        draft = _one(sentence, place) or (_for_whom(sentence) if place == 0 and keys[0] == "para" else None)
        if draft is not None:
            yield draft


_FIRST = frozenset({"segun", "de", "a", "al", "en", "conforme", "como", "para"})


def _one(sentence: Sentence, place: int) -> Draft | None:
    keys = sentence.keys
    verb = _verb_behind(sentence, place) if keys[place] in ("segun", "como", "conforme") else -1
    if verb >= 0:
        return _with_verb(sentence, place, verb)
    reading = _reading_behind(sentence, place) if keys[place] in ("segun", "como", "conforme") else -1
    if reading >= 0:
        source = _phrase(sentence, reading)
        return _draft(sentence, place, reading, source, SpeechAct.REPORT) if source else None
    size = next((len(opener) for opener in _OPENERS if tuple(keys[place : place + len(opener)]) == opener), 0)
    cue_end = place + size
    if size and cue_end < len(keys):
        if keys[place] == "de" and place and keys[place - 1] in _AGREEING:
            return None
        source = _phrase(sentence, cue_end)
        if source is None or not _may_speak(sentence, source, place):
            return None
        return _draft(sentence, place, cue_end, source, SpeechAct.SAY)
    return _opinion(sentence, place)


def _with_verb(sentence: Sentence, place: int, verb: int) -> Draft | None:
    """As in "según informó X", "como dijo X", "según lo dicho por X"."""
    keys = sentence.keys
    by = verb + 1 < len(keys) and keys[verb + 1] == "por" and CUES[keys[verb]].kind == "participle"
    source = _phrase(sentence, verb + 2) if by and verb + 2 < len(keys) else subject_after(sentence, verb + 1)
    if keys[place] == "como" and (source is None or CUES[keys[verb]].act in _DEMANDS):
        # "como habían pedido las defensas" compares: what they asked for stands nowhere
        return None
    return _draft(sentence, place, verb + 1, source, CUES[keys[verb]].act)


def _opinion(sentence: Sentence, place: int) -> Draft | None:
    """As in "a juicio de X", "en su opinión"."""
    keys = sentence.keys
    noun = place + 1
    owned = noun < len(keys) and keys[noun] in _POSSESSIVES
    noun += owned
    if noun >= len(keys) or (keys[noun], keys[place]) not in _OPINIONS:
        return None
    if owned:
        if sentence.mark(noun + 1) != "," and place:
            return None
        return _draft(sentence, place, noun + 1, (place + 1, place + 2), SpeechAct.ARGUE, inside=True)
    if noun + 2 >= len(keys) or keys[noun + 1] not in ("de", "del"):
        return None
    source = _phrase(sentence, noun + 2)
    if source is None or (
        keys[noun] in ("voz", "boca", "ojos", "palabras") and not is_known_source(*sentence.part(source))
    ):
        return None
    return _draft(sentence, place, noun + 2, source, SpeechAct.ARGUE)


def _for_whom(sentence: Sentence) -> Draft | None:
    """As in "Para la economista Rufina Salcedo, la devaluación llegará": a person's view of something that is so."""
    keys = sentence.keys
    if len(keys) < 6 or is_infinitive(keys[1]):
        return None
    source = _phrase(sentence, 1)
    if source is None or sentence.mark(source[1]) != ",":
        return None
    phrase = sentence.part(source)
    quotes = any(token.quote >= 0 for token in sentence.tokens[source[1] :])
    if not is_person(*phrase) and not (quotes and is_name(*phrase)):
        return None
    draft = _draft(sentence, 0, 1, source, SpeechAct.ARGUE)
    first = finite_in(sentence, source[1], len(keys))
    if draft is None or first < 0 or keys[first] in _BEARING:
        return None
    return draft


def _phrase(sentence: Sentence, start: int) -> tuple[int, int] | None:
    if start >= len(sentence.tokens) or not sentence.mark(start):
        return None
    end = with_apposition(sentence, phrase_end(sentence, start))
    return (start, end) if end > start else None


def _may_speak(sentence: Sentence, source: tuple[int, int], place: int) -> bool:
    """Whoever is known to speak; at the head of a sentence, before a comma, whatever is no measure."""
    if is_known_source(*sentence.part(source)):
        return True
    keys = sentence.keys[slice(*source)]
    if place or sentence.mark(source[1]) != "," or _MEASURES & set(keys[:3]):
        return False
    return len(keys) > 1 and (keys[0] in words.DETERMINERS or keys[0] in _POSSESSIVES)


def _draft(
    sentence: Sentence,
    place: int,
    cue_end: int,
    source: tuple[int, int] | None,
    act: SpeechAct,
    *,
    inside: bool = False,
) -> Draft | None:
    keys = sentence.keys
    if place and keys[place - 1] == "tal":
        place -= 1
    stop = cue_end if inside or source is None else source[1]
    while stop < len(keys) and not is_stop(sentence, stop) and sentence.tokens[stop].quote < 0:
        if stop - place > _LONGEST_AGENT or _is_relative(sentence, place):
            break
        if keys[stop] in words.BOUNDARIES and keys[stop] not in words.RELATIVES:
            break
        stop += 1
    spans, where = _content(sentence, place, _over_aside(sentence, stop))
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
        points_back=source is None and "se" not in keys[place:cue_end],
    )


def _is_relative(sentence: Sentence, place: int) -> bool:
    """As in "la banda, que según la policía tiene": the clause goes on right behind the source."""
    return place > 0 and sentence.keys[place - 1] in words.RELATIVES and bool(sentence.mark(place - 1))


def _over_aside(sentence: Sentence, stop: int) -> int:
    """Over ", en cambio" behind the source."""
    if sentence.mark(stop) == ",":
        for aside in _ASIDES:
            end = stop + 1 + len(aside)
            if tuple(sentence.keys[stop + 1 : end]) == aside and sentence.mark(end) == ",":
                return end
    return stop


def _verb_behind(sentence: Sentence, place: int) -> int:
    """The cue verb in "según (lo que) ha informado X", or -1."""
    keys = sentence.keys
    if place + 2 < len(keys) and keys[place + 1] == "lo":
        said = CUES.get(keys[place + 2])
        if said is not None and said.kind == "participle" and "por" in keys[place + 3 : place + 4]:
            return place + 2
    for index in range(place + 1, min(place + 6, len(keys))):
        cue = CUES.get(keys[index])
        if cue is not None and (
            cue.kind == "finite" or (cue.kind == "participle" and verb_group(sentence, index).perfect)
        ):
            return index
        if keys[index] not in words.HAVE and keys[index] not in ("lo", "que", "se", "le", "les", "por", "ya"):
            return -1
    return -1


def _reading_behind(sentence: Sentence, place: int) -> int:
    """Where the document begins in "según consta en el acta", "como se desprende de X", or -1."""
    keys = sentence.keys
    index = place + 1 + (place + 1 < len(keys) and keys[place + 1] in ("se", "lo"))
    if index + 2 < len(keys) and keys[index] in _READING and keys[index + 1] in ("en", "de", "del"):
        return index + 2
    return -1


def _content(sentence: Sentence, place: int, stop: int) -> tuple[list[Span], str]:
    """The parts before and behind the words that name the source."""
    before = sentence.mark(place - 1) if place else ""
    opens = place == 0 or (before in (";", "(", "¿", "") and sentence.tokens[place - 1].quote < 0)
    opens = opens or sentence.keys[place - 1] in ("que", "y", "pero", "e", "quien", "quienes")
    right = _right(sentence, stop, relative=_is_relative(sentence, place))
    if opens:
        return right, "first"
    left = _left(sentence, place)
    if sentence.mark(stop) in (",", "—", "–") and right and (before == "," or before in DASHES):
        return left + right, "split" if left else "first"
    return (left, "last") if left else (right, "first")


def _right(sentence: Sentence, stop: int, *, relative: bool) -> list[Span]:
    start = stop
    if sentence.mark(stop) in (",", "—", "–", ":"):
        start += 1
    elif is_stop(sentence, stop):
        return []
    if start >= len(sentence.tokens) or sentence.keys[start] in ("quien", "quienes", "pero", "mientras"):
        return []
    end = strip_end(sentence, start, clause_end(sentence, start, relative=relative))
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
