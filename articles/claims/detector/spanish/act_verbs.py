"""Which official act a Spanish verb performs with the words around it: one function for each family."""

from collections.abc import Callable
from typing import NamedTuple

from articles.claims.detector.spanish.lexicon import forms
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

LISTED = word_set(
    "terrorista terroristas terrorismo extremista extremistas narcoterrorista narcoterroristas proscrita proscrito"
)

_LISTS = word_set("lista listas listado registro nomina")

_LIST_QUALITY = LISTED | word_set("sancionados sancionadas prohibidas prohibidos negra buscados sanciones")

_FROZEN = word_set("bienes cuentas activos fondos propiedades haberes patrimonio")

_ENVOYS = word_set(
    "diplomatico diplomaticos diplomatica diplomaticas embajador embajadora embajadores agregado consul nuncio"
)

_DECREES = word_set("decreto amnistia indulto moratoria")

_ORDERED = word_set(
    "evacuacion cierre expulsion detencion arresto liberacion despliegue incautacion confiscacion suspension "
    "deportacion"
)

_EMERGENCIES = word_set("emergencia sitio excepcion alarma queda")


class ActKind(NamedTuple):
    """What was done: the act, its rule, and the words for an editor."""

    act: SpeechAct
    rule: str
    what: str


DESIGNATE = ActKind(SpeechAct.DESIGNATE, "es.act_designate", "a designation")

_LIST = ActKind(SpeechAct.DESIGNATE, "es.act_list", "a name put on a list")

SANCTION = ActKind(SpeechAct.SANCTION, "es.act_sanction", "sanctions")

LIFT = ActKind(SpeechAct.WITHDRAW, "es.act_lift_sanctions", "sanctions lifted")

_DELIST = ActKind(SpeechAct.WITHDRAW, "es.act_delist", "a name taken off a list")

_REVOKE = ActKind(SpeechAct.WITHDRAW, "es.act_revoke", "a permission or listing withdrawn")

REWARD = ActKind(SpeechAct.ANNOUNCE, "es.act_reward", "an announced reward")

CHARGE = ActKind(SpeechAct.CHARGE, "es.act_charge", "a formal charge")

WARRANT = ActKind(SpeechAct.ORDER, "es.act_warrant", "a warrant")

_ORDER = ActKind(SpeechAct.ORDER, "es.act_order", "an order")

FREEZE = ActKind(SpeechAct.ORDER, "es.act_freeze", "property frozen or seized")

_EXPEL = ActKind(SpeechAct.ORDER, "es.act_expel", "an expulsion")

_RECALL = ActKind(SpeechAct.ORDER, "es.act_recall", "a recall")


def names_group(keys: list[str]) -> bool:
    """As in "como organización terrorista", or in "declaró al grupo organización terrorista"."""
    return ("como" in keys and bool(LISTED & set(keys[keys.index("como") :][:8]))) or _declares(keys)


def name_act(verb: str, keys: list[str]) -> ActKind | None:
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
    listed = verb == "designar" and bool(LISTED & set(keys[:10]))
    return DESIGNATE if listed or names_group(keys) else None


def _imposing(verb: str, keys: list[str]) -> ActKind | None:
    if "que" in keys[:4]:
        return None
    if {"sanciones", "embargo"} & set(keys[:8]):
        return LIFT if verb in ("levantar", "suspender", "retirar") else SANCTION
    if {"recompensa", "recompensas"} & set(keys[:10]) and verb in ("anunciar", "ofrecer", "publicar"):
        return REWARD
    if "queda" in keys[:6] and "toque" in keys[:6]:
        return _REVOKE if verb in ("levantar", "suspender") else _ORDER
    return None


def _sanctioning(verb: str, keys: list[str]) -> ActKind | None:
    return SANCTION if keys[:1] and keys[0] in ("a", "al") else None


def _rewarding(verb: str, keys: list[str]) -> ActKind | None:
    return REWARD if {"recompensa", "recompensas"} & set(keys[:10]) and "que" not in keys[:3] else None


def _charging(verb: str, keys: list[str]) -> ActKind | None:
    if verb == "presentar":
        return CHARGE if {"cargos", "acusacion"} & set(keys[:5]) and "contra" in keys[:9] else None
    first = keys[:1] and keys[0] in ("a", "al", "el", "los", "cargos", "delitos")
    return CHARGE if first else None


def _issuing(verb: str, keys: list[str]) -> ActKind | None:
    near = set(keys[:9])
    if {"orden", "ordenes"} & set(keys[:4]) and {
        "captura",
        "detencion",
        "aprehension",
        "arresto",
        "busqueda",
    } & near:
        return WARRANT
    if "orden" in keys[:3] and "ejecutiva" in keys[:4]:
        return _ORDER
    if _DECREES & set(keys[:4]):
        return _ORDER
    return _designating(verb, keys) if verb == "decretar" else None


def _freezing(verb: str, keys: list[str]) -> ActKind | None:
    return FREEZE if _FROZEN & set(keys[:6]) else None


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
        key in LISTED
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

ACT_FORMS: dict[str, tuple[str, str, bool]] = {}

for _verb, _present, _preterite, _ in _VERBS:
    for _form, (_kind, _plural) in forms(_verb, _present, _preterite).items():
        ACT_FORMS.setdefault(_form, (_verb, _kind, _plural))
        if _kind == "participle":
            for _end_letters in _PARTICIPLE_ENDS:
                ACT_FORMS.setdefault(_form[:-1] + _end_letters, (_verb, _kind, _plural))
