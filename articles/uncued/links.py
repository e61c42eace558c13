"""Linked to, tied to, close to, with ties to: both ends are read, who is said to be linked and to whom.

A link between things ("the road linked to the port") or between states ("ties with Quella") insinuates nothing.
"""

from articles.claims.detector.wordlists import word_set
from articles.uncued import words
from articles.uncued.hints import HEDGES, NEGATIONS, Hint, group_start, hedged, left_of, pair_of
from articles.uncued.lines import Line
from articles.uncued.whom import SOMEBODY, Phrase, Reader, Whom

LINKED_TO = word_set("linked tied connected wired")

LINKED_WITH = word_set("linked associated affiliated connected")

ES_LINKED = word_set(
    """
    vinculado vinculada vinculados vinculadas ligado ligada ligados ligadas relacionado relacionada relacionados
    relacionadas asociado asociada asociados asociadas conectado conectada conectados conectadas
    """
)

TIES = word_set("ties links connections connection link bonds")

ES_TIES = word_set("nexos vinculos lazos conexiones tratos nexo vinculo contactos")

_HARMLESS_TIES = word_set(
    """
    diplomatic trade economic cultural historical historic transport rail road air sea bus commercial military bilateral
    academic ancestral emotional sentimental ethnic linguistic railway telephone internet video web external direct
    comerciales diplomaticos economicos culturales historicos bilaterales familiares academicos aereos afectivos
    """
)

_SOURCES = word_set(
    "source sources person people official officials someone those familiar fuente fuentes persona personas"
)


def _fits(left: Whom, right: Whom, *, loose: bool) -> bool:
    """Whether a link between the two would hurt somebody. `loose`: the verb itself speaks of people."""
    if left in (Whom.THING, Whom.PLACE, Whom.CROWD) or right in (
        Whom.THING,
        Whom.PLACE,
        Whom.CROWD,
        Whom.OTHER,
    ):
        return right is Whom.ILLICIT and left is Whom.CROWD
    if right is Whom.ILLICIT:
        return True
    if right is Whom.PERSON:
        return loose or left in SOMEBODY or left is Whom.BODY
    if right is Whom.CRIME:
        return left in (Whom.PERSON, Whom.GROUP, Whom.NAME)
    if right is Whom.BODY:
        return left in (Whom.PERSON, Whom.GROUP)
    return left in SOMEBODY


_AMOUNTS = word_set(
    "string number series list pair web handful group ring dozens couple array red serie lista grupo"
)


def _target(line: Line, place: int, reader: Reader) -> Phrase | None:
    """The phrase after a preposition, or the one joined to it where the first says nothing."""
    phrase = reader.after(line, place)
    hops = 0
    while phrase is not None and phrase.whom in (Whom.OTHER, Whom.THING) and hops < 2:
        nxt = phrase.end
        joined = nxt < len(line.keys) and line.keys[nxt] in ("and", "or", "y", "e", "of", "de", "del")
        if not joined or phrase.whom is Whom.THING:
            break
        following = reader.after(line, nxt + 1)
        counted = line.keys[nxt - 1] in _AMOUNTS
        of = line.keys[nxt] in ("of", "de", "del")
        if following is None or (of and not counted and following.whom is not Whom.ILLICIT):
            break
        phrase, hops = following, hops + 1
    return phrase


def _link(
    line: Line,
    index: int,
    reader: Reader,
    prepositions: frozenset[str],
    *,
    loose: bool,
    members: bool = False,
) -> Hint | None:
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in prepositions:
        return None
    first = group_start(line, index)
    if hedged(line, first, index):
        return None
    right = _target(line, index + 2, reader)
    if right is None:
        return None
    left, phrase = left_of(line, first, reader)
    if not _fits(left, right.whom, loose=loose):
        return None
    if members and right.whom not in (Whom.ILLICIT, Whom.CRIME, Whom.PERSON):
        return None  # "a journalist affiliated with the outlet": a membership
    words_found = " ".join(token.text for token in line.tokens[index : index + 2])
    return Hint(
        index,
        right.end,
        "insinuation.linked",
        f"“{words_found}” hints at a part in something, and nobody is named who says so.",
        pair_of(phrase, right),
    )


