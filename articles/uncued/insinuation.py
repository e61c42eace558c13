"""Guilt by association in our own voice: "linked to the cartel", "a banker close to the ring", "no coincidence that".

Every rule reads both ends: who is said to be linked, and to whom. A link between things ("the road linked to the port")
or between states ("ties with Quella") insinuates nothing. Where an attribution covers the words they are the speaker's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from articles.claims.detector import Span
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import is_adverb
from articles.uncued import words
from articles.uncued.lines import Line
from articles.uncued.whom import SOMEBODY, Phrase, Reader, Whom

_BE = word_set(
    "is are was were be been being remains remained considered es son era eran fue fueron esta estan estaba estaban "
    "estuvo ha han sido siendo habia habian estado estuvieron"
)
_FILLERS = word_set(
    """
    closely directly long also once often allegedly very himself herself itself still always deeply now has have had
    openly reportedly publicly clearly heavily too
    muy tambien estrechamente directamente siempre abiertamente
    """
)
_NEGATIONS = word_set(
    "no not never neither nor without denies denied deny n't no nunca ni sin jamas niega nego tampoco"
)
#: Somebody's hedge or accusation: found as a statement where it is one; never ours.
_HEDGES = word_set(
    """
    allegedly reportedly supposedly purportedly alleged suspected purported supposed rumoured rumored accused believed
    thought said claimed apparently possible potential accusing claiming
    presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas presuntamente supuestamente acusado
    acusada acusados posible posibles sospechoso habria habrian
    """
)
_LINKED_TO = word_set("linked tied connected wired")
_LINKED_WITH = word_set("linked associated affiliated connected")
_ES_LINKED = word_set(
    """
    vinculado vinculada vinculados vinculadas ligado ligada ligados ligadas relacionado relacionada relacionados
    relacionadas asociado asociada asociados asociadas conectado conectada conectados conectadas
    """
)
_TIES = word_set("ties links connections connection link bonds")
_ES_TIES = word_set("nexos vinculos lazos conexiones tratos nexo vinculo contactos")
_HARMLESS_TIES = word_set(
    """
    diplomatic trade economic cultural historical historic transport rail road air sea bus commercial military bilateral
    academic ancestral emotional sentimental ethnic linguistic railway telephone internet video web external direct
    comerciales diplomaticos economicos culturales historicos bilaterales familiares academicos aereos afectivos
    """
)
_NETWORKS = word_set("network networks")
_ES_NETWORKS = word_set("red redes")
_CROOKED = word_set(
    """
    criminal trafficking smuggling drug drugs terror terrorist spy money-laundering laundering shadowy secretive shadow
    corruption patronage clandestine underground offshore shell shady murky crime vast sprawling
    """
)
_HARMLESS_NETWORKS = word_set(
    """
    tv television social broadcast broadcasting news computer neural rail railway road transport transit electric
    electricity power phone mobile cable sensor radio seismic water hospital support school research global cellular
    wireless wi-fi fibre fiber bus tram satellite internet local national professional sports
    """
)
_ASSOCIATES = word_set("associate associates cronies crony henchman henchmen bagman frontman confidant")
_ES_ASSOCIATES = word_set(
    "allegado allegados testaferro testaferros compinche compinches socio socios secuaz secuaces"
)
_TITLES_AFTER = word_set(
    "professor professors director dean justice editor producer degree degrees member members attorney vice pastor "
    "minister secretary warden counsel fellow head"
)
_NOT_ASSOCIATES_OF = word_set("arts science applied royal academy college institute university")
_SOURCES = word_set(
    "source sources person people official officials someone those familiar fuente fuentes persona personas"
)
_RAISE = word_set("raise raises raised raising pose poses posed posing prompt prompts prompted cast casts")
_ES_RAISE = word_set(
    "plantea plantean planteo despierta despiertan desperto genera generan genero levanta levantan levanto suscita "
    "suscitan suscito deja dejan"
)
_DOUBTS = word_set("question questions eyebrows suspicion suspicions doubt doubts")
_ES_DOUBTS = word_set("interrogantes interrogante preguntas dudas sospechas suspicacias")
_LINGER = word_set("remain remains linger surround surrounds swirl persist hang abound mount")
_ES_LINGER = word_set("rodean persisten quedan siguen pesan flotan")
_ABOUT = word_set("about over whether surrounding as around on sobre acerca de en")


@dataclass(frozen=True, slots=True)
class Hint:
    """What one rule found in a line: the words (tokens), the rule, why in plain words, and whom it touches."""

    start: int
    end: int
    rule: str
    why: str
    entities: tuple[str, ...] = ()


def find_hints(line: Line, reader: Reader, language: str) -> Iterator[Hint]:
    """The insinuations of one line by place; whether an attribution covers them is for the caller to see."""
    rules = _SPANISH if language == "es" else _ENGLISH
    for index in range(len(line.tokens)):
        if line.is_quoted(index):
            continue
        for rule in rules.get(line.keys[index], ()):
            hint = rule(line, index, reader)
            if hint is not None:
                yield hint
                break


def _pair(left: Phrase | None, right: Phrase) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(left.entities if left else ()), *right.entities)))


def _hedged(line: Line, first: int, place: int) -> bool:
    """Whether a hedge or a negation stands right before the words."""
    near = line.keys[max(0, first - 3) : place]
    before = line.keys[:first]
    if any(key in _PROOF and "no" in before[max(0, i - 2) : i] for i, key in enumerate(before)):
        return True  # "there is no evidence that ..."
    return any(key in _NEGATIONS or key in _HEDGES or key.endswith("n't") for key in near)


_PROOF = word_set("evidence proof indication sign pruebas prueba indicios")


def _group_start(line: Line, place: int) -> int:
    """Where the verb group or adverbs before `place` begin; "is known to have" is one."""
    first = place
    keys = line.keys
    while first > 0:
        if keys[first - 1] in _BE or keys[first - 1] in _FILLERS or is_adverb(keys[first - 1]):
            first -= 1
        elif first > 1 and keys[first - 2 : first] == ["known", "to"]:
            first -= 2
        else:
            break
    return first


_PRONOUNS = word_set("he she they who him her them quien quienes ella ellos ellas")


def _left(line: Line, first: int, reader: Reader) -> tuple[Whom, Phrase | None]:
    """Who stands before the words: a phrase, a pronoun that means people, or nobody the line shows."""
    if first == 0:
        return _fronted(line, reader)
    at = first - 1
    while at > 0 and line.tokens[at].text == ",":
        at -= 1
    key = line.keys[at]
    if key in _PRONOUNS:
        return Whom.PERSON, reader.before(line, at) if at else None
    if key in ("which", "that", "whose", "que"):
        at -= line.tokens[at - 1].text == "," if at else 0
        phrase = reader.before(line, at) if at else None
        named = any(token.is_capital for token in line.tokens[max(1, at - 8) : at])
        if phrase is None or phrase.whom not in SOMEBODY | {Whom.BODY}:
            return (Whom.NAME if named and phrase and phrase.whom is not Whom.THING else Whom.OTHER), phrase
        return phrase.whom, phrase
    if key in ("and", "but", "y", "pero"):
        return Whom.OTHER, None
    phrase = reader.before(line, first)
    if phrase is None:
        return Whom.OTHER, None
    if line.keys[phrase.end - 1] in ("name", "nombre"):
        return Whom.PERSON, phrase
    if phrase.whom in SOMEBODY | {Whom.BODY} or phrase.start == 0:
        return phrase.whom, phrase
    # "the head of the harbour authority was linked": the phrase may go on to the left
    if line.keys[phrase.start - 1] in ("of", "de", "del", "from", "in", "en", "at"):
        outer = reader.before(line, phrase.start - 1)
        if outer is not None and outer.whom in SOMEBODY:
            return outer.whom, outer
    return phrase.whom, phrase


def _fronted(line: Line, reader: Reader) -> tuple[Whom, Phrase | None]:
    """In "Linked to the ring since 2010, Valtos ...": who follows the comma."""
    comma = next((i for i in range(len(line.tokens)) if line.tokens[i].text == ","), -1)
    phrase = reader.after(line, comma + 1) if 0 < comma < len(line.tokens) - 1 else None
    return (phrase.whom if phrase else Whom.OTHER), phrase


def _fits(left: Whom, right: Whom, *, loose: bool) -> bool:
    """Whether a link between the two would hurt somebody. `loose`: the verb itself speaks of people."""
    if left in (Whom.THING, Whom.PLACE, Whom.CROWD) or right in (
        Whom.THING,
        Whom.PLACE,
        Whom.CROWD,
        Whom.OTHER,
    ):
        return right is Whom.ILLICIT and left is Whom.CROWD
    if right is Whom.ILLICIT:
        return True
    if right is Whom.PERSON:
        return loose or left in SOMEBODY or left is Whom.BODY
    if right is Whom.CRIME:
        return left in (Whom.PERSON, Whom.GROUP, Whom.NAME)
    if right is Whom.BODY:
        return left in (Whom.PERSON, Whom.GROUP)
    return left in SOMEBODY


_AMOUNTS = word_set("string number series list pair web handful group ring dozens couple array red serie lista grupo")


def _target(line: Line, place: int, reader: Reader) -> Phrase | None:
    """The phrase after a preposition, or the one joined to it where the first says nothing."""
    phrase = reader.after(line, place)
    hops = 0
    while phrase is not None and phrase.whom in (Whom.OTHER, Whom.THING) and hops < 2:
        nxt = phrase.end
        joined = nxt < len(line.keys) and line.keys[nxt] in ("and", "or", "y", "e", "of", "de", "del")
        if not joined or phrase.whom is Whom.THING:
            break
        following = reader.after(line, nxt + 1)
        counted = line.keys[nxt - 1] in _AMOUNTS
        of = line.keys[nxt] in ("of", "de", "del")
        if following is None or (of and not counted and following.whom is not Whom.ILLICIT):
            break
        phrase, hops = following, hops + 1
    return phrase


def _link(
    line: Line,
    index: int,
    reader: Reader,
    prepositions: frozenset[str],
    *,
    loose: bool,
    members: bool = False,
) -> Hint | None:
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in prepositions:
        return None
    first = _group_start(line, index)
    if _hedged(line, first, index):
        return None
    right = _target(line, index + 2, reader)
    if right is None:
        return None
    left, phrase = _left(line, first, reader)
    if not _fits(left, right.whom, loose=loose):
        return None
    if members and right.whom not in (Whom.ILLICIT, Whom.CRIME, Whom.PERSON):
        return None  # "a journalist affiliated with the outlet": a membership
    words_found = " ".join(token.text for token in line.tokens[index : index + 2])
    return Hint(
        index,
        right.end,
        "insinuation.linked",
        f"“{words_found}” hints at a part in something, and nobody is named who says so.",
        _pair(phrase, right),
    )


def _linked(line: Line, index: int, reader: Reader) -> Hint | None:
    key = line.keys[index]
    to = word_set("to") if key in _LINKED_TO else frozenset()
    found = _link(line, index, reader, to, loose=key in ("linked", "tied"))
    if found is not None or key not in _LINKED_WITH:
        return found
    return _link(
        line, index, reader, word_set("with"), loose=False, members=key in ("associated", "affiliated")
    )


def _es_linked(line: Line, index: int, reader: Reader) -> Hint | None:
    loose = line.keys[index].startswith(("vinculad", "ligad"))
    return _link(line, index, reader, word_set("a al con"), loose=loose)


def _ties_of(
    line: Line, index: int, reader: Reader, to: frozenset[str], holding: frozenset[str]
) -> Hint | None:
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in to:
        return None
    first = index
    while (
        first > 0
        and index - first < 4
        and (
            keys[first - 1].isalpha()
            and keys[first - 1] not in holding
            and not line.tokens[first - 1].is_capital
            and keys[first - 1] not in _NEGATIONS
            and not keys[first - 1].endswith("'s")
        )
    ):
        first -= 1
    qualities = keys[first:index]
    after = keys[index + 2 : index + 8]
    if (
        set(qualities) & _HARMLESS_TIES
        or _hedged(line, first, index)
        or set(qualities) & _HEDGES
        or not after
    ):
        return None
    right = _target(line, index + 2, reader)
    if right is None:
        return None
    holder = keys[first - 1] if first else ""
    if holder.endswith(("'s", "s'")):
        phrase = reader.before(line, first)
        left = phrase.whom if phrase else Whom.OTHER
        left = Whom.PERSON if left in (Whom.OTHER, Whom.NAME) and line.tokens[first - 1].is_capital else left
        if holder.removesuffix("'s") in words.COUNTRIES:
            left = Whom.PLACE
    elif set(keys[max(0, first - 1) : index]) & {"his", "her", "their", "sus"}:
        several = bool(set(keys[max(0, first - 1) : index]) & {"their", "sus"})
        left, phrase = (Whom.OTHER if several else Whom.PERSON), None
    elif holder in holding:
        left, phrase = _left(line, _group_start(line, first - 1), reader)
    else:
        return None
    fits = _fits(left, right.whom, loose=True) or (left is Whom.PERSON and right.whom is Whom.BODY)
    if not fits or left is Whom.PLACE:
        return None
    return Hint(
        index,
        right.end,
        "insinuation.ties",
        f"“{line.tokens[index].text} {line.tokens[index + 1].text}” hints at a bond, and nobody is named who says so.",
        _pair(phrase, right),
    )


_HOLDING = word_set(
    "with has have had having maintained maintains kept built developed forged cultivated of despite"
)
_ES_HOLDING = word_set("con tiene tienen tenia tenian tuvo mantiene mantenia mantuvo sus de por los")


def _ties(line: Line, index: int, reader: Reader) -> Hint | None:
    return _ties_of(line, index, reader, word_set("to with"), _HOLDING)


def _es_ties(line: Line, index: int, reader: Reader) -> Hint | None:
    return _ties_of(line, index, reader, word_set("con"), _ES_HOLDING)


def _close(line: Line, index: int, reader: Reader) -> Hint | None:
    """Only people are close to people: the word before must be one, or a form of "be" after one."""
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in ("to", "a", "al"):
        return None
    first = _group_start(line, index)
    if _hedged(line, first, index):
        return None
    right = reader.after(line, index + 2)
    if right is None or right.whom not in (Whom.ILLICIT, Whom.PERSON, Whom.BODY):
        return None
    if right.whom is Whom.PERSON and line.tokens[right.end - 1].low.endswith(("'s", "s'")):
        return None
    left, phrase = _left(line, first, reader)
    if left not in (Whom.PERSON, Whom.GROUP, Whom.NAME) or set(keys[max(0, first - 3) : first]) & _SOURCES:
        return None
    if left is Whom.PERSON and right.whom is Whom.BODY and phrase is None:
        return None
    return Hint(
        index,
        right.end,
        "insinuation.close",
        "“close to” counts somebody to a circle, and nobody is named who says so.",
        _pair(phrase, right),
    )


def _network(line: Line, index: int, reader: Reader) -> Hint | None:
    keys = line.keys
    before = keys[max(0, index - 3) : index]
    if set(before) & _HARMLESS_NETWORKS or _hedged(line, index, index):
        return None
    owner = before[-1] if before else ""
    after = keys[index + 1 : index + 3]
    right = None
    if after[:2] in (["such", "as"], ["tales", "como"]):
        right = reader.after(line, index + 3)
    elif after[:1] and after[0] in ("like", "including", "of", "como", "de", "del"):
        right = reader.after(line, index + 2)
    owned = owner.endswith(("'s", "s'")) and index > 0
    if owned:
        phrase = reader.before(line, index)
        on_person = bool(phrase and phrase.entities) or (
            line.tokens[index - 1].is_capital and index > 1 and line.tokens[index - 2].is_capital
        )
        if not on_person or owner.removesuffix("'s") in words.COUNTRIES:
            return None
        return Hint(
            max(0, index - 1),
            index + 1,
            "insinuation.network",
            _NETWORK_WHY,
            phrase.entities if phrase else (),
        )
    crooked = bool(set(before) & _CROOKED)
    if right is None or right.whom not in SOMEBODY | {Whom.CRIME}:
        return None
    if right.whom in (Whom.GROUP, Whom.NAME) and not (crooked or right.entities):
        return None
    return Hint(index, right.end, "insinuation.network", _NETWORK_WHY, right.entities)


_NETWORK_WHY = "“network” makes one of many, and nobody is named who says that they belong together."


def _associate(line: Line, index: int, reader: Reader) -> Hint | None:
    keys = line.keys
    if line.tokens[index].is_capital and index:
        return None
    if index + 1 < len(keys) and keys[index + 1] in _TITLES_AFTER:
        return None
    if _hedged(line, index, index) or set(keys[max(0, index - 4) : index]) & _HEDGES:
        return None
    owner = next((i for i in range(index - 1, max(-1, index - 4), -1) if keys[i].endswith(("'s", "s'"))), -1)
    own = set(keys[max(0, index - 3) : index]) & {"his", "her", "their", "sus"}
    right = None
    if index + 2 < len(keys) and keys[index + 1] in ("of", "de", "del"):
        right = reader.after(line, index + 2)
        if right is None or set(keys[right.start : right.end]) & _NOT_ASSOCIATES_OF:
            return None
    elif own:
        if line.tokens[min(index + 1, len(keys) - 1)].text == "," and keys[index].startswith("associate"):
            return None  # "and his associates, Ana Sol and ...": they are named
        return Hint(index, index + 1, "insinuation.associate", _ASSOCIATE_WHY)
    elif owner >= 0:
        right = reader.before(line, owner + 1)
    if right is None or right.whom not in (Whom.PERSON, Whom.ILLICIT, Whom.NAME):
        return None
    return Hint(
        min(index, right.start),
        max(index + 1, right.end),
        "insinuation.associate",
        _ASSOCIATE_WHY,
        right.entities,
    )


_ASSOCIATE_WHY = "Somebody is told by whose company they keep, and nobody is named who says so."


def _front(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "a front for the ring", "on the payroll of", "in the pocket of"."""
    keys = line.keys
    lead = keys[index - 1] if index else ""
    before = keys[index - 2] if index > 1 else ""
    fits = {
        "front": lead in ("a", "as") and keys[index + 1 : index + 2] == ["for"],
        "payroll": before == "on" and keys[index + 1 : index + 2] == ["of"],
        "pocket": before == "in" and keys[index + 1 : index + 2] == ["of"],
        "pockets": before == "in" and keys[index + 1 : index + 2] == ["of"],
        "cahoots": lead == "in" and keys[index + 1 : index + 2] == ["with"],
        "nomina": before == "en" and keys[index + 1 : index + 2] in (["de"], ["del"]),
        "fachada": keys[index + 1 : index + 2] in (["de"], ["del"], ["para"]),
        "sueldo": lead == "a" and keys[index + 1 : index + 2] in (["de"], ["del"]),
    }
    if not fits.get(keys[index], False) or _hedged(line, _group_start(line, max(0, index - 2)), index):
        return None
    right = reader.after(line, index + 2)
    if right is None or right.whom not in SOMEBODY | {Whom.BODY, Whom.CRIME}:
        return None
    if keys[index] in ("payroll", "nomina", "fachada", "sueldo") and right.whom is not Whom.ILLICIT:
        return None
    return Hint(
        index,
        right.end,
        "insinuation.front",
        "The words make one a tool of another, and nobody is named who says so.",
        right.entities,
    )


