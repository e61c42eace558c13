"""Nouns of saying ("la acusación de que"), and nouns for what can be said: what somebody denies or demands."""

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

#: The noun, and the act it reports; plurals are made from it.
_ACTS = {
    SpeechAct.SAY: """
        afirmacion declaracion comentario conclusion aseveracion aclaracion mensaje respuesta explicacion relato
        testimonio confidencia frase confesion
    """,
    SpeechAct.REPORT: "rumor version informe reporte noticia informacion dato hallazgo constatacion especulacion",
    SpeechAct.ACCUSE: "sospecha acusacion denuncia senalamiento imputacion recriminacion",
    SpeechAct.ANNOUNCE: "anuncio comunicacion aviso",
    SpeechAct.WARN: "advertencia amenaza alerta temor",
    SpeechAct.PLEDGE: "promesa garantia juramento compromiso",
    SpeechAct.ARGUE: """
        opinion insistencia certeza preocupacion satisfaccion creencia
        alegato argumento tesis teoria hipotesis idea conviccion alegacion impresion
    """,
    SpeechAct.CONFIRM: "confirmacion ratificacion",
    SpeechAct.PREDICT: "prediccion pronostico vaticinio prevision esperanza confianza",
    SpeechAct.ESTIMATE: "estimacion calculo",
    SpeechAct.ADMIT: "admision reconocimiento",
    SpeechAct.OBJECT: "queja reclamo protesta reproche critica",
    SpeechAct.ASK: "exigencia peticion pedido demanda solicitud recomendacion sugerencia propuesta",
    SpeechAct.DENY: "negativa desmentido",
}
#: These report only where somebody's name or "su" stands with them, or "de que" is not their own ("la idea de que").
WEAK = word_set(
    """
    esperanza esperanzas confianza certeza preocupacion satisfaccion conviccion convicciones idea ideas dato datos
    frase garantia compromiso negativa reconocimiento respuesta demanda
    """
)


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else noun + ("s" if noun[-1] in "aeo" else "es")


NOUNS = {
    form: act for act, nouns in _ACTS.items() for noun in nouns.split() for form in (noun, _plural(noun))
}
_EVENT_ENDINGS = (
    "cion",
    "ciones",
    "sion",
    "siones",
    "miento",
    "mientos",
    "encia",
    "ancia",
    "encias",
    "dad",
    "aje",
)
_EVENTS = word_set(
    """
    cargos hechos muerte muertes asesinato asesinatos homicidio secuestro secuestros cierre despido despidos
    aumento alza baja caida ataque ataques amenazas amenaza abuso abusos fraude robo robos soborno sobornos golpe
    uso falta ausencia victoria derrota renuncia captura hallazgo compra venta entrega inicio fin retiro salida
    llegada regreso acuerdo vinculo vinculos nexo nexos autoria responsabilidad culpa errores delito delitos
    version huelga paro tregua rescate masacre matanza tortura torturas maltrato maltratos desalojo desalojos
    arresto arrestos crimen crimenes atentado atentados brote contagio contagios casos caso liberacion justicia
    respeto apoyo cese garantias explicaciones respuestas ayuda libertad paso acceso medidas denuncias denuncia
    presencia riesgo peligro demora demoras retraso retrasos corrupcion impunidad silencio indiferencia
    irregularidades hostigamiento saqueo saqueos contrato pago pagos perdida perdidas creacion apertura reforma
    aranceles cambios recortes recorte rebaja subida impuesto plan medida ley decreto visita dialogo elecciones
    """
)
#: What was said before, and is now denied or confirmed: the object may stand without an event.
_SAID = frozenset(NOUNS) | word_set("cargos versiones acusaciones")
_ANSWERING = word_set(
    "negar rechazar desmentir refutar rebatir confirmar admitir reconocer descartar corroborar"
)


def is_said_thing(sentence: Sentence, index: int, verb: str) -> bool:
    """True where the noun phrase at `index` is an event, a demand or a former statement, and no thing."""
    keys = sentence.keys
    end = min(len(keys), index + 5)
    while index < end and (keys[index] in words.DETERMINERS or keys[index].isdigit()):
        index += 1
    # an adjective may stand before the noun: "una nueva subida"
    for place in range(index, min(end, index + 2)):
        key = keys[place]
        if not sentence.mark(place) or not sentence.tokens[place].is_word or key in words.PREPOSITIONS:
            return False
        if key in _EVENTS or (len(key) > 5 and key.endswith(_EVENT_ENDINGS)):
            return True
        if key in _SAID and verb in _ANSWERING:
            return True
    return False


_ACCUSATIONS = {form for form, act in NOUNS.items() if act is SpeechAct.ACCUSE} | {"cargos", "imputaciones"}


def is_accusation(sentence: Sentence, start: int) -> bool:
    """True for "las acusaciones", "los cargos": who rejects them denies."""
    return any(key in _ACCUSATIONS for key in sentence.keys[start : start + 4])
