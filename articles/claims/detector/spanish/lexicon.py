"""Every form of the cue verbs that a news story uses, with what saying so is and what may follow it."""

from typing import NamedTuple

from articles.claims.detector.spanish.verbs import TABLE
from articles.claims.vocabulary import SpeechAct


class Cue(NamedTuple):
    """One form of a cue verb. `kind`: finite, gerund, participle or infinitive; `plural` for a finite one."""

    verb: str
    act: SpeechAct
    frames: str
    kind: str
    plural: bool
    is_noun: bool


_IRREGULAR_PARTICIPLES = {
    "decir": "dicho",
    "escribir": "escrito",
    "predecir": "predicho",
    "prever": "previsto",
    "proponer": "propuesto",
    "imponer": "impuesto",
}
_IRREGULAR_GERUNDS = {"decir": "diciendo", "pedir": "pidiendo", "repetir": "repitiendo", "creer": "creyendo"}
#: Forms that are nouns after a determiner ("el anuncio", "la denuncia") once accents are gone.
NOUN_FORMS = frozenset(
    "anuncio anuncia denuncia denuncio reclamo reclama informe cuenta cuento pregunta critica reporte aviso "
    "condena protesta sospecha alerta rechazo reproche apunte relato comento defiende publica publicacion "
    "repudio lamento estima calculo comunica documento documenta advierte contesto declara senala niega "
    "concluye recuerdo detalle promete aclara contestado comunicado reportaje indica replica reporta narra "
    "declarado jura opina alega expresa expreso manifiesto explica precisa matiza cree teme".split()
)


def forms(infinitive: str, present: str = "", preterite: str = "") -> dict[str, tuple[str, bool]]:
    """Every third-person form a story uses, without accents: form to (kind, plural)."""
    stem, ending = infinitive[:-2], infinitive[-2:].replace("í", "i")
    now = present or stem
    found: dict[str, tuple[str, bool]] = {}
    if ending == "ar":
        endings = [(now + "a", now + "an"), (stem + "o", stem + "aron"), (stem + "aba", stem + "aban")]
        gerund, participle = stem + "ando", stem + "ado"
    else:
        endings = [(now + "e", now + "en"), (stem + "io", stem + "ieron"), (stem + "ia", stem + "ian")]
        gerund, participle = stem + "iendo", stem + "ido"
    if preterite:
        strong = preterite[-1] in "jvsn" or preterite.endswith("previ")
        if preterite.endswith("y"):
            endings[1] = (preterite + "o", preterite + "eron")
            gerund = preterite + "endo"
        elif preterite.endswith(("j", "previ")):
            endings[1] = (preterite + "o", preterite + "eron")
        elif strong:
            endings[1] = (preterite + "o", preterite + "ieron")
        else:
            endings[1] = (preterite + "io", preterite + "ieron")
            gerund = preterite + "iendo"
    for singular, plural in endings:
        found[singular] = ("finite", False)
        found[plural] = ("finite", True)
    found[_IRREGULAR_GERUNDS.get(infinitive, gerund)] = ("gerund", False)
    found[_IRREGULAR_PARTICIPLES.get(infinitive, participle)] = ("participle", False)
    found[infinitive] = ("infinitive", False)
    return found


def _read() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for line in TABLE.strip().splitlines():
        verb, present, preterite, frames, act = line.split()
        verb = verb.replace("ü", "u")
        stem = verb.removesuffix("se") if verb.endswith("rse") else verb
        for form, (kind, plural) in forms(stem, present.rstrip("-"), preterite.rstrip("-")).items():
            table.setdefault(form, Cue(verb, SpeechAct(act), frames, kind, plural, form in NOUN_FORMS))
    return table


CUES = _read()
#: Only behind "quiso": who wants to know asks.
CUES["saber"] = Cue("saber", SpeechAct.ASK, "w", "infinitive", False, False)
#: Forms of "acusar", "señalar" and the like with a target; the value is the act.
TARGETED = {
    form: (verb, act, kind, plural)
    for verb, act in (
        ("acusar", SpeechAct.ACCUSE),
        ("culpar", SpeechAct.ACCUSE),
        ("responsabilizar", SpeechAct.ACCUSE),
        ("senalar", SpeechAct.ACCUSE),
        ("tachar", SpeechAct.ACCUSE),
        ("tildar", SpeechAct.ACCUSE),
        ("imputar", SpeechAct.CHARGE),
    )
    for form, (kind, plural) in forms(verb).items()
}
NAMING = {
    form: (verb, kind, plural)
    for verb, present in (
        ("calificar", ""),
        ("describir", ""),
        ("catalogar", ""),
        ("definir", ""),
        ("tachar", ""),
        ("tildar", ""),
        ("llamar", ""),
    )
    for form, (kind, plural) in forms(verb, present).items()
}
ACTING = {
    form: (verb, kind, plural)
    for verb, present, preterite in (
        ("designar", "", ""),
        ("declarar", "", ""),
        ("clasificar", "", ""),
        ("catalogar", "", ""),
        ("incluir", "incluy", "incluy"),
        ("imponer", "impon", "impus"),
        ("sancionar", "", ""),
        ("ofrecer", "ofrec", ""),
        ("anunciar", "", ""),
        ("imputar", "", ""),
        ("presentar", "", ""),
        ("levantar", "", ""),
    )
    for form, (kind, plural) in forms(verb, present, preterite).items()
}


def cue_of(text: str, key: str) -> Cue | None:
    """The cue that this word may be: "criticó", and "critico" where no accents are written, but not "crítico"."""
    cue = CUES.get(key)
    if cue is not None and cue.kind == "finite" and key[-1] == "o" and not text[:-1].isascii():
        return None if any(letter in _ACCENTED for letter in text[:-1].lower()) else cue
    return cue


_ACCENTED = frozenset("áéíóú")
