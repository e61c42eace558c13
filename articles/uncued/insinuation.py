"""Guilt by association in our own voice: which rule reads which word, in English and in Spanish.

Where an attribution covers the words they are the speaker's; that is for the caller to see.
"""

import re
from collections.abc import Callable, Iterator

from articles.claims.detector.wordlists import word_set
from articles.uncued.circles import (
    ASSOCIATES,
    ES_ASSOCIATES,
    ES_NETWORKS,
    NETWORKS,
    associate,
    front,
    network,
)
from articles.uncued.doubts import DOUBTS, ES_DOUBTS, ES_RAISE, RAISE, coincidence, questions, wonder
from articles.uncued.hints import Hint
from articles.uncued.lines import Line
from articles.uncued.links import (
    ES_LINKED,
    ES_TIES,
    LINKED_TO,
    LINKED_WITH,
    TIES,
    close,
    es_linked,
    es_ties,
    linked,
    ties,
)
from articles.uncued.whom import Reader


def find_hints(line: Line, reader: Reader, language: str) -> Iterator[Hint]:
    """The insinuations of one line by place; whether an attribution covers them is for the caller to see."""
    rules = _SPANISH if language == "es" else _ENGLISH
    for index in range(len(line.tokens)):
        if line.is_quoted(index):
            continue
        for rule in rules.get(line.keys[index], ()):
            hint = rule(line, index, reader)
            if hint is not None:
                yield hint
                break


_Rule = Callable[[Line, int, Reader], Hint | None]


def _table(*pairs: tuple[frozenset[str], _Rule]) -> dict[str, tuple[_Rule, ...]]:
    table: dict[str, list[_Rule]] = {}
    for keys, rule in pairs:
        for key in keys:
            table.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in table.items()}


_ENGLISH = _table(
    (LINKED_TO | LINKED_WITH, linked),
    (TIES, ties),
    (word_set("close"), close),
    (NETWORKS, network),
    (ASSOCIATES, associate),
    (word_set("front payroll pocket pockets cahoots"), front),
    (RAISE | DOUBTS, questions),
    (word_set("coincidence coincidentally accident chance"), coincidence),
    (word_set("wonder wonders ask"), wonder),
)

_SPANISH = _table(
    (ES_LINKED, es_linked),
    (ES_TIES, es_ties),
    (word_set("cercano cercana cercanos cercanas"), close),
    (ES_NETWORKS, network),
    (ES_ASSOCIATES, associate),
    (word_set("nomina fachada sueldo"), front),
    (ES_RAISE | ES_DOUBTS, questions),
    (word_set("casualidad coincidencia casual"), coincidence),
    (word_set("preguntarse preguntan pregunta"), wonder),
)

#: What a block must hold for any rule above to find something, told before it is split into words.
HINTS = {
    "en": re.compile(
        r"\b(?:(?:linked|tied|connected|wired|associated|affiliated|ties|links?|connections?|bonds|close) (?:to|with)\b"
        r"|networks?\b|associates?\b|cron(?:y|ies)\b|henchm[ae]n\b|bagman\b|frontman\b|confidant\b|front for\b"
        r"|payroll of\b|pockets? of\b|in cahoots\b|coincidence|coincidentally|no accident\b"
        r"|(?:not|hardly) (?:by )?chance\b"
        r"|eyebrows\b|suspicions?\b|doubts?\b|questions?\b|(?:wonders?|ask) (?:whether|why|how|if|what|who)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:(?:vinculad|ligad|relacionad|asociad|conectad|cercan)[oa]s?\s+(?:a|al|con)\b"
        r"|(?:nexos?|v[ií]nculos?|lazos|conexiones|tratos|contactos) con\b|red\b|redes\b|allegad[oa]s?\b|testaferros?\b"
        r"|compinches?\b|socios?\b|secua[zc]|n[óo]mina\b|fachada\b|sueldo\b|casualidad\b|coincidencia\b|casual\b"
        r"|interrogantes?\b|preguntas\b|dudas\b|sospechas\b|suspicacias\b|preguntarse\b|preguntan?\b)",
        re.IGNORECASE,
    ),
}
