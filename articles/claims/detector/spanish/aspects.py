"""Verbs that carry a verb of saying: "se limitó a decir", "volvió a negar", "no quiso precisar"."""

from typing import NamedTuple

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import forms
from articles.claims.detector.spanish.sentences import Sentence


class Aspect(NamedTuple):
    """Where the carrying verb begins, whether it is plural, and whether nothing was said in the end."""

    start: int
    plural: bool
    withheld: bool


#: Carrying verb, the preposition it takes ("" for none), whether it withholds.
_CARRIERS = (
    ("volver", "vuelv", "", "a", False), ("llegar", "", "", "a", False), ("limitar", "", "", "a", False),
    ("apresurar", "", "", "a", False), ("alcanzar", "", "", "a", False), ("atrever", "", "", "a", False),
    ("empezar", "empiez", "", "a", False), ("comenzar", "comienz", "", "a", False), ("pasar", "", "", "a", False),
    ("adelantar", "", "", "a", False), ("animar", "", "", "a", False), ("entrar", "", "", "a", False),
    ("acabar", "", "", "de", False), ("terminar", "", "", "de", False), ("terminar", "", "", "por", False),
    ("acabar", "", "", "por", False), ("aprovechar", "", "", "para", False), ("coincidir", "", "", "en", False),
    ("insistir", "", "", "en", False), ("optar", "", "", "por", False), ("soler", "suel", "", "", False),
    ("lograr", "", "", "", False), ("querer", "quier", "quis", "", False), ("intentar", "", "", "", False),
    ("tener", "tien", "tuv", "que", False), ("deber", "", "", "", False), ("atinar", "", "", "a", False),
    ("negar", "nieg", "", "a", True), ("rehusar", "", "", "", True), ("rehusar", "", "", "a", True),
    ("evitar", "", "", "", True), ("declinar", "", "", "", True), ("rechazar", "", "", "", True),
)  # fmt: skip
_FORMS = {
    (form, preposition): (verb, plural, withheld)
    for verb, present, preterite, preposition, withheld in _CARRIERS
    for form, (kind, plural) in forms(verb, present, preterite).items()
    if kind == "finite"
}
#: These carry a saying in the past only: who wants to say or must admit has not said it yet.
_ONLY_PAST = frozenset({"querer", "tener", "deber", "intentar", "lograr"})


def aspect_before(sentence: Sentence, place: int) -> Aspect | None:
    """The carrying verb before the infinitive at `place`, None where there is none."""
    keys = sentence.keys
    index = place - 1
    if index >= 0 and keys[index] in words.NEGATIONS:
        index -= 1
    if index < 0 or not sentence.mark(index):
        return None
    carrier = _FORMS.get((keys[index], ""))
    if carrier is None and index > 0:
        carrier = _FORMS.get((keys[index - 1], keys[index]))
        index -= 1
    if carrier is None or not sentence.mark(index):
        return None
    verb, plural, withheld = carrier
    if verb in _ONLY_PAST and not sentence.tokens[index].low.endswith(("o", "ó", "ieron")):
        return None
    reflexive = index > 0 and keys[index - 1] in words.CLITICS
    if verb == "negar" and not reflexive:
        return None
    start = index - reflexive
    negated = start > 0 and keys[start - 1] in words.NEGATIONS
    if verb in ("querer", "lograr", "intentar") and not negated and keys[place] != "saber":
        return None
    return Aspect(start - negated, plural, withheld or negated)
