"""Official acts in Spanish: designations, sanctions, rewards, formal charges. They rest on a record.

As in English, the active voice needs a body that can act; a passive may leave it out where the act is plain.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import forms
from articles.claims.detector.spanish.phrases import (
    clause_end,
    is_noun_here,
    is_stop,
    phrase_end,
    strip_end,
    subject_after,
    verb_group,
)
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import can_act
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.statement import Span
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Basis, SpeechAct

_WINDOW = 24
_LISTED = word_set(
    "terrorista terroristas terrorismo extremista extremistas narcoterrorista narcoterroristas proscrita proscrito"
)
_LISTS = word_set("lista listas listado registro nomina")
_LIST_QUALITY = _LISTED | word_set("sancionados sancionadas prohibidas prohibidos negra buscados sanciones")
_FROZEN = word_set("bienes cuentas activos fondos propiedades haberes patrimonio")
_ENVOYS = word_set(
    "diplomatico diplomaticos diplomatica diplomaticas embajador embajadora embajadores agregado consul nuncio"
)
_DECREES = word_set("decreto amnistia indulto moratoria")
_ORDERED = word_set(
    "evacuacion cierre expulsion detencion arresto liberacion despliegue incautacion confiscacion suspension deportacion"
)
_EMERGENCIES = word_set("emergencia sitio excepcion alarma queda")
_CHARGED_BY = word_set(
    "fiscalia fiscal fiscales procuraduria procurador procuradora juez jueza jueces tribunal corte juzgado jurado policia "
    "ministerio autoridades justicia magistrado magistrada"
)
#: Bodies that can be a subject elsewhere and hold no office: a club sanctions too, and a company offers rewards.
_PRIVATE = word_set(
    "club equipo liga federacion empresa compania iglesia universidad colegio partido naviera sindicato hospital banco "
    "asociacion fundacion grupo cartel diario periodico tienda comercio familia dueno duena vecino vecina hotel bar"
)


class ActKind(NamedTuple):
    """What was done: the act, its rule, and the words for an editor."""

    act: SpeechAct
    rule: str
    what: str


_DESIGNATE = ActKind(SpeechAct.DESIGNATE, "es.act_designate", "a designation")
_LIST = ActKind(SpeechAct.DESIGNATE, "es.act_list", "a name put on a list")
_SANCTION = ActKind(SpeechAct.SANCTION, "es.act_sanction", "sanctions")
_LIFT = ActKind(SpeechAct.WITHDRAW, "es.act_lift_sanctions", "sanctions lifted")
_DELIST = ActKind(SpeechAct.WITHDRAW, "es.act_delist", "a name taken off a list")
_REVOKE = ActKind(SpeechAct.WITHDRAW, "es.act_revoke", "a permission or listing withdrawn")
_REWARD = ActKind(SpeechAct.ANNOUNCE, "es.act_reward", "an announced reward")
_CHARGE = ActKind(SpeechAct.CHARGE, "es.act_charge", "a formal charge")
_WARRANT = ActKind(SpeechAct.ORDER, "es.act_warrant", "a warrant")
_ORDER = ActKind(SpeechAct.ORDER, "es.act_order", "an order")
_FREEZE = ActKind(SpeechAct.ORDER, "es.act_freeze", "property frozen or seized")
_EXPEL = ActKind(SpeechAct.ORDER, "es.act_expel", "an expulsion")
_RECALL = ActKind(SpeechAct.ORDER, "es.act_recall", "a recall")


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each act by an authority."""
    if sentence.is_heading:
        return
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        key = sentence.keys[place]
        if key == "designacion":
            draft = _nominal(sentence, place)
        elif key in _ACTING and not is_noun_here(sentence, place):
            draft = _one(sentence, place)
        else:
            continue
        if draft is not None:
            yield draft


