"""Questions that accuse: "Did Valtos profit from the sale?" A question of our own asserts what it seems to ask."""

from articles.claims.detector.wordlists import word_set
from articles.uncued.hints import Hint
from articles.uncued.lines import Line
from articles.uncued.own_voice import FIRST_PERSON
from articles.uncued.whom import SOMEBODY, Reader, Whom

_OPENERS = word_set(
    """
    did does do is are was were has have had will would could can may might should why how who what where whose isn't
    wasn't didn't doesn't aren't when
    """
)
#: Begins of words that say what somebody may have done wrong, or gained by it.
_WRONGS = tuple(
    """
    profit benefit cover hid hide steal stole brib launder lie lying collu conspir complicit guilt corrupt pocket embezz
    fraud murder kill plot betray cheat rig tamper destroy silenc threat blackmail smuggl traffick abus involv responsib
    mislead misled deceiv conceal protect shield kickback ignor enrich sabotag poison orchestrat mastermind
    """.split()
)
_ES_WRONGS = tuple(
    """
    benefici lucr encubr ocult rob soborn lav minti mient conspir complic culp corrup desvi malvers fraud asesin mat
    traicion aman destruy silenci amenaz chantaj trafic abus involucr implic responsab engan proteg enriquec sabot
    envenen orden
    """.split()
)
_WEAK = word_set(
    """
    lies lied pay paid paying cash money knew know take took order ordered behind receive received sabia supo dinero
    pago detras cobro
    """
)
_HARMLESS = word_set(
    """
    right rights rigid lieu lien mate material materia matricula matter matters lavadora robot robusto ordenador
    coverage covered benefits involvement
    """
)
_SILENCE = word_set("explained answered charged investigated questioned disclosed apologised apologized")
_PRONOUNS = word_set("he she they el ella ellos ellas")


def find_question(line: Line, reader: Reader, language: str) -> Hint | None:
    """The accusing question that a line is, or None: it needs a wrong and somebody to have done it."""
    tokens, keys = line.tokens, line.keys
    if not line.is_question or any(token.quote >= 0 for token in tokens):
        return None
    first = next((i for i, token in enumerate(tokens) if token.is_word), len(tokens))
    if first + 2 >= len(tokens):
        return None
    opener = first + (keys[first] in ("and", "but", "so", "then"))
    if language != "es" and keys[opener] not in _OPENERS:
        return None
    if set(keys) & FIRST_PERSON:
        return None  # asked in an interview, of the one who is asked
    wrongs = _ES_WRONGS if language == "es" else _WRONGS
    wrong = next(
        (
            i
            # in Spanish the verb may open the question: "¿Robó la alcaldesa el fondo?"
            for i in range(first + (language != "es"), len(tokens))
            if (keys[i].startswith(wrongs) and keys[i] not in _HARMLESS) or keys[i] in _WEAK
        ),
        -1,
    )
    if wrong < 0 and "never" in keys:
        # "Why has the minister never explained the payments?"
        wrong = next((i for i in range(first + 1, len(tokens)) if keys[i] in _SILENCE), -1)
    if wrong < 0:
        return None
    span = line.whole
    found = [
        match
        for match in reader.mentions_in(span.start, span.end)
        if reader.whom_of(match) in SOMEBODY | {Whom.BODY}
    ]
    entities = tuple(dict.fromkeys(match.key for match in found if match.key))
    if not entities and not _asks_about_somebody(line, first, wrong, reader):
        return None
    return Hint(
        first,
        wrong + 1,
        "insinuation.question",
        "The question says what it seems to ask, and nobody is named who answers for it.",
        entities,
    )


def _asks_about_somebody(line: Line, first: int, wrong: int, reader: Reader) -> bool:
    """Whether a person or group stands between the question word and the deed."""
    if set(line.keys[first:wrong]) & _PRONOUNS:
        return True
    index = first + 1
    while index < len(line.tokens):
        phrase = reader.after(line, index, wrong if index < wrong else None)
        if phrase is None:
            index += 1
            continue
        if phrase.whom in SOMEBODY or (phrase.whom is Whom.BODY and phrase.start < wrong):
            return True
        index = max(phrase.end, index + 1)
    return False
