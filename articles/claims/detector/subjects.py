"""The subject of a cue verb: who speaks."""

from typing import NamedTuple

from articles.claims.detector.cues import FORMS
from articles.claims.detector.phrases import (
    is_adjunct,
    is_hard_stop,
    looks_finite,
    skip_time,
    skip_time_left,
)
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_possessive,
)

_WINDOW = 45
_NO_SUBJECT = word_set(
    """
    there nothing something everything this that these those which what it's such no whose you we i
    """
)
#: Determiners that can stand alone for people: "some say".
_PEOPLE_WORDS = word_set("both many some several most few all another one two three four five six")
_ORGANISATION_LINKS = word_set("of for the de del la and al el von van bin der du")


class Subject(NamedTuple):
    """Token range of a subject; `relative` is the index of "who" when the verb is in its clause, else -1."""

    start: int
    end: int
    relative: int = -1
    coordinated: bool = False


def subject_before(tokens: list[Token], end: int, floor: int = 0) -> Subject | None:
    """The subject that ends right before `end`, the start of a verb group."""
    end = skip_time_left(tokens, end)
    if end <= floor:
        return None
    last = tokens[end - 1]
    if last.text == ",":
        return _with_apposition(tokens, end, floor)
    if last.low in ("and", "but", "then", "or"):
        stop = end - 1
        if stop > floor and tokens[stop - 1].text == ",":
            stop -= 1
        found = forward_subject(tokens, floor, stop)
        return Subject(found.start, found.end, coordinated=True) if found else None
    return _noun_phrase_before(tokens, end, floor)


def _with_apposition(tokens: list[Token], end: int, floor: int) -> Subject | None:
    """As in "Smith, the mayor, said": the comma closes an insertion; find the head before it."""
    stop = end - 1
    lowest = max(floor, end - _WINDOW)
    comma = stop - 1
    while comma >= lowest:
        token = tokens[comma]
        if token.text == ")":
            comma = _opening(tokens, comma, lowest) - 1
            if comma < lowest:
                return None
            continue
        if is_hard_stop(token) or token.quote >= 0:
            return None
        if token.text == "," and comma > lowest and not _inserted(tokens, lowest, comma):
            break
        comma -= 1
    if comma <= lowest:
        # "Ana Sol for the Port Authority, says": the comma that should open the insertion is missing
        if has_clause(tokens, lowest, stop) or is_adjunct(tokens, lowest, stop) or lowest != floor:
            return None
        return _noun_phrase_before(tokens, stop, floor)
    if is_adjunct(tokens, comma + 1, stop) and tokens[comma + 1].low not in PREPOSITIONS | {"both"}:
        stop = comma
    head = _noun_phrase_before(tokens, comma, floor)
    if head is None and not has_clause(tokens, comma + 1, stop):
        # "On Monday, Ana Sol of the Port Authority, said": the first comma closes an adverbial
        return _noun_phrase_before(tokens, stop, comma + 1)
    if head is None or looks_finite(tokens, comma - 1):
        return None
    return Subject(head.start, stop)


def _inserted(tokens: list[Token], lowest: int, comma: int) -> bool:
    """True when what stands before this comma is itself an insertion ("Smith, 45, a lawyer, said")."""
    index = comma - 1
    while index > lowest and tokens[index].text != "," and not is_hard_stop(tokens[index]):
        if tokens[index].quote >= 0:
            return False
        index -= 1
    if tokens[index].text != "," or tokens[index].quote >= 0:
        return False
    first = index
    while first > lowest and tokens[first - 1].text != "," and not is_hard_stop(tokens[first - 1]):
        first -= 1
    if first < index and is_adjunct(tokens, first, index):
        return False
    after = tokens[index + 1]
    return (
        after.low[0].isdigit()
        or after.low in ("a", "an", "the", "who", "which", "whose")
        or (not after.is_capital and not has_clause(tokens, index + 1, comma))
    )


def has_clause(tokens: list[Token], start: int, end: int) -> bool:
    """True when a finite verb stands in tokens[start:end]."""
    return any(looks_finite(tokens, place) for place in range(start, end))