def _one(sentence: Sentence, place: int) -> Draft | None:
    verb, kind, plural = _ACTING[sentence.keys[place]]
    group = verb_group(sentence, place)
    if kind in ("infinitive", "gerund") or group.negated or group.modal:
        return None
    named = _name(verb, _following(sentence, place + 1))
    if group.passive and kind == "participle":
        return _passive(sentence, place, verb, group.start)
    if kind == "participle" and not group.perfect:
        return None
    if group.reflexive:
        return _reflexive(sentence, place, named, group.start)
    if named is None:
        return None
    subject = subject_before(sentence, group.start, plural=plural)
    behind = subject_after(sentence, place + 1) if subject is None else None
    source = (subject.start, subject.end) if subject is not None else behind
    if source is None or not _may(sentence, source, named):
        return None
    start = behind[1] if behind is not None else place + 1
    return _draft(sentence, named, (group.start, place + 1), source, [(start, _end(sentence, start))])


def _may(sentence: Sentence, source: tuple[int, int], named: ActKind) -> bool:
    tokens, keys = sentence.tokens[slice(*source)], sentence.keys[slice(*source)]
    if named is _CHARGE and not set(keys) & _CHARGED_BY:
        return False
    if set(keys[:3]) & _PRIVATE and not (named is _FREEZE and "banco" in keys):
        return False
    return can_act(tokens, keys)


def _end(sentence: Sentence, start: int) -> int:
    if start >= len(sentence.tokens):
        return start
    return strip_end(sentence, start, clause_end(sentence, start, relative=True))


def _passive(sentence: Sentence, place: int, verb: str, first: int) -> Draft | None:
    """As in "Fue designado por el Tesoro como grupo terrorista" or, without agent, "fue designado como ..."."""
    keys = sentence.keys
    subject = subject_before(sentence, first)
    noun = keys[subject.start : subject.end] if subject is not None else []
    following = _following(sentence, place + 1)
    named = _name(verb, [*noun, *following]) if verb not in ("sancionar", "imputar") else _name(verb, ["a"])
    if named is None or named is _REWARD or (verb == "declarar" and not _names_group(following)):
        return None
    source = None
    start = place + 1
    by = next((i for i in range(start, min(start + _WINDOW, len(keys))) if keys[i] == "por"), -1)
    if by >= 0 and by + 1 < len(keys):
        agent = subject_after(sentence, by + 1)
        if agent is not None and agent[0] == by + 1:
            if not _may(sentence, agent, named):
                return None
            source = agent
    if source is None and verb == "sancionar" and not (noun and sentence.tokens[subject.start].is_capital):  # type: ignore[union-attr]
        return None
    if source is None and verb == "imputar" and "por" not in following[:3]:
        return None
    parts = [(subject.start, subject.end)] if subject is not None else []
    if source is None:
        parts.append((start, _end(sentence, start)))
    elif by == start:
        parts.append((source[1], _end(sentence, source[1])))
    else:
        parts.append((start, strip_end(sentence, start, by)))
    return _draft(sentence, named, (first, place + 1), source, parts)


def _names_group(keys: list[str]) -> bool:
    return ("como" in keys and bool(_LISTED & set(keys[keys.index("como") :][:8]))) or _declares(keys)


def _reflexive(sentence: Sentence, place: int, named: ActKind | None, first: int) -> Draft | None:
    """As in "Se impusieron sanciones a tres jefes": nobody is named, and the act is plain."""
    if named not in (_SANCTION, _LIFT, _WARRANT, _FREEZE):
        return None
    return _draft(sentence, named, (first, place + 1), None, [(place + 1, _end(sentence, place + 1))])  # type: ignore[arg-type]


def _nominal(sentence: Sentence, place: int) -> Draft | None:
    """As in "la designación del grupo como organización terrorista (por el Tesoro)"."""
    keys = sentence.keys
    following = _following(sentence, place + 1)
    if following[:1] not in (["de"], ["del"]) or not _names_group(following):
        return None
    start = place + 2
    end = phrase_end(sentence, start)
    as_one = next(i for i in range(start, len(keys)) if keys[i] in ("como", *_LISTED))
    end = max(end, as_one + 1)
    while end < len(keys) and not is_stop(sentence, end) and not {keys[end - 1]} & _LISTED:
        end += 1
    source = None
    if end < len(keys) and keys[end] == "por":
        agent = subject_after(sentence, end + 1)
        source = agent if agent is not None and _may(sentence, agent, _DESIGNATE) else None
    return _draft(sentence, _DESIGNATE, (place, place + 1), source, [(start, end)])


