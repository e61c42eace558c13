"""Closed classes of Spanish words, in lower case and without accents, as `fold` gives them."""

from articles.claims.detector.wordlists import word_set

ARTICLES = word_set("el la los las un una unos unas")
DETERMINERS = ARTICLES | word_set(
    """
    este esta estos estas ese esa esos esas aquel aquella aquellos aquellas su sus mi nuestro nuestra
    nuestros nuestras varios varias algunos algunas algun alguna otro otra otros otras muchos muchas
    ambos ambas cada dos tres cuatro cinco seis siete ocho nueve diez decenas cientos todo toda todos
    todas ningun ninguna tal tales dicho dicha
    """
)
PRONOUNS = word_set("el ella ellos ellas este esta estos quien quienes ambos otros algunos muchos varios")
CLITICS = word_set("me te se le les lo la los las nos")
PREPOSITIONS = word_set(
    """
    a ante bajo con contra de del al desde durante en entre hacia hasta mediante para por segun sin
    sobre tras via
    """
)
#: After a speaker these open time, place or occasion of the saying.
ADJUNCT_PREPOSITIONS = word_set(
    "a al ante bajo con desde durante en hacia hasta mediante por sin sobre tras via segun"
)
CONJUNCTIONS = word_set("y e o u ni")
#: Words at which a main clause cannot go on to the left.
BOUNDARIES = word_set(
    "que quien quienes cual cuales cuyo cuya donde cuando pero sino aunque mientras porque si pues como ni"
)
RELATIVES = word_set("que quien quienes cual cuales")
QUESTION_WORDS = word_set("si quien quienes cuando donde como cuanto cuantos cuanta cuantas cual cuales")
NEGATIONS = word_set("no nunca jamas tampoco")
DAYS = word_set("lunes martes miercoles jueves viernes sabado domingo")
MONTHS = word_set(
    """
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    """
)
TIMES = DAYS | word_set(
    """
    ayer hoy anoche antier anteayer manana entonces despues luego antes ahora recientemente tarde noche
    mediodia madrugada dia semana mes pasado pasada
    """
)
ADVERBS = word_set(
    """
    tambien ademas solo asimismo incluso ya aun todavia siempre publicamente finalmente asi claramente
    tajantemente despues luego hoy ayer anoche entonces ahora recientemente previamente antes aqui alli
    """
)
#: What may stand between a subject and its verb, or open a sentence: adverbs and times.
ASIDES = ADVERBS | TIMES
#: "de" and "del" belong to the noun before them, the others open an adverbial.
FREE_PREPOSITIONS = PREPOSITIONS - {"de", "del"}
#: After these a noun phrase goes on rather than begins.
LINKS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
#: What clings to a verb from the left.
PROCLITICS = CLITICS | NEGATIONS
#: A lone article after these is an object pronoun.
BEFORE_OBJECTS = CONJUNCTIONS | RELATIVES | ADVERBS
HAVE = word_set("ha han he hemos habia habian hubo hubieron haya hayan hubiera hubieran haber habiendo")
BE = word_set(
    """
    es son fue fueron era eran sido ser siendo sera seran seria serian sea sean esta estan estaba estaban
    estuvo estuvieron estar estando estado
    """
)
HAVE_CONDITIONAL = word_set("habria habrian")
#: Frequent finite verbs that no ending gives away.
FINITE = (
    HAVE
    | BE
    | HAVE_CONDITIONAL
    | word_set(
        """
        tiene tienen tuvo tuvieron hay hubo hace hacen hizo hicieron va van iba iban puede pueden pudo
        podria podrian debe deben debia quiere quieren quiso viene vienen vino sigue siguen queda quedan
        quedo llega llegan llego sale salen salio dio da dan vio vive viven sabe saben supo puso pone ponen
        dijo dice dicen dijeron pide piden pidio murio muere cae cayo perdio gano abre abrio cerro crece
        sube subio baja bajo existe existen requiere necesita necesitan trabaja trabajan opera operan
        """
    )
)
_FINITE_ENDINGS = ("aron", "ieron", "aban", "ara", "aran", "eran", "iran", "ian", "ian")
_NO_VERBS = word_set(
    """
    gran plan clan pan jordan iran teheran para contra era primera tercera frontera bandera carrera
    cualquiera cartera camara escalera madera manera sera quimera huelan caiman aran guardian
    """
)
ABBREVIATIONS = word_set(
    """
    sr sra srta sres dr dra lic ing gral cnel cap tte sgto mons prof profa arq hno hna sto sta num art
    av avda ee uu pdte gob dip sen st etc
    """
)
AUXILIARIES = HAVE | HAVE_CONDITIONAL | BE | word_set("suele suelen viene vienen sigue siguen ha")


def looks_finite(text: str, key: str) -> bool:
    """True when a word looks like a finite verb: a frequent one, or by an ending that few nouns share."""
    if key in FINITE:
        return True
    if key in _NO_VERBS or len(key) < 4 or text[0].isupper():
        return False
    # accents tell "cerró" from "cerro"; a bare "-o" proves nothing
    return text.lower().endswith(("ó", "ará", "erá", "irá", "arán", "erán", "irán")) or key.endswith(
        _FINITE_ENDINGS
    )