def _noun_phrase_before(tokens: list[Token], end: int, floor: int) -> Subject | None:
    lowest = max(floor, end - _WINDOW)
    index = end - 1
    relative = -1
    while index >= lowest:
        token = tokens[index]
        low = token.low
        if token.quote >= 0:
            skipped = _small_quote(tokens, index, lowest, end)
            if skipped == index:
                break
            index = skipped
            continue
        if token.text in (")", "]"):
            opening = _opening(tokens, index, lowest)
            if opening < 0:
                break
            index = opening - 1
            continue
        if token.text == ",":
            if not _crosses_comma(tokens, index, end, lowest):
                break
        elif is_hard_stop(token) and not (
            token.text == "-" and index > lowest and tokens[index - 1].is_capital
        ):
            break
        elif low in RELATIVES and index > lowest:
            if has_clause(tokens, index + 1, end) and low != "that":
                pass
            else:
                if low not in ("that", "where") or index + 1 == end:
                    relative = index
                break
        elif low in SUBORDINATORS and not (low == "as" and _as_well_as(tokens, index, end)):
            break
        elif looks_finite(tokens, index) and not _participle(tokens, index):
            opener = _relative_before(tokens, index, lowest)
            if opener < 0:
                break
            index = opener
        elif low in CONJUNCTIONS and (low in ("but", "yet") or _joins_clauses(tokens, index, lowest)):
            break
        index -= 1
    if relative >= 0 and relative + 1 == end:
        if tokens[relative].low == "whose":
            return None
        if tokens[relative].low == "whom" and relative >= 2 and tokens[relative - 1].low == "of":
            return Subject(relative - 2, end, relative)
        return _antecedent(tokens, relative, floor)
    start = _trim(tokens, index + 1, end)
    if start < 0:
        return None
    return Subject(start, end, relative)


def _participle(tokens: list[Token], index: int) -> bool:
    """Read "the unit involved in the case told": a participle inside a subject."""
    token = tokens[index]
    if token.low.endswith("ed") and index and tokens[index + 1].low in TIMES and index > 1:
        return tokens[index - 1].low not in SUBJECT_PRONOUNS  # "the order released Friday said"
    if not token.low.endswith("ed") or index == 0 or token.low in FORMS:
        return False
    return tokens[index + 1].low in PREPOSITIONS and tokens[index - 1].low not in SUBJECT_PRONOUNS


def _antecedent(tokens: list[Token], relative: int, floor: int) -> Subject | None:
    """The noun phrase a relative pronoun stands for."""
    stop = relative
    while stop > floor and tokens[stop - 1].text == ",":
        stop -= 1
    if stop <= floor:
        return None
    index = stop - 1
    lowest = max(floor, stop - 15)
    while index >= lowest:
        token = tokens[index]
        if token.text == ")":
            opening = _opening(tokens, index, lowest)
            if opening < 0:
                break
            index = opening - 1
            continue
        if token.text == "," or is_hard_stop(token) or token.quote >= 0 or token.low in SUBORDINATORS:
            break
        if (token.low in PREPOSITIONS and token.low not in ("of", "for", "at")) or looks_finite(
            tokens, index
        ):
            break
        index -= 1
    start = _trim(tokens, index + 1, stop)
    return Subject(start, stop, relative) if start >= 0 else None


def _relative_before(tokens: list[Token], place: int, lowest: int) -> int:
    """The index of the relative pronoun whose clause holds the verb at `place`, or -1."""
    for index in range(place - 1, max(lowest, place - 10), -1):
        token = tokens[index]
        if token.low in ("who", "which", "whose", "whom"):
            return index - 1 if tokens[index - 1].text != "," else index - 2
        if token.text == "," or is_hard_stop(token) or token.quote >= 0 or token.low in SUBORDINATORS:
            return -1
    return -1


def _small_quote(tokens: list[Token], index: int, lowest: int, end: int) -> int:
    """Step over a nickname or scare quote inside a name; a quotation proper stops the phrase."""
    first = index
    while first > lowest and tokens[first - 1].quote == tokens[index].quote:
        first -= 1
    inside = index - first - 1
    if inside > 4 or index + 1 == end or first == lowest or not tokens[index + 1].is_word:
        return index
    before = tokens[first - 1]
    if before.text == "," or is_hard_stop(before) or tokens[index - 1].text in ",.?!":
        return index
    return first - 1


def _opening(tokens: list[Token], index: int, lowest: int) -> int:
    for place in range(index, max(lowest, index - 15) - 1, -1):
        if tokens[place].text in ("(", "["):
            return place
    return -1


def _as_well_as(tokens: list[Token], index: int, end: int) -> bool:
    if index + 1 < end and tokens[index + 1].low == "of":
        return True
    near = [token.low for token in tokens[max(0, index - 2) : index + 3]]
    return "well" in near


def _is_noun(token: Token) -> bool:
    low = token.low
    return token.is_word and not (
        low in PREPOSITIONS or low in DETERMINERS or low in CONJUNCTIONS or is_adverb(low)
    )


def _joins_clauses(tokens: list[Token], index: int, lowest: int) -> bool:
    """True when "and" stands between clauses: a verb comes before it and none of its phrase needs it."""
    for place in range(index - 1, lowest - 1, -1):
        token = tokens[place]
        if token.text == "," or is_hard_stop(token) or token.quote >= 0 or token.low in SUBORDINATORS:
            return index > 0 and tokens[index - 1].text == ","
        if looks_finite(tokens, place):
            return True
    return False


