"""Doubts nobody utters: "raises questions about the mayor", "it is no coincidence", "one wonders whether"."""

from collections.abc import Sequence

from articles.claims.detector.wordlists import word_set
from articles.uncued.hints import Hint, group_start, hedged, left_of, somebody_in
from articles.uncued.lines import Line
from articles.uncued.whom import Reader, Whom

RAISE = word_set("raise raises raised raising pose poses posed posing prompt prompts prompted cast casts")

ES_RAISE = word_set(
    "plantea plantean planteo despierta despiertan desperto genera generan genero levanta levantan levanto suscita "
    "suscitan suscito deja dejan"
)

DOUBTS = word_set("question questions eyebrows suspicion suspicions doubt doubts")

ES_DOUBTS = word_set("interrogantes interrogante preguntas dudas sospechas suspicacias")

_LINGER = word_set("remain remains linger surround surrounds swirl persist hang abound mount")

_ES_LINGER = word_set("rodean persisten quedan siguen pesan flotan")

_ABOUT = word_set("about over whether surrounding as around on sobre acerca de en")


def questions(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "The payment raises questions about the mayor": a thing asks, and nobody else."""
    keys = line.keys
    doubts, raising, lingering = DOUBTS | ES_DOUBTS, RAISE | ES_RAISE, _LINGER | _ES_LINGER
    if keys[index] in raising:
        noun = next((i for i in range(index + 1, min(len(keys), index + 5)) if keys[i] in doubts), -1)
        if noun < 0 or hedged(line, group_start(line, index), index):
            return None
        left, _ = left_of(line, group_start(line, index), reader)
        if left in (Whom.PERSON, Whom.BODY, Whom.ILLICIT, Whom.CROWD) or (left is Whom.GROUP and index):
            return None
        end = noun + 1
        if end >= len(keys) or keys[end] not in _ABOUT:
            return None
    else:
        if keys[index] not in doubts or index + 1 >= len(keys):
            return None
        verb = next((i for i in range(index + 1, min(len(keys), index + 3)) if keys[i] in lingering), -1)
        if verb < 0 or hedged(line, index, index):
            return None
        end = verb + 1
    found, entities = somebody_in(line, end, reader, people_only=True)
    if not found:
        return None
    return Hint(
        min(index, end - 1),
        end,
        "insinuation.questions",
        "Questions are raised, and nobody is named who asks them.",
        entities,
    )


def coincidence(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "it is no coincidence that the commissioner bought first", "no es casualidad que"."""
    keys = line.keys
    before = keys[max(0, index - 5) : index]
    denied = {"no", "not", "hardly", "isn't", "wasn't", "perhaps", "scarcely"} & set(before)
    if not denied or (keys[index] in ("accident", "chance") and not _it_is(before)):
        return None
    found, entities = somebody_in(line, 0, reader, people_only=False)
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


def wonder(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "some wonder whether the mayor knew", "cabe preguntarse si"."""
    keys = line.keys
    lead = keys[index - 1] if index else ""
    lead2 = keys[index - 2] if index > 1 else ""
    asked = {
        "wonder": lead in ("some", "many", "may", "might", "to", "people", "observers") or lead2 == "one",
        "wonders": lead in ("one", "everyone"),
        "ask": lead in ("might", "may", "some", "many") and lead2 in ("one", "some", "many", ".", ""),
        "preguntarse": lead in ("cabe", "cabria", "podria", "puede"),
        "preguntan": lead == "se" and lead2 in ("muchos", "algunos", "varios"),
        "pregunta": lead == "se" and lead2 == "uno",
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
    found, entities = somebody_in(line, index + 2, reader, people_only=False)
    if not found:
        return None
    return Hint(
        max(0, index - 1),
        index + 2,
        "insinuation.questions",
        "A doubt is uttered, and nobody is named who has it.",
        entities,
    )
