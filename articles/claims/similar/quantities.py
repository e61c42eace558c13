"""Numbers as statements give them: "$50 million" is "50 million dollars", "two" is 2, "25%" is "25 per cent".

`read_quantity` looks at the tokens from one place on and says how many it took. Dates are quantities as well, with
what they leave open left open: "in September" agrees with "14 September 2026".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from articles.claims.similar.tokens import Token

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS_EN: Final = {word: number for number, word in enumerate(_UNITS)} | {
    word: 20 + 10 * number for number, word in enumerate(_TENS)
}
_WORDS_ES: Final = {
    word: number
    for number, words in {
        0: "cero", 1: "un uno una", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho",
        9: "nueve", 10: "diez", 11: "once", 12: "doce", 13: "trece", 14: "catorce", 15: "quince", 16: "dieciseis",
        17: "diecisiete", 18: "dieciocho", 19: "diecinueve", 20: "veinte", 21: "veintiun veintiuno veintiuna",
        22: "veintidos", 23: "veintitres", 24: "veinticuatro", 25: "veinticinco", 26: "veintiseis", 27: "veintisiete",
        28: "veintiocho", 29: "veintinueve", 30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta",
        70: "setenta", 80: "ochenta", 90: "noventa", 100: "cien ciento", 200: "doscientos doscientas",
        300: "trescientos trescientas", 400: "cuatrocientos cuatrocientas", 500: "quinientos quinientas",
        600: "seiscientos seiscientas", 700: "setecientos setecientas", 800: "ochocientos ochocientas",
        900: "novecientos novecientas",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "mil": 10**3, "millon": 10**6, "millones": 10**6, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9,
    "tn": 10**12, "b": 10**9,
}  # fmt: skip
_LETTER_SCALES: Final = frozenset({"k", "m", "mn", "bn", "tn", "b"})
_ARTICLES: Final = frozenset({"a", "one", "un", "uno", "una"})
_SIGNS: Final = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble"}
_MONEY: Final = {
    form: unit
    for unit, forms in {
        "dollar": "dollar dollars usd dolar dolares", "euro": "euro euros eur",
        "pound": "pound pounds gbp libra libras",
        "yen": "yen jpy yenes", "yuan": "yuan renminbi rmb yuanes", "rouble": "rouble roubles ruble rubles rublos",
        "peso": "peso pesos mxn", "crown": "crown crowns corona coronas", "franc": "franc francs franco francos chf",
        "bolivar": "bolivar bolivars bolivares", "rupee": "rupee rupees", "real": "reais reales",
    }.items()
    for form in forms.split()
}  # fmt: skip
_OF_MONEY: Final = frozenset("us american estadounidenses mexicanos de".split())
_PERCENT: Final = frozenset({"percent", "%", "percentage", "pct"})
_MONTHS: Final = {
    form: number
    for number, forms in enumerate(
        (
            "january jan enero", "february feb febrero", "march mar marzo", "april apr abril", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto", "september sept sep septiembre setiembre",
            "october oct octubre", "november nov noviembre", "december dec diciembre",
        ),
        start=1,
    )
    for form in forms.split()
}  # fmt: skip
_UNCLEAR_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "sep", "dec"})
_WEEKDAYS: Final = {
    form: number
    for number, forms in enumerate(
        ("monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes",
         "saturday sabado", "sunday domingo")
    )
    for form in forms.split()
}  # fmt: skip
_ORDINALS: Final = {
    form: number
    for number, forms in enumerate(
        ("first primer primero primera", "second segundo segunda", "third tercer tercero tercera",
         "fourth cuarto cuarta",
         "fifth quinto quinta", "sixth sexto sexta", "seventh septimo septima", "eighth octavo octava",
         "ninth noveno novena", "tenth decimo decima"),
        start=1,
    )
    for form in forms.split()
}  # fmt: skip
_APPROXIMATE: Final = frozenset(
    "about almost nearly around roughly approximately some over under casi cerca unos unas aproximadamente".split()
)
_TOLERANCE: Final = 0.05
#: Beyond this nobody counts, and JSON has no infinity.
_MOST: Final = 1e18


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `kind`: money, percent, count, date, weekday, ordinal; `text` is as written.

    A date is a year, a month and a day in `value`, each 0 where the statement leaves it open.
    """

    kind: str
    value: tuple[float, ...]
    unit: str
    text: str
    approximate: bool = False

    @property
    def key(self) -> str:
        """The same for the same quantity, however written."""
        return f"{self.kind}:{','.join(f'{part:g}' for part in self.value)}"


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one kind can be the same; symmetric."""
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        return all(a == b or not a or not b for a, b in zip(one.value, other.value, strict=True))
    if one.unit and other.unit and one.unit != other.unit:
        return False
    a, b = one.value[0], other.value[0]
    if a == b:
        return True
    return (one.approximate or other.approximate) and abs(a - b) <= _TOLERANCE * max(abs(a), abs(b))


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether they measure the same thing, so that a difference is one of number: pesos are, beside dollars."""
    if one.kind != other.kind:
        return False
    return one.kind != "count" or not one.unit or not other.unit or one.unit == other.unit


