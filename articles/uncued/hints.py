"""What the rules of insinuation share: the hint they give, who stands before the words, what hedges them."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.claims.detector import Span
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import is_adverb
from articles.uncued.lines import Line
from articles.uncued.whom import SOMEBODY, Phrase, Reader, Whom

_BE = word_set(
    "is are was were be been being remains remained considered es son era eran fue fueron esta estan estaba estaban "
    "estuvo ha han sido siendo habia habian estado estuvieron"
)

_FILLERS = word_set(
    """
    closely directly long also once often allegedly very himself herself itself still always deeply now has have had
    openly reportedly publicly clearly heavily too
    muy tambien estrechamente directamente siempre abiertamente
    """
)

NEGATIONS = word_set(
    "no not never neither nor without denies denied deny n't no nunca ni sin jamas niega nego tampoco"
)

#: Somebody's hedge or accusation: found as a statement where it is one; never ours.
HEDGES = word_set(
    """
    allegedly reportedly supposedly purportedly alleged suspected purported supposed rumoured rumored accused believed
    thought said claimed apparently possible potential accusing claiming
    presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas presuntamente supuestamente acusado
    acusada acusados posible posibles sospechoso habria habrian
    """
)


@dataclass(frozen=True, slots=True)
class Hint:
    """What one rule found in a line: the words (tokens), the rule, why in plain words, and whom it touches."""

    start: int
    end: int
    rule: str
    why: str
    entities: tuple[str, ...] = ()


def pair_of(left: Phrase | None, right: Phrase) -> tuple[str, ...]:
    """The entities of both ends, each once."""
    return tuple(dict.fromkeys((*(left.entities if left else ()), *right.entities)))


#: Words a rule looks ahead or back; it bounds the work in a sentence that never ends.
_REACH = 40


def hedged(line: Line, first: int, place: int) -> bool:
    """Whether a hedge or a negation stands right before the words."""
    near = line.keys[max(0, first - 3) : place]
    before = line.keys[max(0, first - _REACH) : first]
    if any(key in _PROOF and "no" in before[max(0, i - 2) : i] for i, key in enumerate(before)):
        return True  # "there is no evidence that ..."
    return any(key in NEGATIONS or key in HEDGES or key.endswith("n't") for key in near)


_PROOF = word_set("evidence proof indication sign pruebas prueba indicios")


def group_start(line: Line, place: int) -> int:
    """Where the verb group or adverbs before `place` begin; "is known to have" is one."""
    first = place
    keys = line.keys
    while first > 0:
        if keys[first - 1] in _BE or keys[first - 1] in _FILLERS or is_adverb(keys[first - 1]):
            first -= 1
        elif first > 1 and keys[first - 2 : first] == ["known", "to"]:
            first -= 2
        else:
            break
    return first


_PRONOUNS = word_set("he she they who him her them quien quienes ella ellos ellas")


def left_of(line: Line, first: int, reader: Reader) -> tuple[Whom, Phrase | None]:
    """Who stands before the words: a phrase, a pronoun that means people, or nobody the line shows."""
    if first == 0:
        return _fronted(line, reader)
    at = first - 1
    while at > 0 and line.tokens[at].text == ",":
        at -= 1
    key = line.keys[at]
    if key in _PRONOUNS:
        return Whom.PERSON, reader.before(line, at) if at else None
    if key in ("which", "that", "whose", "que"):
        at -= line.tokens[at - 1].text == "," if at else 0
        phrase = reader.before(line, at) if at else None
        named = any(token.is_capital for token in line.tokens[max(1, at - 8) : at])
        if phrase is None or phrase.whom not in SOMEBODY | {Whom.BODY}:
            return (Whom.NAME if named and phrase and phrase.whom is not Whom.THING else Whom.OTHER), phrase
        return phrase.whom, phrase
    if key in ("and", "but", "y", "pero"):
        return Whom.OTHER, None
    phrase = reader.before(line, first)
    if phrase is None:
        return Whom.OTHER, None
    if line.keys[phrase.end - 1] in ("name", "nombre"):
        return Whom.PERSON, phrase
    if phrase.whom in SOMEBODY | {Whom.BODY} or phrase.start == 0:
        return phrase.whom, phrase
    # "the head of the harbour authority was linked": the phrase may go on to the left
    if line.keys[phrase.start - 1] in ("of", "de", "del", "from", "in", "en", "at"):
        outer = reader.before(line, phrase.start - 1)
        if outer is not None and outer.whom in SOMEBODY:
            return outer.whom, outer
    return phrase.whom, phrase


def _fronted(line: Line, reader: Reader) -> tuple[Whom, Phrase | None]:
    """In "Linked to the ring since 2010, Valtos ...": who follows the comma."""
    comma = next((i for i in range(len(line.tokens)) if line.tokens[i].text == ","), -1)
    phrase = reader.after(line, comma + 1) if 0 < comma < len(line.tokens) - 1 else None
    return (phrase.whom if phrase else Whom.OTHER), phrase


def somebody_in(line: Line, start: int, reader: Reader, *, people_only: bool) -> tuple[bool, tuple[str, ...]]:
    """Whether the words that follow speak of a person (or a group), and which entities on file."""
    stop = min(len(line.tokens), start + _REACH)
    wanted = {Whom.PERSON, Whom.ILLICIT} | (set() if people_only else {Whom.GROUP, Whom.NAME})
    if start >= stop:
        return False, ()
    stretch = line.span(start, stop)
    found = [
        m
        for m in reader.mentions_in(stretch.start, stretch.end)
        if reader.whom_of(m) in SOMEBODY | {Whom.BODY}
    ]
    keys = tuple(dict.fromkeys(match.key for match in found if match.key))
    if keys:
        return True, keys
    if set(line.keys[start:stop]) & {"his", "her", "he", "she", "sus"}:
        return True, ()
    index = start
    while index < stop:
        phrase = reader.after(line, index)
        if phrase is None:
            index += 1
            continue
        if phrase.whom in wanted and (phrase.whom is not Whom.PERSON or _is_definite(line, phrase)):
            return True, ()
        index = phrase.end + 1
    return False, ()


def _is_definite(line: Line, phrase: Phrase) -> bool:
    return (
        line.keys[phrase.start] in ("the", "el", "la", "los", "las")
        or any(line.tokens[i].is_capital for i in range(phrase.start, phrase.end))
        or (
            phrase.start > 0 and line.keys[phrase.start - 1] in ("the", "el", "la", "los", "las", "of", "del")
        )
    )


def covered(span: Span, by: Sequence[Span]) -> bool:
    """Whether a span lies within one of the others, in the main."""
    return any(other.start <= span.start < other.end for other in by)
