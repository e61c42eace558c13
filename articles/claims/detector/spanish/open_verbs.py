"""Any verb of the language, read as one of saying where the sentence around it shows that it is.

No list holds what reporters let people do with words: they let slip, snap, sum up, let out. Two frames give it
away: a quotation, a comma or raya, the verb ("«…», espetó el juez"); and a past tense with a clause that "que"
opens ("el juez deslizó que habrá cambios"). In the second, what brings about, finds or wants something is no saying.
"""

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import ACTING, CUES, NAMING, TARGETED, Cue, forms
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.tokens import DASHES, TERMINALS
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

_PAST = ("ó", "aron", "ieron", "jeron")
_IMPERFECT = ("aba", "aban", "ía", "ían")
#: So many words between quotation marks are no title.
_LONG_QUOTE = 5
_PRESENT = ("a", "e", "an", "en")
#: Infinitives that take a clause with "que" and say nothing: causing, finding out, wishing, happening.
_MUTE = word_set(
    """
    lograr permitir impedir evitar conseguir provocar causar descubrir notar sentir esperar desear necesitar
    preferir decidir significar resultar ocurrir suceder pasar bastar faltar implicar suponer olvidar sonar
    parecer ayudar dejar llevar sacar obligar motivar propiciar posibilitar facilitar favorecer procurar buscar
    intentar tratar merecer tardar demorar quedar llegar entrar salir caer correr crecer subir bajar aumentar
    ganar perder costar durar vivir morir importar interesar gustar doler molestar preocupar alegrar extranar
    sorprender encantar convenir encontrar hallar comprobar ver saber conocer aprender entender comprender
    imaginar percibir detectar advertirse escuchar oir leer mirar cuidar vigilar asegurarse aguardar tolerar
    soportar consentir dejarse conllevar determinarse soler haber ser estar tener hacer poder deber querer
    romper abrir cerrar firmar pagar comprar vender usar tomar dar poner traer cruzar recibir enviar mandar
    contener incluir excluir votar lanzar fichar marcar empatar vencer nacer crear fundar construir destruir
    """
)
_STRONG = word_set(
    """
    hizo hicieron hacia hacian quiso quisieron pudo pudieron supo supieron puso pusieron trajo trajeron tuvo
    tuvieron vino vinieron hubo obtuvo obtuvieron mantuvo mantuvieron condujo condujeron produjo produjeron
    consiguio consiguieron sintio sintieron prefirio siguio durmio murio cayo cayeron creia habia habian
    """
)
_MUTE_FORMS = _STRONG | frozenset(
    form for verb in _MUTE for form, (kind, _) in forms(verb).items() if kind == "finite"
)
#: Verbs that stand after a quoted name or title without saying it: «La Barca» zarpó.
_CLOSED = (
    words.PREPOSITIONS
    | words.DETERMINERS
    | words.BOUNDARIES
    | words.CONJUNCTIONS
    | words.ADVERBS
    | words.TIMES
    | words.PRONOUNS
    | words.CLITICS
    | words.NEGATIONS
    | words.FINITE
    | word_set("durante excepto salvo siempre adelante delante tarde cerca fuera mientras sobre entre menos")
)
_OPEN = {
    plural: Cue("", SpeechAct.SAY, "o", "finite", plural, False)  # after a quotation
    for plural in (False, True)
}
_OPEN_CLAUSE = {plural: Cue("", SpeechAct.SAY, "q", "finite", plural, False) for plural in (False, True)}


def open_cue(sentence: Sentence, place: int) -> Cue | None:
    """A cue for a verb that no list holds, None where nothing around it shows a saying."""
    token, key = sentence.tokens[place], sentence.keys[place]
    if key in CUES or key in TARGETED or key in NAMING or key in ACTING or key in _CLOSED or len(key) < 4:
        return None
    if not token.text[0].islower() or not token.text.isalpha():
        return None
    plural = key.endswith("n")
    low = token.low
    past = low.endswith(_PAST)
    plain = past or low.endswith(_IMPERFECT)
    if (
        (plain or low.endswith(_PRESENT))
        and follows_quotation(sentence, place)
        and _is_speech(sentence, place)
    ):
        return _OPEN[plural] if plain or _has_speaker(sentence, place + 1) else None
    if past and key not in _MUTE_FORMS and _opens_clause(sentence, place + 1):
        return _OPEN_CLAUSE[plural]
    return None


def follows_quotation(sentence: Sentence, place: int) -> bool:
    """True right behind a whole quotation and its comma or raya: "«…», ", "—… —", "«…?» "."""
    tokens = sentence.tokens
    index = place - 1
    if index > 0 and sentence.mark(index) and sentence.keys[index] in words.CLITICS:
        index -= 1
    if index < 1:
        return False
    mark = sentence.mark(index)
    if mark == "," or (mark in DASHES and mark):
        return tokens[index - 1].quote >= 0
    # the comma or full stop may stand inside the marks
    return tokens[index].quote >= 0 and (tokens[index - 1].text in TERMINALS or tokens[index - 1].text == ",")


def _is_speech(sentence: Sentence, place: int) -> bool:
    """Whether the quotation before the verb stands for itself: not in «la empresa «Norte», aprobó»."""
    tokens = sentence.tokens
    last = next((i for i in range(place - 1, max(-1, place - 4), -1) if tokens[i].quote >= 0), -1)
    first, spoken = last, 0
    while first > 0 and tokens[first - 1].quote == tokens[last].quote:
        spoken += tokens[first].is_word
        first -= 1
    return sentence.is_dialogue or first == 0 or not tokens[first - 1].is_word or spoken >= _LONG_QUOTE


def _has_speaker(sentence: Sentence, index: int) -> bool:
    """A determiner, a name or a pronoun: what begins a subject behind its verb."""
    if index >= len(sentence.tokens) or not sentence.mark(index):
        return False
    if not sentence.tokens[index].is_word:
        return sentence.is_dialogue
    return (
        sentence.tokens[index].is_capital
        or sentence.keys[index] in words.DETERMINERS
        or sentence.keys[index] in words.PRONOUNS
    )


def _opens_clause(sentence: Sentence, index: int) -> bool:
    """As in "que habrá", "de que hay", "en que no": with words behind it."""
    keys = sentence.keys
    if index + 2 < len(keys) and keys[index] in ("de", "en", "con") and sentence.mark(index):
        index += 1
    return index + 2 < len(keys) and keys[index] == "que" and bool(sentence.mark(index))