def read_quantity(tokens: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    """The quantity that begins at `at` and the place behind it; None where none begins."""
    token = tokens[at]
    found = _date(tokens, at) or _amount(tokens, at, language)
    if found:
        return found
    if token.kind == "word" and token.low in _WEEKDAYS and (token.capital or language == "es"):
        return Quantity("weekday", (float(_WEEKDAYS[token.low]),), "", token.text), at + 1
    if token.kind == "word" and token.low in _ORDINALS:
        return Quantity("ordinal", (float(_ORDINALS[token.low]),), "", token.text), at + 1
    return None


def _date(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token = tokens[at]
    if token.kind == "date":
        year, month, day = (int(part) for part in token.low.split("-"))
        return _dated(tokens, at, at + 1, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    place, day = at, _day(token)
    if day:
        place = _behind(tokens, place + 1, "st", "nd", "rd", "th", "de", "of")
        month = _month(tokens, place, certain=True)
        if not month:
            return None
        place += 1
    else:
        month = _month(tokens, place, certain=False)
        if not month:
            return None
        place = _behind(tokens, place + 1, ".")
        day = _day(tokens[place]) if place < len(tokens) else 0
        place = _behind(tokens, place + 1, "st", "nd", "rd", "th") if day else place
        if not day and token.low in _UNCLEAR_MONTHS and not (token.capital and _year(tokens, place)):
            return None
    after = _behind(tokens, _behind(tokens, place, ","), "de", "of", "del")
    year = _year(tokens, after)
    return _dated(tokens, at, after + 1 if year else place, year, month, day)


def _dated(
    tokens: Sequence[Token], at: int, end: int, year: int, month: int, day: int
) -> tuple[Quantity, int]:
    return Quantity("date", (year, month, day), "", _written(tokens[at:end])), end


def _day(token: Token) -> int:
    number = int(token.low) if _is_plain(token) and len(token.low) <= 2 else 0
    return number if 1 <= number <= 31 else 0


def _is_plain(token: Token) -> bool:
    return token.kind == "number" and token.low.isascii() and token.low.isdigit()


def _month(tokens: Sequence[Token], at: int, *, certain: bool) -> int:
    if at >= len(tokens) or tokens[at].kind != "word":
        return 0
    token = tokens[at]
    if token.low in _UNCLEAR_MONTHS and not token.capital and not certain:
        return 0
    return _MONTHS.get(token.low, 0)


def _year(tokens: Sequence[Token], at: int) -> int:
    if at >= len(tokens):
        return 0
    token = tokens[at]
    return int(token.low) if _is_plain(token) and len(token.low) == 4 and "1500" <= token.low <= "2199" else 0


def _behind(tokens: Sequence[Token], at: int, *words: str) -> int:
    return at + 1 if at < len(tokens) and tokens[at].low in words else at


def _amount(tokens: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    place, unit = at, ""
    if (
        tokens[place].low in {"us", "usd", "eur"}
        and place + 1 < len(tokens)
        and (tokens[place + 1].kind == "sign" or tokens[place].low != "us")
    ):
        unit = _MONEY.get(tokens[place].low, "")
        place += 1
    if place < len(tokens) and tokens[place].low in _SIGNS:
        unit = _SIGNS[tokens[place].low]
        place += 1
    if place >= len(tokens):
        return None
    read = _number(tokens, place, language)
    if read is None:
        return None
    value, place = read
    approximate = (at > 0 and tokens[at - 1].low in _APPROXIMATE) or (
        at > 1 and tokens[at - 1].low in {"de", "a"} and tokens[at - 2].low in _APPROXIMATE
    )
    if unit:
        return Quantity("money", (value,), unit, _written(tokens[at:place]), approximate), place
    if _percent(tokens, place):
        end = place + (1 if tokens[place].low in _PERCENT else 2)
        return Quantity("percent", (value,), "", _written(tokens[at:end]), approximate), end
    end = place
    while end < len(tokens) and end < place + 2 and tokens[end].low in _OF_MONEY:
        end += 1
    if end < len(tokens) and tokens[end].low in _MONEY:
        quantity = Quantity(
            "money", (value,), _MONEY[tokens[end].low], _written(tokens[at : end + 1]), approximate
        )
        end += 1
        return quantity, end + (1 if end < len(tokens) and tokens[end].low in _OF_MONEY - {"de"} else 0)
    year = _year(tokens, at)
    if (
        year
        and place == at + 1
        and (at == 0 or tokens[at - 1].kind != "sign")
        and _stands_as_year(tokens, at)
    ):
        return Quantity("date", (year, 0, 0), "", tokens[at].text), place
    if place < len(tokens) and tokens[place].low in {"st", "nd", "rd", "th"}:
        return Quantity("ordinal", (value,), "", _written(tokens[at : place + 1])), place + 1
    return Quantity("count", (value,), "", _written(tokens[at:place]), approximate), place


def _stands_as_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether four digits are a year: "in 2024" and "the 2024 election", not "2024 pages"."""
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return before in _BEFORE_YEARS or after is None or after.kind != "word"


_BEFORE_YEARS: Final = frozenset(
    "in since of by until from during the early late mid before after en de desde hasta del ano durante".split()
)


def _percent(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low in _PERCENT or (
        tokens[at].low in {"per", "por"} and following in {"cent", "ciento", "cien"}
    )


def _number(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """A number in digits, in words, or digits before a word: "2,5 millones", "forty-one million", "a thousand"."""
    words = _WORDS_ES if language == "es" else _WORDS_EN
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.kind == "number":
        value = digits(token.low, language)
        place = at + 1
        if place < len(tokens) and ((scale := _SCALES.get(tokens[place].low)) and _is_scale(tokens, place)):
            value, place = value * scale, place + 1
            if place < len(tokens) and tokens[place].low in {"million", "millones", "millon"}:  # mil millones
                value, place = value * 10**6, place + 1
        return min(value, _MOST), place
    if token.kind != "word" or (
        token.low not in words and token.low not in _SCALES and token.low not in _ARTICLES
    ):
        return None
    if token.low in _ARTICLES and following not in _SCALES:
        return None
    if token.low in _LETTER_SCALES or token.low in {"millions", "dozen"}:
        return None
    total, part, place = 0.0, 0.0, at
    while place < len(tokens) and tokens[place].kind == "word":
        low = tokens[place].low
        if low in words and not (low in _ARTICLES and place > at):
            part += words[low]
        elif low in _ARTICLES and place == at:
            part = 1
        elif low in _SCALES and low not in _LETTER_SCALES:
            scale = _SCALES[low]
            if scale in (12, 100):
                part = max(part, 1) * scale
            else:
                total, part = (
                    (max(total + part, 1) * scale, 0)
                    if total and scale > total
                    else (
                        total + max(part, 1) * scale,
                        0,
                    )
                )
        elif not (
            low in {"and", "y"} and place + 1 < len(tokens) and part and tokens[place + 1].low in words
        ):
            break
        place += 1
    return min(total + part, _MOST), place


def _is_scale(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind a number multiplies it: a letter in capitals does behind money ("$50M", "$2B")."""
    low = tokens[at].low
    if low not in _LETTER_SCALES or (at > 1 and tokens[at - 2].low in _SIGNS):
        return True
    return low != "b" and (at + 1 >= len(tokens) or tokens[at].text.islower())


def digits(text: str, language: str) -> float:
    """The value of digits with separators. One separator before three digits parts thousands, a comma always so."""
    bare = "".join(char for char in text if char.isdigit() or char in ".,")
    marks = [char for char in bare if char in ".,"]
    if len(set(marks)) == 2:
        bare = bare.replace("," if marks[-1] == "." else ".", "").replace(",", ".")
    elif len(marks) > 1:
        bare = bare.replace(marks[0], "")
    elif marks:
        tail = bare.rpartition(marks[0])[2]
        thousands = len(tail) == 3 and (marks[0] == "," or language == "es")
        bare = bare.replace(marks[0], "" if thousands else ".")
    # Two numbers of one mark too many ("1.2,3.4") are nobody's number: read by their digits alone.
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    return min(float(bare or 0), _MOST)


def _written(tokens: Sequence[Token]) -> str:
    text = " ".join(token.text for token in tokens).replace(" %", "%")
    for sign in _SIGNS:
        text = text.replace(f"{sign} ", sign)
    return text
