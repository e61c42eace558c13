"""Spanish words that statements are compared by, and a light stemmer. Written for this project. All without accents."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = frozenset(
    """el la los las un una unos unas lo al del de a en con por para desde hasta entre sobre ante bajo contra segun
    tras durante mediante hacia y e o u ni que quien quienes cual cuales cuyo cuya cuyos cuyas donde cuando como si
    porque pues aunque mientras se su sus le les me te nos mi mis tu tus este esta estos estas ese esa esos esas eso
    esto aquel aquella ello ella ellos ellas yo nosotros usted ustedes ser es son era eran fue fueron sido siendo sera
    seran seria serian sea sean estar esta estan estaba estaban estuvo estado estara haber ha han hay habia habian
    hubo habra habria habrian haya hayan he muy mas menos ya aun todavia tambien tampoco solo otro otra otros otras
    cada todo toda todos todas algun alguna algunos algunas mismo misma asi entonces luego despues antes ahora hoy ayer
    puede pueden podria podrian pudo debe deben presuntamente supuestamente presunto presunta presuntos casi cerca
    aproximadamente alrededor unos total ex""".split()
)
#: As written, before stemming.
LIGHT: Final = frozenset(
    """hacer hizo hacen dar dio dan decir dijo ir poner tomar seguir querer buscar llevar tener tuvo tiene tienen
    informar anunciar acusar afirmar asegurar miembro grupo parte numero caso persona personas ano anos mes meses
    semana dia dias hombre mujer nuevo nueva""".split()
)

NEGATORS: Final = frozenset("no nunca jamas ningun ninguna ninguno nadie nada ni tampoco sin".split())
NO_NEGATION_BEFORE: Final = frozenset("solo solamente obstante embargo duda menos mas".split())
FLIPS: Final = frozenset("negar desmentir desmintio desmiente rehusar negativa".split())
FLIPS_BEFORE_TO: Final = frozenset[str]()
FLIPS_BEFORE_CLAIMS: Final = frozenset("rechazar descartar".split())
CLAIM_WORDS: Final = frozenset("acusacion denuncia alegacion senalamiento version rumor".split())
FLIPS_BEFORE_THAT: Final = frozenset("falso mentira".split())
THAT: Final = "que"
HEDGES: Final = frozenset("podria podrian puede pueden posiblemente quiza quizas probablemente acaso".split())
PASSIVE_AUXILIARIES: Final = frozenset("fue fueron ser sido sera seran siendo".split())
BY: Final = frozenset({"por"})
FRONTING: Final = frozenset(
    "en a al por para desde hasta tras durante con sin ante bajo segun de del entre".split()
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "decir": "dijo dijeron dice dicen dicho",
        "hacer": "hizo hicieron hecho hace hacen hara haran",
        "tener": "tuvo tuvieron tiene tienen tendra tendran",
        "poner": "puso pusieron puesto",
        "venir": "vino vinieron viene",
        "dar": "dio dieron dado da dan dara",
        "ver": "vio vieron visto vera",
        "morir": "murio murieron muerto muertos muerta muertas muere mueren muerte muertes",
        "pedir": "pidio pidieron pide piden",
        "mentir": "mintio miente mienten mentira",
        "negar": "nego negaron niega niegan negado negara",
        "abrir": "abierto abierta abiertos abiertas",
        "escribir": "escrito escrita",
        "romper": "roto rota rotos",
        "huir": "huyo huyeron huye huyen huida",
        "oir": "oyo oyeron oye",
        "caer": "cayo cayeron cae",
        "detener": "detuvo detuvieron detiene",
        "perder": "pierde pierden perdida perdidas",
        "vender": "venta ventas",
        "cerrar": "cierra cierran cierre cierres",
        "mover": "mueve mueven",
        "pagar": "pague paguen pago pagos",
        "entregar": "entregue entrega",
        "comprar": "compra compras",
    }.items()
    for form in forms.split()
}

_ENDINGS: Final = tuple(
    sorted(
        """ando iendo yendo ado ada ido ida ados adas idos idas ar er ir aron ieron yeron aba aban ia ian ara aran era
        eran ira iran aria arian eria erian iria irian io o a e an en am amos emos imos iera ieran iese ase aciones
        acion amiento imiento cion ciones mente""".split(),
        key=len,
        reverse=True,
    )
)


def stem(word: str) -> str:
    """The common part of a word's forms. `word` is folded: no accents."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isascii():
        return word
    if word.endswith("ces"):
        word = word[:-3] + "z"
    elif word.endswith("es") and word[-3] not in "aeiou" and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    # "pagar" and "pague", "sacar" and "saque" are one verb.
    if word.endswith("gu"):
        return word[:-1]
    return word[:-2] + "c" if word.endswith("qu") else word
