"""Runs of capitalised words, with the small words that may stand inside a name: "Center for Human Rights"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from entities.newcomers.lexicon.cues import DAYS, MONTHS, NO_BODIES, OPENERS
from entities.newcomers.lexicon.heads import (
    AGENCY,
    COMPANY,
    GENERIC,
    HEADS,
    LEGAL_FORMS,
    NOBODY,
    ORGANISATION,
    PLACE,
    TOPICS,
)
from entities.newcomers.lexicon.people import ABBREVIATED, GIVEN_NAMES, TITLES
from entities.newcomers.words import Words, is_acronym

_LONGEST = 12
_BLANKS = frozenset({" ", "\u00a0", "  "})
_LEADING_ARTICLES = frozenset({"the", "el", "la", "los", "las", "al"})
#: Small words inside a person's or a place's name, and articles that may follow them.
_NAME_LINKS = frozenset("de del da do dos das di du van von der den ten ter bin ibn bint".split())
_ARTICLES = frozenset({"the", "la", "las", "los", "el", "der", "den"})
_AFTER_HEAD = frozenset({"of", "for", "on", "to", "against", "para", "por", "contra"})
_LINKS = _NAME_LINKS | _AFTER_HEAD | {"and", "y", "e"}
_TOPICAL_HEADS = frozenset(
    "commission committee council office institute center centre association network coalition conference "
    "convention declaration department movement working".split()
)
_PLACES_OF = frozenset(
    {"republic", "kingdom", "state", "province", "gulf", "city", "island", "bay", "district"}
)
_MONTH_SURNAMES = frozenset({"may", "march", "april", "june", "august"})


class Run(NamedTuple):
    """Words `first` to `last`, both inside."""

    first: int
    last: int


def find_runs(words: Words) -> Iterator[Run]:
    """Every run of the text in reading order; none overlaps another or a name on file."""
    after = 0
    for at, may_be in enumerate(words.capital):
        if may_be and at >= after and words.is_capital(at) and _may_begin(words, at):
            last = _end(words, at)
            after = last + 1
            yield Run(at, last)


def _may_begin(words: Words, at: int) -> bool:
    if words.is_taken(at):
        return False
    word = words.folded(at)
    if word in DAYS or word in MONTHS or word in NO_BODIES or word in LEGAL_FORMS or word.isdigit():
        return False
    if words.opens_sentence(at):
        if word in OPENERS:
            return word in GENERIC and _joins(words, at + 1)
        return not _is_ordinary(words, at, word)
    if word in _LEADING_ARTICLES:
        return at + 1 < len(words) and _joins(words, at + 1)
    if word in OPENERS and word not in GENERIC:
        return len(word) > 2 and words.raw(at).isupper()  # the WHO, but not "who"
    return True


def _is_ordinary(words: Words, at: int, word: str) -> bool:
    """Whether the word has its capital only because it opens a sentence: elsewhere the text writes it small."""
    if words.text[words.spans[at][0] : words.core_end(at)].lower() not in words.in_lower_case:
        return False
    names = word in HEADS or word in TITLES or word in GIVEN_NAMES or word in TOPICS or word in GENERIC
    return not (names and _joins(words, at + 1))


def _joins(words: Words, at: int) -> bool:
    """Whether the word may go on a run that reaches it across a blank."""
    if words.gap(at) not in _BLANKS or not words.is_capital(at) or not words.is_free_after_gap(at):
        return False
    word = words.folded(at)
    return not (word in DAYS or word in MONTHS or (word in NO_BODIES and len(word) > 1))


def _end(words: Words, first: int) -> int:
    last = first
    while last - first < _LONGEST and last + 1 < len(words):
        if words.is_possessive(last) and not _possessive_goes_on(words, last):
            break
        step = _step(words, first, last)
        if step is None:
            break
        last = step
    return last


def _possessive_goes_on(words: Words, at: int) -> bool:
    """As in "Prosecutor's Office", "Children's Hospital"; not "Dolwin's Ministry"."""
    word = words.folded(at).rstrip("s") if words.core_end(at) == words.spans[at][1] else words.folded(at)
    if not (
        word in TITLES or word in TOPICS or word + "s" in TOPICS or word == "people" or word == "peoples"
    ):
        return False
    at += 1
    return words.is_capital(at) and HEADS.get(words.folded(at)) in (AGENCY, ORGANISATION, COMPANY)


def _step(words: Words, first: int, last: int) -> int | None:
    """The last word of the run after one more step, None where it ends."""
    at = last + 1
    gap = words.gap(at)
    if gap in _BLANKS:
        if _joins(words, at):
            return at
        if words.is_capital(at) and words.is_free_after_gap(at):
            return at if _is_month_surname(words, last, at) else None
        return _over_links(words, first, last) if words.raw(at) in _LINKS else None
    if gap in (" & ", "& ") and words.is_capital(at) and words.is_free_after_gap(at):
        return at
    if gap in (". ", ".\u00a0") and words.is_capital(at) and words.is_free_after_gap(at):
        word = words.raw(last)
        is_initial = len(word) == 1 and (last > first or words.folded(at) not in OPENERS)
        return at if is_initial or words.folded(last) in ABBREVIATED else None
    if gap in (' "', " “", " (“") and words.is_capital(at) and words.is_free_after_gap(at):
        closing = words.text[words.spans[at][1] : words.spans[at][1] + 3]
        if closing[:2] in ('" ', "” ") and at + 1 < len(words) and words.is_capital(at + 1):
            return at + 1 if words.is_free_after_gap(at + 1) else None
    if gap == ", ":
        return _over_comma(words, first, last)
    return None


def _is_month_surname(words: Words, last: int, at: int) -> bool:
    """As in "Theresa May", not in "May 3"."""
    after = words.raw(at + 1) if at + 1 < len(words) and words.gap(at + 1) in _BLANKS else ""
    return words.folded(at) in _MONTH_SURNAMES and words.folded(last) in GIVEN_NAMES and not after.isdigit()


def _over_links(words: Words, first: int, last: int) -> int | None:
    """Over one to three small words to the next capital, where what stands before them lets a name go on."""
    links: list[str] = []
    at = last + 1
    while at < len(words) and len(links) < 3 and words.gap(at) in _BLANKS and not words.is_capital(at):
        links.append(words.folded(at))
        at += 1
    if not links or at >= len(words) or not _joins(words, at):
        return None
    link, rest = links[0], links[1:]
    if any(word not in _ARTICLES for word in rest):
        return None
    target = words.folded(at)
    inside = [words.folded(place) for place in range(first, last + 1)]
    is_lone_opener = len(inside) == 1 and inside[0] not in HEADS and words.opens_sentence(first)
    if link in _NAME_LINKS and is_lone_opener and is_acronym(words.raw(at)):
        return None  # "Fighters of the ABC", in Spanish
    if link in _NAME_LINKS:
        is_person = inside[0] in GIVEN_NAMES and not any(word in HEADS for word in inside)
        return None if is_person and target in HEADS and HEADS[target] != PLACE else at
    head = next((word for word in reversed(inside) if word in HEADS), None)
    if link in ("and", "y", "e"):
        return at if _may_list(words, inside, at) or _is_abbreviated(words, inside, at) else None
    if inside[-1] in TITLES and inside[-1] not in HEADS:
        return at if link == "of" and target in TOPICS else None
    if link not in _AFTER_HEAD or head is None:
        return None
    if HEADS[head] == PLACE and head not in _PLACES_OF:
        return None
    if link == "of":
        return at
    if link in ("on", "to", "against"):
        return at if head in _TOPICAL_HEADS and not rest else None
    return at if len(inside) <= 4 and HEADS[head] != PLACE else None


def _may_list(words: Words, inside: list[str], at: int) -> bool:
    """Whether "and" joins what one body is for ("Oversight and Reform Committee"), not two names."""
    target = words.folded(at)
    if inside[-1] not in TOPICS:
        return False
    if any(word in HEADS and HEADS[word] != NOBODY for word in inside):
        return target in TOPICS
    for place in range(at, min(at + 4, len(words))):
        if place > at and not _joins(words, place):
            return False
        if place > at and words.folded(place) in HEADS:
            return True
    return False


def _is_abbreviated(words: Words, inside: list[str], at: int) -> bool:
    """Whether the word ends a body's name, because its abbreviation follows: "… of Statistics and Maps (NISM)"."""
    end = words.spans[at][1]
    if at + 1 >= len(words) or words.text[end : end + 2] != " (" or words.spans[at + 1][0] != end + 2:
        return False
    short = words.raw(at + 1)
    if not is_acronym(short) or short[0].casefold() != inside[0][:1]:
        return False
    letters = "".join(letter for letter in short.casefold() if letter.isalpha())
    if letters == "".join(word[0] for word in (*inside, words.folded(at)) if word not in _LINKS):
        return True
    return any(HEADS.get(word) in (AGENCY, ORGANISATION, COMPANY) for word in inside)


def _over_comma(words: Words, first: int, last: int) -> int | None:
    """Over a comma inside a list of topics: "Institute of Epidemiology, Disease Control and Research"."""
    inside = [words.folded(place) for place in range(first, last + 1)]
    if inside[-1] not in TOPICS or not any(link in inside for link in ("of", "for", "de")):
        return None
    at = last + 1
    if not words.is_capital(at) or not words.is_free_after_gap(at) or words.folded(at) not in TOPICS:
        return None
    for place in range(at, min(at + 8, len(words))):
        if words.folded(place) in ("and", "y"):
            return at
        if words.folded(place) not in TOPICS:
            return None
    return None