def _draft(
    sentence: Sentence,
    named: ActKind,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    parts: list[tuple[int, int]],
) -> Draft | None:
    spans: list[Span] = sorted(
        sentence.span(start, end) for start, end in parts if 0 <= start < end <= len(sentence.tokens)
    )
    if not spans:
        return None
    by = " by '{source}'" if source else ", who acted is not said"
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=source,
        spans=spans,
        act=named.act,
        rule=named.rule,
        why=f"{named.what}{by}",
        kind="act",
        basis=Basis.OFFICIAL_ACT,
    )


def _following(sentence: Sentence, start: int) -> list[str]:
    found: list[str] = []
    for index in range(start, min(len(sentence.tokens), start + _WINDOW)):
        if is_stop(sentence, index) and sentence.mark(index) != ",":
            break
        found.append(sentence.keys[index])
    return found


def _name(verb: str, keys: list[str]) -> ActKind | None:
    """Which act the verb performs with the words behind it."""
    return _NAMERS[verb](verb, keys)


def _designating(verb: str, keys: list[str]) -> ActKind | None:
    if keys[:1] == ["que"]:
        return None
    if verb in ("incluir", "agregar", "anadir"):
        return _LIST if _LISTS & set(keys) and _LIST_QUALITY & set(keys) else None
    if verb == "declarar" and _has(keys, "persona", "grata"):
        return _EXPEL
    if verb in ("declarar", "decretar") and _EMERGENCIES & set(keys[:8]):
        return _ORDER
    listed = verb == "designar" and bool(_LISTED & set(keys[:10]))
    return _DESIGNATE if listed or _names_group(keys) else None


def _imposing(verb: str, keys: list[str]) -> ActKind | None:
    if "que" in keys[:4]:
        return None
    if {"sanciones", "embargo"} & set(keys[:8]):
        return _LIFT if verb in ("levantar", "suspender", "retirar") else _SANCTION
    if {"recompensa", "recompensas"} & set(keys[:10]) and verb in ("anunciar", "ofrecer", "publicar"):
        return _REWARD
    if "queda" in keys[:6] and "toque" in keys[:6]:
        return _REVOKE if verb in ("levantar", "suspender") else _ORDER
    return None


def _sanctioning(verb: str, keys: list[str]) -> ActKind | None:
    return _SANCTION if keys[:1] and keys[0] in ("a", "al") else None


def _rewarding(verb: str, keys: list[str]) -> ActKind | None:
    return _REWARD if {"recompensa", "recompensas"} & set(keys[:10]) and "que" not in keys[:3] else None


def _charging(verb: str, keys: list[str]) -> ActKind | None:
    if verb == "presentar":
        return _CHARGE if {"cargos", "acusacion"} & set(keys[:5]) and "contra" in keys[:9] else None
    first = keys[:1] and keys[0] in ("a", "al", "el", "los", "cargos", "delitos")
    return _CHARGE if first else None


def _issuing(verb: str, keys: list[str]) -> ActKind | None:
    near = set(keys[:9])
    if {"orden", "ordenes"} & set(keys[:4]) and {
        "captura",
        "detencion",
        "aprehension",
        "arresto",
        "busqueda",
    } & near:
        return _WARRANT
    if "orden" in keys[:3] and "ejecutiva" in keys[:4]:
        return _ORDER
    if _DECREES & set(keys[:4]):
        return _ORDER
    return _designating(verb, keys) if verb == "decretar" else None


def _freezing(verb: str, keys: list[str]) -> ActKind | None:
    return _FREEZE if _FROZEN & set(keys[:6]) else None


