"""The conditional of rumour: "habría huido", "tendría cuarenta hombres", "estaría en Lirio".

The same form says what would be if, and what was still to come ("años después sería"). Those show it: a
condition, an unreal past, a time that counts from another one.
"""

import itertools

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.hedges import PARTICIPLES, clause_start, hedge
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.verb_groups import is_infinitive
from articles.claims.detector.wordlists import word_set

_WHY = "the conditional passes on a rumour"
_WISHED = word_set("gustado querido debido podido preferido tanto otro")
#: States that are rumoured; deeds in the simple conditional are as often what was still to come.
_STATES = """
    tener estar contar operar encontrar tratar vivir existir pertenecer ascender superar rondar alcanzar disponer
    mantener esconder ocultar controlar dirigir liderar encabezar integrar constar residir permanecer oscilar
    figurar involucrar formar trabajar provenir proceder servir sumar recibir usar utilizar mover
"""
_STEMS = {"tener": "tendr", "mantener": "mantendr", "disponer": "dispondr", "provenir": "provendr"}
STATIVE = frozenset(
    _STEMS.get(verb, verb) + ending for verb in _STATES.split() for ending in ("ia", "ian")
) | {"seria", "serian"}
_CONDITIONS = word_set(
    "si sin hubiera hubiese hubieran hubiesen aunque quisiera fuera tuviera ojala cuando nunca jamas"
)
_COUNTED = word_set("despues luego entonces siguiente siguientes tarde pronto aun todavia ultima")
_PAIRS = {("de", "haber"), ("en", "caso"), ("de", "ser"), ("de", "no"), ("con", "esto")}
_REPORTED = word_set("que si donde cuando")


def rumour_conditional(sentence: Sentence, place: int) -> Draft | None:
    """As in "habría huido" at `place`; not "si ..., habría ganado" nor "habría que"."""
    keys = sentence.keys
    following = place + 1
    while following < len(keys) and (keys[following] in words.ADVERBS or keys[following].endswith("mente")):
        following += 1
    if following >= len(keys) or not keys[following].endswith(PARTICIPLES) or keys[following] in _WISHED:
        return None
    if "si" in keys or _is_unreal(sentence) or (place and keys[place - 1] in ("me", "nos")):
        return None
    cue = place - (place > 0 and keys[place - 1] == "se")
    return _draft(sentence, cue, following + 1)


def stative_conditional(sentence: Sentence, place: int) -> Draft | None:
    """As in "tendría cuarenta hombres" at `place`, in a main clause of a sentence that puts no condition."""
    keys = sentence.keys
    reflexive = place > 0 and keys[place - 1] == "se"
    start = place - reflexive
    if start and keys[start - 1] in words.PROCLITICS:
        return None
    if sentence.is_dialogue or _CONDITIONS & set(keys) or _COUNTED & set(keys) or _is_unreal(sentence):
        return None
    if place + 1 >= len(keys) or (keys[place] in ("seria", "serian") and not _is_identity(sentence, place)):
        return None
    if keys[place] in ("tendria", "tendrian") and keys[place + 1] == "que":
        return None
    opens = clause_start(sentence, start)
    if opens and keys[opens - 1] in _REPORTED and sentence.mark(opens - 2) != ",":
        return None
    if opens == start and not opens:
        # without a subject it may be anybody's "I would"
        return None
    return _draft(sentence, start, place + 1)


def _is_identity(sentence: Sentence, place: int) -> bool:
    """As in "el detenido sería el jefe", "serían unos cuarenta": who or how many, not how good it would be."""
    keys = sentence.keys
    key = keys[place + 1]
    if key[0].isdigit() or key in ("unos", "unas"):
        return True
    start = clause_start(sentence, place)
    who = sentence.tokens[start:place]
    return key in ("el", "la", "los", "las", "un", "una") and is_known_source(who, keys[start:place])


def _is_unreal(sentence: Sentence) -> bool:
    keys = sentence.keys
    if len(keys) > 1 and keys[0] == "de" and is_infinitive(keys[1]):
        # "De confirmarse, sería el peor accidente"
        return True
    return "hubiera" in keys or "hubiese" in keys or any(pair in _PAIRS for pair in itertools.pairwise(keys))


def _draft(sentence: Sentence, place: int, end: int) -> Draft | None:
    start = clause_start(sentence, place)
    relative = start > 0 and sentence.keys[start - 1] in words.RELATIVES
    content = start, clause_end(sentence, end - 1, relative=relative)
    return hedge(sentence, (place, end), content, "es.rumour_conditional", _WHY)
