"""Numbers with what they count, where they stand, and whether they are a most, a least or a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.claims.detector.wordlists import word_set
from articles.claims.similar.languages import Language, language_of
from articles.claims.similar.quantities import Quantity, read_quantity
from articles.claims.similar.tokens import MOST_TOKENS, Token, fold, tokenise
from articles.preflight.drift.words import NOTIONS

_BOUNDS: Final = {
    "most": (
        "up to", "as much as", "as many as", "at most", "no more than", "not more than", "maximum of", "hasta",
        "less than", "fewer than", "under", "below", "menos de",
    ),
    "least": (
        "at least", "more than", "over", "upwards of", "no fewer than", "no less than", "exceeding", "above", "passes",
        "tops", "surpasses", "exceeds", "exceeded", "surpassed", "topped", "passed", "al menos", "por lo menos",
        "mas de",
    ),
    "about": (
        "about", "some", "around", "nearly", "almost", "roughly", "approximately", "close to", "an estimated",
        "unos", "unas", "casi", "cerca de", "alrededor de", "aproximadamente",
    ),
}  # fmt: skip
_BY_PHRASE: Final = sorted(
    ((phrase, bound) for bound, phrases in _BOUNDS.items() for phrase in phrases),
    key=lambda pair: -len(pair[0]),
)
#: Counted heads: one of these is as good as another, "two dead" is "two people died".
_PEOPLE: Final = word_set(
    """
    person people man men woman women child children victim dead kill killed die died injure injured wound wounded hurt
    arrest arrested detain detained miss missing soldier troops officer civilian inmate prisoner detainee member
    activist journalist resident staff worker job employee passenger migrant refugee student protester suspect held
    hostage death casualty life unionist lawmaker senator demonstrator
    persona personas muerto muertos muere mueren herido heridos detenido detenidos preso presos victima victimas empleo
    empleos trabajador civil civiles soldado policia nino ninos mujer mujeres hombre hombres desaparecido desaparecidos
    """
)
_VAGUE: Final = {
    "dozens": (24, 200), "scores": (40, 400), "hundreds": (200, 3_000), "thousands": (2_000, 300_000),
    "millions": (2e6, 1e9), "decenas": (20, 200), "cientos": (200, 3_000), "centenares": (200, 3_000),
    "miles": (2_000, 300_000), "docenas": (24, 200),
}  # fmt: skip
#: Behind these a number is a name: "Article 5", "Boeing 737", "Flight 1344", "Category 5".
_DESIGNATORS: Final = word_set(
    """
    article section flight boeing airbus category route highway chapter title resolution no number room act order file
    unit phase tier level stage covid g group top page version articulo seccion vuelo ley decreto resolucion
    """
)
#: "Mugabe, 95, died", "a 28-year-old", "aged 19": ages, told by the words on either side.
_BEFORE_AGE: Final = re.compile(r"\b(?:aged?|dies at|dead at|died at|(?:is|was))\s$", re.IGNORECASE)
_APPOSED: Final = re.compile(r"[^\W\d_],\s$")
_AFTER_AGE: Final = re.compile(r"-year-old|[- ]years?[- ]old| anos\b(?! de (?:carcel|prision))")
_OLDEST: Final = 120


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `kind` and `value` as in `similar.quantities`; `units` are notions of what is counted,
    "people" for all sorts of people; empty where the text does not say.

    `bound` is "most", "least", "about" or "". A vague one ("dozens") has the kind "vague" and its range for a value.
    """

    kind: str
    value: tuple[float, ...]
    units: frozenset[str]
    currency: str
    bound: str
    text: str
    start: int
    end: int
    is_age: bool = False

    @property
    def is_people(self) -> bool:
        return "people" in self.units


def amounts_in(text: str, language: str, *, start: int = 0, end: int | None = None) -> list[Amount]:
    """The numbers of text[start:end], in order, with offsets in `text`; "one" is none. Linear."""
    return list(_amounts(text, language, start, len(text) if end is None else end))


