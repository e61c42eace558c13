"""Where a text names an office by its place or body: "the Venezuelan president", "president of Mexico".

Finds the words and says which role they are; who held it is another question (`offices.py`). English and Spanish.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from entities.gazetteer.neighbours import name_after
from entities.gazetteer.records import MentionMatch
from entities.gazetteer.roles import LEADERS, TITLE_WORDS, role_of
from entities.gazetteer.subjects import possessive_end
from entities.gazetteer.window import following, preceding
from entities.gazetteer.words import word_set

_MOST_WORDS = 6
_WORD = re.compile(r"\s+([^\W\d_]+(?:[-.][^\W\d_]+)*)")
_TAIL_WORD = re.compile(r"([^\W\d_]+(?:[-.][^\W\d_]+)*)\s+$")
_OF = re.compile(r"\b(?:of|de|del)\s+(?:(?:the|la|el|los|las)\s+)?$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n—–“\"(]\s*)$")
_ARTICLES = word_set("the el la los las al del")
_DETERMINED = word_set("the el la al del its our his her their this")
#: Words right before that make it one of several holders, or none.
_NOT_ONE = word_set(
    """a an any every each no neither another some un una cualquier ningun two three four several many most all both
    other otro otra"""
)
_NOT_IN_OFFICE = word_set(
    """former ex then late vice deputy assistant under acting interim incoming next future first last second third
    previous past onetime one-time would-be aspiring ousted deposed self-declared self-proclaimed proximo proxima
    primer primera anterior entonces expresidente"""
)
#: These say that the office is held, and leave open by whom: "a sitting president".
_HOLDING = word_set("current sitting incumbent actual new nuevo nueva")
_INTO_OFFICE = word_set(
    "as elected become becomes became becoming named appointed be being been was were for como elegido elegida"
)
_ELECTS = re.compile(r"\b(?:elect\w*|elige\w*|eleg\w+|cho(?:oses?|se|sen|osing))\s+$", re.IGNORECASE)
_OF_THE_HOLDER = word_set(
    "new current sitting incumbent embattled leftist conservative longtime popular powerful"
)
_NOT_YET = re.compile(
    r"[- ](?:elect|designate|nominate|electa|electo)\b|\s+(?:at the time|back then|entonces)\b"
)
_OTHER_YEAR = re.compile(r"\s+(?:in|during|from|between|since|until|en|desde|hasta)\s+(?:the\s+)?(\d{4})s?\b")
_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Ee]n|[Dd]esde)\s(\d{4}),?\s(?:(?:the|el|la)\s)?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name the office `role` of the place `place`.

    `names_holder` is true where a name follows at once ("Mexican President …"): they introduce somebody and stand
    for nobody themselves. `year` is a year that the text itself adds ("the U.S. president in 1962"), or empty.
    """

    start: int
    end: int
    place: str
    role: str
    names_holder: bool
    year: str


def office_phrase(text: str, found: MentionMatch, roles: Container[str]) -> Phrase | None:
    """The office around the mention of a place or body, if it is one that somebody holds.

    `roles` are those on file for the place; any role that ends in a common title is seen as well. "A president",
    "the former president", "elected president" and "president-elect" are nobody in office.
    """
    if found.key is None:
        return None
    span = _role_after(text, found, roles) or _role_before(text, found, roles)
    if span is None:
        return None
    start, end, role, needs_article = span
    if not is_held(text, start, end, needs_article=needs_article):
        return None
    return Phrase(
        start, end, found.key, role, name_after(text, end) is not None, year_beside(text, start, end)
    )


def is_held(text: str, start: int, end: int, *, needs_article: bool) -> bool:
    """Whether the words around leave the office to somebody who holds it: no "former", no "-elect", not "a"."""
    return not (_NOT_YET.match(text, end) or _is_out_of_office(text, start, needs_article=needs_article))


def year_beside(text: str, start: int, end: int) -> str:
    """The year that the text adds to an office ("in 1962"), empty without one."""
    year = _OTHER_YEAR.match(text, end, end + 40) or _YEAR_BEFORE.search(text, max(0, start - 30), start)
    return year[1] if year else ""


def _role_after(text: str, found: MentionMatch, roles: Container[str]) -> tuple[int, int, str, bool] | None:
    """As in "Venezuelan president", "Mexico's new president", "U.S. secretary of state"."""
    at = possessive_end(text, found.end)
    line = following(text, at)
    words: list[str] = []
    ends: list[int] = []
    end = 0
    while len(words) < _MOST_WORDS and (match := _WORD.match(line, end)):
        end = match.end()
        if not words and match[1].lower() in _OF_THE_HOLDER:
            continue
        words.append(match[1])
        ends.append(end)
    longest_first = [words[:count] for count in range(len(words), 0, -1)]
    role = _choose(longest_first, roles)
    return (found.start, at + ends[len(role[0]) - 1], role[1], False) if role else None


def _role_before(text: str, found: MentionMatch, roles: Container[str]) -> tuple[int, int, str, bool] | None:
    """As in "the president of Mexico", "la presidenta de México", "el presidente venezolano"."""
    if possessive_end(text, found.end) != found.end:  # "the president of Mexico's Senate"
        return None
    before = preceding(text, found.start)
    linked = _OF.search(before)
    if linked is None and found.sense != "demonym":
        return None
    rest = before[: linked.start()] if linked else before
    words: list[str] = []
    starts: list[int] = []
    while len(words) < _MOST_WORDS and (match := _TAIL_WORD.search(rest)):
        words.insert(0, match[1])
        starts.insert(0, match.start())
        rest = rest[: match.start()]
    longest_first = [words[at:] for at in range(len(words)) if words[at].lower() not in _ARTICLES]
    role = _choose(longest_first, roles)
    if role is None:
        return None
    return found.start - len(before) + starts[-len(role[0])], found.end, role[1], True


def _choose(longest_first: list[list[str]], roles: Container[str]) -> tuple[list[str], str] | None:
    """Words and role: the longest that is on file, else the shortest that ends in, or is, a common title."""
    titled = [words for words in longest_first if not TITLE_WORDS.isdisjoint(map(str.lower, words))]
    for words in titled:
        role = role_of(" ".join(words))
        if role in roles or role in LEADERS:
            return words, role
    return (titled[-1], role_of(" ".join(titled[-1]))) if titled else None


def _is_out_of_office(text: str, start: int, *, needs_article: bool) -> bool:
    """Whether the words before say that nobody in office is meant, or leave it open."""
    before = preceding(text, start)
    if before.endswith(("-", "‑")):  # ex-, then-
        return True
    rest, first = before, True
    for _ in range(4):
        match = _TAIL_WORD.search(rest)
        if match is None:
            break
        word = role_of(match[1])
        if word in _NOT_IN_OFFICE or word in _NOT_ONE or word.startswith(("ex ", "then ")):
            return True
        rest = rest[: match.start()]
        if word in _HOLDING:
            continue
        if word in _DETERMINED:
            return _ELECTS.search(rest) is not None
        if first and word in _INTO_OFFICE:
            return True
        if first and needs_article:
            return True
        first = False
    return first and needs_article and _SENTENCE_START.search(before) is None
