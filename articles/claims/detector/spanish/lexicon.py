"""Cue verbs: what saying so is, what may follow, and every form a news story uses.

A line is `infinitive present-stem preterite-stem frames act`. The stems stand where the verb is irregular ("-"
where it is not). Frames: q a que-clause or quotation, w an indirect question, i an infinitive, n a noun phrase,
d "de" and whatever follows, e "en que", p the verb may stand after what it reports.
"""

from typing import NamedTuple

from articles.claims.vocabulary import SpeechAct

_TABLE = """
    decir dic- dij- qwp say
    afirmar - - qip say
    asegurar - - qip say
    senalar - - qp say
    indicar - - qp say
    explicar - - qwp say
    sostener sostien- sostuv- qp argue
    agregar - - qp say
    anadir - - qp say
    declarar - - qp say
    manifestar manifiest- - qp say
    expresar - - qp say
    comentar - - qp say
    mencionar - - qp say
    apuntar - - qp say
    subrayar - - qp say
    recalcar - - qp say
    remarcar - - qp say
    enfatizar - - qp say
    destacar - - qp say
    resaltar - - qp say
    precisar - - qp say
    detallar - - qp say
    puntualizar - - qp say
    matizar - - qp say
    aclarar - - qp say
    acotar - - qp say
    contar cuent- - qp say
    relatar - - qp say
    narrar - - qp say
    recordar recuerd- - qp say
    responder - - qp say
    contestar - - qp say
    replicar - - qp say
    concluir concluy- concluy- qp say
    escribir - - qp say
    exclamar - - qp say
    gritar - - qp say
    murmurar - - qp say
    susurrar - - qp say
    repetir repit- repit- qp say
    reiterar - - qp say
    insistir - - qep argue
    ratificar - - qp confirm
    opinar - - qp argue
    considerar - - qp argue
    argumentar - - qp argue
    argüir arguy- arguy- q argue
    alegar - - qip argue
    aducir aduc- aduj- qp argue
    razonar - - qp argue
    defender defiend- - q argue
    creer cre- crey- q argue
    estimar - - qp estimate
    calcular - - qp estimate
    informar - - qp report
    reportar - - qnp report
    publicar - - qp report
    revelar - - qnp report
    comunicar - - qp announce
    anunciar - - qnip announce
    adelantar - - qp announce
    confirmar - - qnp confirm
    corroborar - - q confirm
    admitir - - qinp admit
    reconocer reconoc- - qinp admit
    confesar confies- - qinp admit
    aceptar - - q admit
    negar nieg- - qin deny
    desmentir desmient- desmint- qn deny
    rechazar - - qn refuse
    descartar - - qn deny
    advertir adviert- advirt- qp warn
    alertar - - qp warn
    avisar - - qp warn
    temer - - q warn
    prever prev- previ- q predict
    pronosticar - - qnp predict
    predecir predic- predij- qp predict
    vaticinar - - qnp predict
    augurar - - qnp predict
    prometer - - qinp pledge
    garantizar - - qp pledge
    jurar - - qip pledge
    denunciar - - qnp accuse
    lamentar - - qnp object
    criticar - - qn object
    condenar - - qn object
    cuestionar - - qn object
    reprochar - - qn object
    repudiar - - qn object
    protestar - - qp object
    exigir exig- - qn ask
    pedir pid- pid- qn ask
    solicitar - - qn ask
    reclamar - - qnp ask
    instar - - q ask
    preguntar - - qwp ask
    sugerir sugier- sugir- qp say
    plantear - - q say
    proponer propon- propus- q say
    sospechar - - q accuse
    zanjar - - p say
    ironizar - - qp say
    bromear - - qp say
    ahondar - - p say
    abundar - - p say
    espetar - - p say
    tuitear - - qp say
    testificar - - qp say
    atestiguar - - q say
    constatar - - q report
    documentar - - q report
    establecer establec- - q report
    determinar - - q report
    demostrar demuestr- - q report
"""


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
        strong = preterite[-1] in "jvs" or preterite.endswith("previ")
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
    for line in _TABLE.strip().splitlines():
        verb, present, preterite, frames, act = line.split()
        verb = verb.replace("ü", "u").removesuffix("se") if verb.endswith("rse") else verb.replace("ü", "u")
        for form, (kind, plural) in forms(verb, present.rstrip("-"), preterite.rstrip("-")).items():
            table.setdefault(form, Cue(verb, SpeechAct(act), frames, kind, plural, form in NOUN_FORMS))
    return table


CUES = _read()
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