def _amounts(text: str, language: str, start: int, end: int) -> Iterator[Amount]:
    tongue = language_of(language)
    while start < end:
        stop = min(end, start + _PIECE)
        if stop < end:
            space = text.rfind(" ", start, stop)
            stop = space if space > start else stop
        yield from _in_piece(text, tongue, start, stop)
        start = stop


#: Tokens are read for so many characters at a time, fewer than the tokeniser takes at once.
_PIECE: Final = MOST_TOKENS * 2


def _in_piece(text: str, tongue: Language, start: int, end: int) -> Iterator[Amount]:
    piece = text[start:end]
    tokens = tokenise(piece)
    places = _places(piece, tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        vague = _VAGUE.get(token.low)
        if vague:
            begin = start + places[at][0]
            yield Amount(
                "vague",
                vague,
                _units(tokens, at + 1, tongue),
                "",
                "",
                token.text,
                begin,
                begin + len(token.text),
            )
            at += 1
            continue
        found = read_quantity(tokens, at, tongue.code)
        if found is None:
            at += 1
            continue
        quantity, after = found
        first, last = places[at][0], places[after - 1][1]
        if quantity.kind not in ("ordinal", "weekday") and not _is_name(piece, tokens, at, first, last):
            yield _amount(piece, tokens, at, after, quantity, tongue, start, first, last)
        at = after


def _amount(
    piece: str,
    tokens: Sequence[Token],
    at: int,
    after: int,
    quantity: Quantity,
    tongue: Language,
    offset: int,
    first: int,
    last: int,
) -> Amount:
    aged = quantity.kind == "count" and quantity.value[0] < _OLDEST and _is_age(piece, first, last)
    if quantity.kind == "count" and _is_year(piece[first:last]):
        quantity = Quantity("date", (quantity.value[0], 0, 0), "", quantity.text)
    units: frozenset[str] = frozenset()
    if quantity.kind == "count" and not aged:
        units = _units(tokens, after, tongue) or _units_before(tokens, at)
    return Amount(
        kind=quantity.kind,
        value=quantity.value,
        units=units,
        currency=quantity.unit if quantity.kind == "money" else "",
        bound=_bound(tokens, at, after),
        text=piece[first:last],
        start=offset + first,
        end=offset + last,
        is_age=aged,
    )


def _is_year(written: str) -> bool:
    """As in "Expo 2019", "the 2020 election": four plain digits of our time are a year more often than a number."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", written))


def _is_age(text: str, first: int, last: int) -> bool:
    before, behind = text[max(0, first - 12) : first], fold(text[last : last + 12])
    if _AFTER_AGE.match(behind) or (_BEFORE_AGE.search(before) and not behind.strip()[:1].isalpha()):
        return True
    return bool(_APPOSED.search(before)) and behind[:1] == ","


def _places(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each token stands. What the tokeniser has rewritten keeps the place of the one before."""
    found: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        place = text.find(token.text, at, at + 200)
        if place >= 0:
            at = place + len(token.text)
            found.append((place, at))
        else:
            found.append((at, at))
    return found


def _is_name(text: str, tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether the number belongs to a name ("COVID-19", "Boeing 737", "Barrio 18", "9/11") or is a bare "one"."""
    token = tokens[at]
    before, behind = text[first - 1 : first], text[last : last + 1]
    follows = text[last + 1 : last + 2]
    if (
        before in ("/", "#", "№")
        or (before == "-" and not text[first - 2 : first - 1].isdigit())
        or behind == "/"
    ):
        return True
    if (behind == ":" and follows.isdigit()) or (before == ":" and text[first - 2 : first - 1].isdigit()):
        return True  # the time of day
    if (
        token.low in ("one", "un", "una", "uno")
        and tokens[at + 1 : at + 2]
        and tokens[at + 1].low not in _SCALES
    ):
        return True
    if token.kind != "number" or not at:
        return False
    word = tokens[at - 1]
    return word.kind == "word" and word.low in _DESIGNATORS and before == " "


_SCALES: Final = frozenset("hundred thousand million billion trillion mil millon millones".split())


def _bound(tokens: Sequence[Token], at: int, after: int) -> str:
    before = " " + " ".join(token.low for token in tokens[max(0, at - 4) : at])
    for phrase, bound in _BY_PHRASE:
        if before.endswith(" " + phrase):
            return bound
    following = " ".join(token.low for token in tokens[after : after + 2])
    return "least" if following in ("or more", "o mas") else ""


def _units(tokens: Sequence[Token], at: int, tongue: Language) -> frozenset[str]:
    """The notions of what is counted: those of the few words that follow."""
    found: set[str] = set()
    for token in tokens[at : at + _REACH]:
        if token.kind != "word" or (found and token.low in _ENDS):
            break
        stem = tongue.stem(token.low)
        if token.low in _PEOPLE or stem in _PEOPLE:
            found.add("people")
        elif token.low not in tongue.stop_words:
            found.add(NOTIONS.get(token.low) or tongue.meanings.get(stem, (stem, False))[0])
    return frozenset(found)


_REACH: Final = 4
#: Behind these something else begins.
_ENDS: Final = frozenset("in on at for to from with by over after as and en por para con a y tras".split())
_TOLLS: Final = frozenset("toll dead killed victims casualties muertos victimas".split())


def _units_before(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """As in "death toll reaches 50"."""
    before = {token.low for token in tokens[max(0, at - 5) : at]}
    return frozenset({"people"}) if before & _TOLLS else frozenset()


def same(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be the same number, in whatever notation; symmetric."""
    if "vague" in (one.kind, other.kind):
        return _vaguely_same(one, other)
    if one.kind != other.kind:
        return _crosswise_same(one, other)
    if one.kind == "date":
        return all(a == b or not a or not b for a, b in zip(one.value, other.value, strict=True))
    if one.kind == "money" and one.currency and other.currency and one.currency != other.currency:
        return False
    return _close(one, other)


def _crosswise_same(one: Amount, other: Amount) -> bool:
    """A year may be read as a count, and "31" beside "31 per cent" is the same number."""
    if "date" in (one.kind, other.kind):
        date, count = (one, other) if one.kind == "date" else (other, one)
        return count.value[0] == date.value[0]
    return one.value[0] == other.value[0]


def _vaguely_same(one: Amount, other: Amount) -> bool:
    if one.kind == other.kind:
        return one.value == other.value
    if one.units and other.units and one.units.isdisjoint(other.units):
        return False
    vague, exact = (one, other) if one.kind == "vague" else (other, one)
    return (
        exact.kind in ("count", "money")
        and vague.value[0] <= exact.value[0] * 1.5
        and exact.value[0] <= vague.value[1]
    )


def _close(one: Amount, other: Amount) -> bool:
    a, b = one.value[0], other.value[0]
    if a == b:
        return True
    if not a or not b:
        return False
    for rough, exact in ((one, other), (other, one)):
        if _rounds_to(exact.value[0], rough.value[0]):
            return True
        ratio = exact.value[0] / rough.value[0]
        if rough.bound == "least" and 1.0 <= ratio <= 1.3:
            return True
        if rough.bound in ("about", "most") and 0.9 <= ratio <= (1.1 if rough.bound == "about" else 1.0):
            return True
    return False


def _rounds_to(exact: float, rough: float) -> bool:
    """Whether a number is another one rounded to no fewer than two figures, or one figure of millions."""
    if rough < 100 or (exact == int(exact) and exact < 100):
        return rough >= 1 and rough != int(rough) and round(exact, 1) == rough
    figures = len(f"{rough:.0f}".rstrip("0")) or 1
    digits = len(f"{exact:.0f}")
    return figures < len(f"{exact:.0f}".rstrip("0")) and round(exact, figures - digits) == rough