def _expelling(verb: str, keys: list[str]) -> ActKind | None:
    return _EXPEL if _ENVOYS & set(keys[:7]) else None


def _recalling(verb: str, keys: list[str]) -> ActKind | None:
    if verb == "llamar":
        return _RECALL if "consultas" in keys[:8] and _ENVOYS & set(keys[:9]) else None
    if _ENVOYS & set(keys[:4]):
        return _RECALL
    if _LISTS & set(keys) and _LIST_QUALITY & set(keys) and "de" in keys:
        return _DELIST
    return _imposing(verb, keys)


def _revoking(verb: str, keys: list[str]) -> ActKind | None:
    if {"visa", "visas", "licencia", "nacionalidad", "ciudadania", "designacion", "permiso"} & set(keys[:5]):
        return _REVOKE
    return None


def _ordering(verb: str, keys: list[str]) -> ActKind | None:
    return _ORDER if keys[:1] and keys[0] in ("la", "el") and _ORDERED & set(keys[:4]) else None


def _has(keys: list[str], *wanted: str) -> bool:
    return set(wanted) <= set(keys[:10])


def _declares(keys: list[str]) -> bool:
    """As in "declaró al grupo organización terrorista", without "como"."""
    return any(
        key in _LISTED
        and any(word.startswith(("organi", "grupo", "entidad")) for word in keys[max(0, i - 2) : i])
        for i, key in enumerate(keys[:16])
    )


#: Verb, irregular present stem, irregular preterite stem ("-" where regular), and the family that names its act.
_VERBS: tuple[tuple[str, str, str, Callable[[str, list[str]], ActKind | None]], ...] = (
    ("designar", "", "", _designating),
    ("declarar", "", "", _designating),
    ("clasificar", "", "", _designating),
    ("catalogar", "", "", _designating),
    ("incluir", "incluy", "incluy", _designating),
    ("agregar", "", "", _designating),
    ("imponer", "impon", "impus", _imposing),
    ("anunciar", "", "", _imposing),
    ("levantar", "", "", _imposing),
    ("suspender", "", "", _imposing),
    ("sancionar", "", "", _sanctioning),
    ("ofrecer", "ofrec", "", _rewarding),
    ("duplicar", "", "", _rewarding),
    ("elevar", "", "", _rewarding),
    ("aumentar", "", "", _rewarding),
    ("imputar", "", "", _charging),
    ("presentar", "", "", _charging),
    ("dictar", "", "", _issuing),
    ("emitir", "", "", _issuing),
    ("girar", "", "", _issuing),
    ("librar", "", "", _issuing),
    ("firmar", "", "", _issuing),
    ("expedir", "expid", "expid", _issuing),
    ("promulgar", "", "", _issuing),
    ("decretar", "", "", _issuing),
    ("congelar", "", "", _freezing),
    ("embargar", "", "", _freezing),
    ("confiscar", "", "", _freezing),
    ("incautar", "", "", _freezing),
    ("bloquear", "", "", _freezing),
    ("expulsar", "", "", _expelling),
    ("llamar", "", "", _recalling),
    ("retirar", "", "", _recalling),
    ("excluir", "excluy", "excluy", _recalling),
    ("revocar", "", "", _revoking),
    ("cancelar", "", "", _revoking),
    ("ordenar", "", "", _ordering),
)
_NAMERS = {verb: name for verb, _, _, name in _VERBS}
_PARTICIPLE_ENDS = ("o", "a", "os", "as")
_ACTING: dict[str, tuple[str, str, bool]] = {}
for _verb, _present, _preterite, _ in _VERBS:
    for _form, (_kind, _plural) in forms(_verb, _present, _preterite).items():
        _ACTING.setdefault(_form, (_verb, _kind, _plural))
        if _kind == "participle":
            for _end_letters in _PARTICIPLE_ENDS:
                _ACTING.setdefault(_form[:-1] + _end_letters, (_verb, _kind, _plural))
