"""Forms of English verbs: enough morphology to recognise a cue in any tense."""

from typing import NamedTuple

from articles.claims.detector.wordlists import word_set

#: base: (past, past participle); one word where both are the same.
_IRREGULAR: dict[str, tuple[str, str]] = {
    word: (past, participle)
    for word, past, participle in (
        line.split("/")
        for line in [
            "say/said/said",
            "tell/told/told",
            "write/wrote/written",
            "think/thought/thought",
            "know/knew/known",
            "see/saw/seen",
            "feel/felt/felt",
            "find/found/found",
            "hold/held/held",
            "make/made/made",
            "give/gave/given",
            "go/went/gone",
            "read/read/read",
            "put/put/put",
            "swear/swore/sworn",
            "forbid/forbade/forbidden",
            "understand/understood/understood",
            "foresee/foresaw/foreseen",
            "hear/heard/heard",
            "learn/learned/learned",
            "speak/spoke/spoken",
            "bring/brought/brought",
            "offer/offered/offered",
            "lay/laid/laid",
            "cast/cast/cast",
            "shoot/shot/shot",
            "draw/drew/drawn",
            "set/set/set",
            "seek/sought/sought",
            "retell/retold/retold",
        ]
    )
}
_DOUBLED = word_set("plan stop admit commit rebut refer submit permit occur blog slam pin sum tip rap")
_VOWELS = "aeiou"


class Form(NamedTuple):
    """What a word may be: its verb and the forms it can stand for."""

    verb: str
    kinds: frozenset[str]


def third_person(verb: str) -> str:
    """The form after he, she, it."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def gerund(verb: str) -> str:
    """The form in -ing."""
    if verb in _DOUBLED or verb in ("put", "set"):
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


def past(verb: str) -> tuple[str, str]:
    """Past tense and past participle."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        regular = verb + verb[-1] + "ed"
    elif verb.endswith("e"):
        regular = verb + "d"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        regular = verb[:-1] + "ied"
    else:
        regular = verb + "ed"
    return regular, regular


def forms_of(verb: str) -> dict[str, frozenset[str]]:
    """Map each written form to its kinds: base, third, past, participle, gerund."""
    kinds: dict[str, set[str]] = {}
    before, participle = past(verb)
    for word, kind in (
        (verb, "base"),
        (third_person(verb), "third"),
        (before, "past"),
        (participle, "participle"),
        (gerund(verb), "gerund"),
    ):
        kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}