def linked(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "linked to the ring", "tied to the theft", "associated with the drug trade"."""
    key = line.keys[index]
    to = word_set("to") if key in LINKED_TO else frozenset()
    found = _link(line, index, reader, to, loose=key in ("linked", "tied"))
    if found is not None or key not in LINKED_WITH:
        return found
    return _link(
        line, index, reader, word_set("with"), loose=False, members=key in ("associated", "affiliated")
    )


def es_linked(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "vinculado al cártel", "ligada a la familia del gobernador"."""
    loose = line.keys[index].startswith(("vinculad", "ligad"))
    return _link(line, index, reader, word_set("a al con"), loose=loose)


def _ties_of(
    line: Line, index: int, reader: Reader, to: frozenset[str], holding: frozenset[str]
) -> Hint | None:
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in to:
        return None
    first = index
    while (
        first > 0
        and index - first < 4
        and (
            keys[first - 1].isalpha()
            and keys[first - 1] not in holding
            and not line.tokens[first - 1].is_capital
            and keys[first - 1] not in NEGATIONS
            and not keys[first - 1].endswith("'s")
        )
    ):
        first -= 1
    qualities = keys[first:index]
    after = keys[index + 2 : index + 8]
    if set(qualities) & _HARMLESS_TIES or hedged(line, first, index) or set(qualities) & HEDGES or not after:
        return None
    right = _target(line, index + 2, reader)
    if right is None:
        return None
    holder = keys[first - 1] if first else ""
    if holder.endswith(("'s", "s'")):
        phrase = reader.before(line, first)
        left = phrase.whom if phrase else Whom.OTHER
        left = Whom.PERSON if left in (Whom.OTHER, Whom.NAME) and line.tokens[first - 1].is_capital else left
        if holder.removesuffix("'s") in words.COUNTRIES:
            left = Whom.PLACE
    elif set(keys[max(0, first - 1) : index]) & {"his", "her", "their", "sus"}:
        several = bool(set(keys[max(0, first - 1) : index]) & {"their", "sus"})
        left, phrase = (Whom.OTHER if several else Whom.PERSON), None
    elif holder in holding:
        left, phrase = left_of(line, group_start(line, first - 1), reader)
    else:
        return None
    fits = _fits(left, right.whom, loose=True) or (left is Whom.PERSON and right.whom is Whom.BODY)
    # two names of which no more is known may be two states, and those have ties with everybody
    if not fits or left is Whom.PLACE or (left is right.whom is Whom.NAME):
        return None
    return Hint(
        index,
        right.end,
        "insinuation.ties",
        f"“{line.tokens[index].text} {line.tokens[index + 1].text}” hints at a bond, and nobody is named who says so.",
        pair_of(phrase, right),
    )


_HOLDING = word_set(
    "with has have had having maintained maintains kept built developed forged cultivated of despite"
)

_ES_HOLDING = word_set("con tiene tienen tenia tenian tuvo mantiene mantenia mantuvo sus de por los")


def ties(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "a banker with ties to the ring", "his links to the militia"."""
    return _ties_of(line, index, reader, word_set("to with"), _HOLDING)


def es_ties(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "un banquero con nexos con la banda"."""
    return _ties_of(line, index, reader, word_set("con"), _ES_HOLDING)


def close(line: Line, index: int, reader: Reader) -> Hint | None:
    """Only people are close to people: the word before must be one, or a form of "be" after one."""
    keys = line.keys
    if index + 2 >= len(keys) or keys[index + 1] not in ("to", "a", "al"):
        return None
    first = group_start(line, index)
    if hedged(line, first, index):
        return None
    right = reader.after(line, index + 2)
    if right is None or right.whom not in (Whom.ILLICIT, Whom.PERSON, Whom.BODY):
        return None
    if right.whom is Whom.PERSON and line.tokens[right.end - 1].low.endswith(("'s", "s'")):
        return None
    left, phrase = left_of(line, first, reader)
    if left not in (Whom.PERSON, Whom.GROUP, Whom.NAME) or set(keys[max(0, first - 3) : first]) & _SOURCES:
        return None
    if left is Whom.PERSON and right.whom is Whom.BODY and phrase is None:
        return None
    return Hint(
        index,
        right.end,
        "insinuation.close",
        "“close to” counts somebody to a circle, and nobody is named who says so.",
        pair_of(phrase, right),
    )
