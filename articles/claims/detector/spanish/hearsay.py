"""Nobody answers for it: "presuntamente", "el presunto jefe", "habría huido", "al parecer", "rumores de que"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.conditionals import STATIVE, rumour_conditional, stative_conditional
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.hedges import clause_start, hedge, is_participle
from articles.claims.detector.spanish.phrases import phrase_end
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.verb_groups import finite_in, is_stop
from articles.claims.detector.wordlists import word_set

_HEDGES = word_set("presuntamente supuestamente aparentemente presumiblemente pretendidamente dizque")
_PHRASES = (("al", "parecer"), ("por", "lo", "visto"), ("segun", "se", "dice"), ("segun", "parece"),
            ("segun", "trascendio"), ("segun", "versiones"), ("segun", "rumores"),
            ("segun", "se", "cree"), ("segun", "se", "supo"), ("segun", "se", "rumorea"), ("a", "lo", "que", "parece"),
            ("segun", "se", "comenta"), ("segun", "se", "informo"), ("segun", "se", "conocio"))  # fmt: skip
_ADJECTIVES = word_set("presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas")
#: Something comes out, and nobody is said to have told: "trascendió que", "corre el rumor de que" is a noun's.
_LEAKED = word_set("trascendio trasciende consta constaba circula circulaba")
_SO_CALLED = word_set(
    "llamado llamada llamados llamadas autodenominado autodenominada autoproclamado autoproclamada"
)
_OPINIONATED = word_set(
    "basico basicos equivocado erroneo falso teorico contrario practico principal inicial fundamental central legal"
)


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
        elif key in ("al", "por", "segun", "a"):
            size = next((len(p) for p in _PHRASES if tuple(keys[place : place + len(p)]) == p), 0)
            draft = _adverb(sentence, place, place + size) if size else None
        elif key in _ADJECTIVES:
            draft = _adjective(sentence, place)
        elif key in _SO_CALLED:
            draft = _so_called(sentence, place)
        elif key in words.HAVE_CONDITIONAL:
            draft = rumour_conditional(sentence, place)
        elif key in STATIVE:
            draft = stative_conditional(sentence, place)
        elif key in _LEAKED:
            draft = _leaked(sentence, place)
        if draft is not None:
            yield draft


def _adverb(sentence: Sentence, place: int, end: int) -> Draft | None:
    why = f"'{sentence.tokens[place].text}' passes on what somebody says"
    return hedge(sentence, (place, end), _stretch(sentence, place, end), "es.hedge_adverb", why)


def _stretch(sentence: Sentence, place: int, end: int) -> tuple[int, int]:
    """The clause the hedge stands in, or the relative clause or participle alone."""
    keys = sentence.keys
    if sentence.mark(place - 1) == "," and sentence.mark(end) == ",":
        # ", al parecer,": set off, it hedges the whole clause
        return clause_start(sentence, place - 1), clause_end(sentence, end + 1)
    before = keys[place - 1] if place else ""
    if place and sentence.mark(place - 1) == "," and _has_participle(sentence, end):
        return place, _phrase_stop(sentence, end)
    if (
        place
        and is_participle(sentence, end)
        and before not in words.AUXILIARIES
        and finite_in(sentence, place - 1, place) < 0
    ):
        return place, _phrase_stop(sentence, end)
    start = clause_start(sentence, place)
    relative = start > 0 and keys[start - 1] in words.RELATIVES
    return start, clause_end(sentence, end if end < len(keys) else place, relative=relative)


def _has_participle(sentence: Sentence, index: int) -> bool:
    return is_participle(sentence, index) or (
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
    if before in words.HAVE or before in words.HAVE_CONDITIONAL:
        # "ha supuesto una inversión"
        return None
    if following in _OPINIONATED or (
        keys[place] == "supuesto" and before in ("el", "un") and _is_premise(keys, place)
    ):
        return None
    end = phrase_end(sentence, place + 1)
    if end <= place + 1 or words.looks_finite(sentence.tokens[place + 1].text, following):
        return None
    start = place - 1 if before in words.DETERMINERS and sentence.mark(place - 1) else place
    why = f"'{sentence.tokens[place].text}': somebody says so, and nobody is named"
    return hedge(sentence, (place, place + 1), (start, end), "es.hedge_adjective", why)


def _is_premise(keys: list[str], place: int) -> bool:
    """As in "en el supuesto", "parte de un supuesto": the noun, which supposes."""
    governing = keys[max(0, place - 3) : place - 1]
    return bool(governing) and (
        governing[-1] in ("en", "bajo")
        or (len(governing) > 1 and governing[0].startswith("part") and governing[1] == "de")
    )


def _leaked(sentence: Sentence, place: int) -> Draft | None:
    """As in "Trascendió que la aduana no revisó nada"."""
    keys = sentence.keys
    start = place + 1
    while start < len(keys) and (keys[start] in words.ADVERBS or keys[start] in words.TIMES):
        start += 1
    if start + 2 >= len(keys) or keys[start] != "que" or not sentence.mark(start):
        return None
    if place and not (is_stop(sentence, place - 1) or keys[place - 1] in ("y", "tambien", "pero", "ya")):
        return None
    end = strip_end(sentence, start + 1, clause_end(sentence, start + 1))
    return hedge(
        sentence, (place, place + 1), (start + 1, end), "es.leaked", "it came out, and nobody is named"
    )


def _so_called(sentence: Sentence, place: int) -> Draft | None:
    """As in "el llamado Cartel del Faro": somebody gave it that name."""
    keys, tokens = sentence.keys, sentence.tokens
    if (
        place + 1 >= len(tokens)
        or not place
        or keys[place - 1] not in ("el", "la", "los", "las", "al", "del")
    ):
        return None
    following = place + 1
    if tokens[following].quote >= 0:
        number, end = tokens[following].quote, following
        while end < len(tokens) and tokens[end].quote == number:
            end += 1
    elif tokens[following].is_capital:
        end = phrase_end(sentence, following)
    else:
        return None
    start = place - (keys[place - 1] not in ("al", "del"))
    why = f"'{tokens[place].text}': the name is somebody else's"
    return hedge(sentence, (place, place + 1), (start, end), "es.so_called", why)