def _crosses_comma(tokens: list[Token], comma: int, end: int, lowest: int) -> bool:
    """A comma inside a subject: a list ("A, B and C said") or an open apposition ("Smith, an MP said")."""
    first = comma - 1
    while first >= lowest and tokens[first].text != "," and not is_hard_stop(tokens[first]):
        if tokens[first].quote >= 0:
            return False
        first -= 1
    first += 1
    if first >= comma or comma - first > 9 or is_adjunct(tokens, first, comma):
        return False
    if has_clause(tokens, first, comma):
        return False
    chunk = tokens[first:comma]
    after = tokens[comma + 1].low
    if after in ("an", "a", "the") or tokens[comma + 1].is_capital:
        names = all(
            token.is_capital or token.low in _ORGANISATION_LINKS or token.text == "." for token in chunk
        )
        if after in ("an", "a", "the") and names and chunk[0].is_capital and first == lowest:
            return True
    joined = any(token.low in ("and", "or", "&") for token in tokens[comma + 1 : end])
    return joined and any(token.is_capital for token in chunk[-1:]) and first > lowest


def _trim(tokens: list[Token], start: int, end: int) -> int:
    """Drop what stands before the subject proper; -1 when no subject is left."""
    while start < end:
        token = tokens[start]
        after_time = skip_time(tokens, start, end)
        if after_time > start and after_time < end:
            start = after_time
        elif (
            token.low in CONJUNCTIONS
            or (not token.is_word and token.text not in "[\"“'‘$")
            or token.low == "so"
        ) or (
            is_adverb(token.low)
            and token.low not in ("both", "all", "most", "much", "more")
            # "Jolly said": the last word left is a name, whatever it ends in
            and not (start + 1 == end and token.is_capital and token.low.endswith("ly"))
        ):
            start += 1
        elif (
            token.low.endswith("ing")
            and start + 1 < end
            and tokens[start + 1].low in DETERMINERS | PREPOSITIONS
        ):
            # "imitating a song called": a participle, whose object is no speaker
            return -1
        elif token.low in PREPOSITIONS:
            start = _new_phrase(tokens, start, end)
            if start < 0:
                return -1
        else:
            break
    if start >= end:
        return -1
    head = tokens[end - 1]
    if end - start == 1 and (
        head.low in _NO_SUBJECT or (head.low in DETERMINERS and head.low not in _PEOPLE_WORDS)
    ):
        return -1
    if head.low in PREPOSITIONS or is_possessive(head.low) or head.low in ("a", "an", "the", "to", "not"):
        return -1
    return start


def _new_phrase(tokens: list[Token], start: int, end: int) -> int:
    """In "In a statement the company", find "the company"; -1 when all is one adjunct."""
    for place in range(start + 2, end):
        token, before = tokens[place], tokens[place - 1]
        if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in CONJUNCTIONS:
            continue
        if token.low in SUBJECT_PRONOUNS or token.low in DETERMINERS or before.low in TIMES:
            return place
        if token.is_capital and not before.is_capital and before.is_word and place == end - 1:
            return place
    return -1


def forward_subject(tokens: list[Token], floor: int, stop: int) -> Subject | None:
    """The subject of the first clause in tokens[floor:stop]: what stands before its first finite verb."""
    start = floor
    for _ in range(3):
        while start < stop and (tokens[start].low in CONJUNCTIONS or is_adverb(tokens[start].low)):
            start += 1
        if start >= stop:
            return None
        comma = next((i for i in range(start, min(stop, start + 30)) if tokens[i].text == ","), -1)
        if comma > start and is_adjunct(tokens, start, comma) and tokens[start].low not in ("both", "all"):
            start = comma + 1
            continue
        if comma == start:
            start += 1
            continue
        break
    closed = 0
    for place in range(start + 1, min(stop, start + 30)):
        token = tokens[place]
        if token.text == "(":
            closed = next((i for i in range(place, min(stop, place + 15)) if tokens[i].text == ")"), 0)
        if place <= closed:
            continue
        if token.quote >= 0 or is_hard_stop(token):
            return None
        if looks_finite(tokens, place):
            found = place
            while found > start and (is_adverb(tokens[found - 1].low) or tokens[found - 1].text == ","):
                found -= 1
            trimmed = _trim(tokens, start, found)
            return Subject(trimmed, found) if trimmed >= 0 else None
        if token.low in SUBORDINATORS and token.low not in ("who", "which", "whose"):
            return None
    return None