def _somebody_in(
    line: Line, start: int, reader: Reader, *, people_only: bool
) -> tuple[bool, tuple[str, ...]]:
    """Whether the rest of a line speaks of a person (or a group), and which entities on file."""
    wanted = {Whom.PERSON, Whom.ILLICIT} | (set() if people_only else {Whom.GROUP, Whom.NAME})
    if start >= len(line.tokens):
        return False, ()
    stretch = line.span(start, len(line.tokens))
    found = [
        m
        for m in reader.mentions_in(stretch.start, stretch.end)
        if reader.whom_of(m) in SOMEBODY | {Whom.BODY}
    ]
    keys = tuple(dict.fromkeys(match.key for match in found if match.key))
    if keys:
        return True, keys
    if set(line.keys[start:]) & {"his", "her", "he", "she", "sus"}:
        return True, ()
    index = start
    while index < len(line.tokens):
        phrase = reader.after(line, index)
        if phrase is None:
            index += 1
            continue
        if phrase.whom in wanted and (phrase.whom is not Whom.PERSON or _is_definite(line, phrase)):
            return True, ()
        index = phrase.end + 1
    return False, ()


def _is_definite(line: Line, phrase: Phrase) -> bool:
    return (
        line.keys[phrase.start] in ("the", "el", "la", "los", "las")
        or any(line.tokens[i].is_capital for i in range(phrase.start, phrase.end))
        or (
            phrase.start > 0 and line.keys[phrase.start - 1] in ("the", "el", "la", "los", "las", "of", "del")
        )
    )


def _questions(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "The payment raises questions about the mayor": a thing asks, and nobody else."""
    keys = line.keys
    doubts, raising, lingering = _DOUBTS | _ES_DOUBTS, _RAISE | _ES_RAISE, _LINGER | _ES_LINGER
    if keys[index] in raising:
        noun = next((i for i in range(index + 1, min(len(keys), index + 5)) if keys[i] in doubts), -1)
        if noun < 0 or _hedged(line, _group_start(line, index), index):
            return None
        left, _ = _left(line, _group_start(line, index), reader)
        if left in (Whom.PERSON, Whom.BODY, Whom.ILLICIT, Whom.CROWD) or (left is Whom.GROUP and index):
            return None
        end = noun + 1
        if end >= len(keys) or keys[end] not in _ABOUT:
            return None
    else:
        if keys[index] not in doubts or index + 1 >= len(keys):
            return None
        verb = next((i for i in range(index + 1, min(len(keys), index + 3)) if keys[i] in lingering), -1)
        if verb < 0 or _hedged(line, index, index):
            return None
        end = verb + 1
    found, entities = _somebody_in(line, end, reader, people_only=True)
    if not found:
        return None
    return Hint(
        min(index, end - 1),
        end,
        "insinuation.questions",
        "Questions are raised, and nobody is named who asks them.",
        entities,
    )


def _coincidence(line: Line, index: int, reader: Reader) -> Hint | None:
    keys = line.keys
    before = keys[max(0, index - 5) : index]
    denied = {"no", "not", "hardly", "isn't", "wasn't", "perhaps", "scarcely"} & set(before)
    if keys[index] in (
        "coincidence",
        "coincidentally",
        "accident",
        "chance",
        "casualidad",
        "coincidencia",
        "casual",
    ):
        if not denied or (keys[index] in ("accident", "chance") and not _it_is(before)):
            return None
    found, entities = _somebody_in(line, 0, reader, people_only=False)
    if not found:
        return None
    return Hint(
        max(0, index - 1),
        index + 1,
        "insinuation.coincidence",
        "The words deny chance and leave the reader to think the rest.",
        entities,
    )


def _it_is(before: Sequence[str]) -> bool:
    return bool({"it's", "it"} & set(before)) or bool({"by"} & set(before[-2:]))


def _wonder(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "some wonder whether the mayor knew", "cabe preguntarse si"."""
    keys = line.keys
    lead = keys[index - 1] if index else ""
    lead2 = keys[index - 2] if index > 1 else ""
    asked = {
        "wonder": lead in ("some", "many", "may", "might", "to", "people", "observers") or lead2 in ("one",),
        "wonders": lead in ("one", "everyone"),
        "ask": lead in ("might", "may", "some", "many") and lead2 in ("one", "some", "many", ".", ""),
        "preguntarse": lead in ("cabe", "cabria", "podria", "puede"),
        "preguntan": lead == "se" and lead2 in ("muchos", "algunos", "varios"),
        "pregunta": lead == "se" and lead2 in ("uno",),
    }
    if not asked.get(keys[index], False) or index + 2 >= len(keys):
        return None
    if keys[index + 1] not in (
        "whether",
        "why",
        "how",
        "if",
        "what",
        "who",
        "si",
        "por",
        "como",
        "que",
        "quien",
    ):
        return None
    found, entities = _somebody_in(line, index + 2, reader, people_only=False)
    if not found:
        return None
    return Hint(
        max(0, index - 1),
        index + 2,
        "insinuation.questions",
        "A doubt is uttered, and nobody is named who has it.",
        entities,
    )


_Rule = Callable[[Line, int, Reader], Hint | None]


def _table(*pairs: tuple[frozenset[str], _Rule]) -> dict[str, tuple[_Rule, ...]]:
    table: dict[str, list[_Rule]] = {}
    for keys, rule in pairs:
        for key in keys:
            table.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in table.items()}


_ENGLISH = _table(
    (_LINKED_TO | _LINKED_WITH, _linked),
    (_TIES, _ties),
    (word_set("close"), _close),
    (_NETWORKS, _network),
    (_ASSOCIATES, _associate),
    (word_set("front payroll pocket pockets cahoots"), _front),
    (_RAISE | _DOUBTS, _questions),
    (word_set("coincidence coincidentally accident chance"), _coincidence),
    (word_set("wonder wonders ask"), _wonder),
)
_SPANISH = _table(
    (_ES_LINKED, _es_linked),
    (_ES_TIES, _es_ties),
    (word_set("cercano cercana cercanos cercanas"), _close),
    (_ES_NETWORKS, _network),
    (_ES_ASSOCIATES, _associate),
    (word_set("nomina fachada sueldo"), _front),
    (_ES_RAISE | _ES_DOUBTS, _questions),
    (word_set("casualidad coincidencia casual"), _coincidence),
    (word_set("preguntarse preguntan pregunta"), _wonder),
)
#: What a block must hold for any rule above to find something, told before it is split into words.
HINTS = {
    "en": re.compile(
        r"\b(?:(?:linked|tied|connected|wired|associated|affiliated|ties|links?|connections?|bonds|close) (?:to|with)\b"
        r"|networks?\b|associates?\b|cron(?:y|ies)\b|henchm[ae]n\b|bagman\b|frontman\b|confidant\b|front for\b"
        r"|payroll of\b|pockets? of\b|in cahoots\b|coincidence|coincidentally|no accident\b|(?:not|hardly) (?:by )?chance\b"
        r"|eyebrows\b|suspicions?\b|doubts?\b|questions?\b|(?:wonders?|ask) (?:whether|why|how|if|what|who)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:(?:vinculad|ligad|relacionad|asociad|conectad|cercan)[oa]s?\s+(?:a|al|con)\b"
        r"|(?:nexos?|v[ií]nculos?|lazos|conexiones|tratos|contactos) con\b|red\b|redes\b|allegad[oa]s?\b|testaferros?\b"
        r"|compinches?\b|socios?\b|secua[zc]|n[óo]mina\b|fachada\b|sueldo\b|casualidad\b|coincidencia\b|casual\b"
        r"|interrogantes?\b|preguntas\b|dudas\b|sospechas\b|suspicacias\b|preguntarse\b|preguntan?\b)",
        re.IGNORECASE,
    ),
}


def covered(span: Span, by: Sequence[Span]) -> bool:
    """Whether a span lies within one of the others, in the main."""
    return any(other.start <= span.start < other.end for other in by)
