"""What speaks for a kind: the name's own words, the words around it. Each reason is said in words an editor reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from entities.newcomers.lexicon.cues import INTO, LINKS, MOTION, NOT_NAMES, NOUNS
from entities.newcomers.lexicon.heads import (
    ARMED,
    AT_THE_END,
    CARTEL,
    COMPANY,
    GANG,
    GENERIC,
    HEADS,
    LEGAL_FORMS,
    MEDIA,
    ORGANISATION,
    PAIRS,
    PERSON,
    PLACE,
    PLACES_FIRST,
    TOPICS,
)  # fmt: skip
from entities.newcomers.lexicon.people import (
    GENERATIONS,
    GIVEN_NAMES,
    LIVING,
    OFFICES,
    PARTICLES,
    ROLES,
    SPEAKING,
)  # fmt: skip
from entities.newcomers.pieces import Piece
from entities.newcomers.words import Words, is_acronym

_BLANKS = frozenset({" ", "\u00a0", "  "})
_LOOK_AHEAD, _LOOK_BACK = 9, 7
_DETERMINERS = frozenset("the a an el la un una su his her their its former".split())
_MEMBERS = frozenset(
    """member members legislators lawmakers supporters candidates officials leaders spokesman spokeswoman spokesperson
    representatives deputies activists cochair cochairs militants fighters forces troops chief leader dissidents
    employees executives shareholders""".split()
)
_ARMED_MEMBERS = frozenset("militants fighters insurgents gunmen rebels commanders attacks attack".split())
_AUXILIARIES = frozenset("has had have will would is was were are did does also".split())
_OFFICIAL = "official"
_ABSTRACT = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ity",
    "ities",
    "ness",
    "ship",
    "ology",
    "ence",
    "ance",
    "ences",
    "ances",
)


class Reason(NamedTuple):
    """`weight` for `kind`, and why. Words without which a guess would be blind come with an empty `why`."""

    kind: str
    weight: float
    why: str


ABBREVIATION = Reason(ORGANISATION, 1.5, "an abbreviation in capitals")


def reasons_for(words: Words, piece: Piece) -> Iterator[Reason]:
    """Everything that one mention tells about the kind of its name."""
    yield from _own_words(words, piece)
    around = (*_before(words, piece), *_after(words, piece))
    if len(piece.folded) == 1 and is_acronym(words.raw(piece.first)):
        yield from (reason for reason in around if reason.kind not in (PERSON, _OFFICIAL))
    else:
        yield from around


def head_of(folded: list[str]) -> tuple[str, str, bool]:
    """Kind, word and whether it comes first, of the word that says what bears the name; empty without one."""
    before_link = next((at for at, word in enumerate(folded) if word in _OPENING), len(folded))
    spoken = folded[:before_link] if before_link else folded
    for part in (spoken, folded):
        content = [word for word in part if word not in _LINKING]
        for at in range(len(content) - 1, 0, -1):
            kind = PAIRS.get((content[at - 1], content[at]))
            if kind:
                return kind, " ".join(content[at - 1 : at + 1]), False
        if content and content[-1] in HEADS:
            return (
                HEADS[content[-1]],
                content[-1],
                len(content) == 1 and part is spoken and before_link < len(folded),
            )
        is_first = part is spoken and before_link < len(folded)
        if content and content[0] in HEADS and (is_first or content[0] not in AT_THE_END):
            return HEADS[content[0]], content[0], True
    return "", "", False


#: What comes after one of these says more about the word before it: "Ministry of Ports".
_OPENING = frozenset("of for on to against de del para por contra".split())
_LINKING = _OPENING | frozenset("and the la los las el y".split())


def _own_words(words: Words, piece: Piece) -> Iterator[Reason]:
    folded = piece.folded
    raw = words.raw(piece.first)
    if piece.title:
        yield Reason(_OFFICIAL if piece.is_office else PERSON, 4, f"“{piece.title}” before the name")
    kind, word, first = head_of(folded)
    if kind and (len(folded) > 1):
        verb = "begins with" if first else "has" if word not in folded[-1] and " " not in word else "ends in"
        why = f"{verb} “{_as_written(words, piece, word)}”"
        yield Reason(kind, 3 if kind in (PLACE, MEDIA) else 4, why)
    elif is_acronym(raw) and len(folded) == 1:
        yield ABBREVIATION
    content = [word for word in folded if word not in PARTICLES]
    if folded[0] in GIVEN_NAMES:
        lone = 0.8 if len(content) == 1 else 2.5
        yield Reason(PERSON, lone, f"“{raw}” is a given name" if len(content) > 1 else "")
    elif folded[0] in GENERIC and len(content) > 1:
        yield Reason(PERSON, -2, "")
    if folded[0] in PLACES_FIRST and len(folded) in (2, 3) and not kind and not piece.title:
        yield Reason(PLACE, 1.6, f"begins with “{raw}”")
        yield Reason(PERSON, -1.5, "")
    if piece.before:
        yield Reason(PLACE, 2, f"“{piece.before.capitalize()}” behind the name")
    if 2 <= len(content) <= 5 and not kind and all(len(word) > 1 for word in content[-1:]):
        yield Reason(PERSON, 1.5 if len(content) < 5 else 0.5, "looks like a person’s name")
        is_heir = content[-1] in GENERATIONS and (len(content) > 2 or folded[0] in GIVEN_NAMES)
        if any(len(word) == 1 for word in content[:-1]) or is_heir:
            yield Reason(PERSON, 1.5, "an initial inside the name")
        if any(word in TOPICS or word in NOT_NAMES for word in content):
            yield Reason(PERSON, -2, "")
        if folded[0] not in GIVEN_NAMES and not piece.title:
            capitals = [at for at in range(piece.first, piece.last + 1) if words.is_capital(at)]
            ordinary = sum(_is_ordinary(words, at) for at in capitals)
            yield Reason(PERSON, -min(1.0, 0.6 * ordinary), "")
        if is_acronym(raw):
            yield Reason(PERSON, -2, "")
    if len(folded) > 1 and any(
        word in ("bin", "ibn", "bint") or word.startswith(("al-", "el-")) for word in folded
    ):
        yield Reason(PERSON, 1.5, "")


def _is_ordinary(words: Words, at: int) -> bool:
    """Whether a word with a capital is elsewhere in the text without one, or ends as abstract nouns do."""
    word = words.text[words.spans[at][0] : words.core_end(at)].lower()
    return word.endswith(_ABSTRACT) or word in words.in_lower_case


def _as_written(words: Words, piece: Piece, head: str) -> str:
    """The head as the text writes it."""
    wanted = head.split()
    for at in range(piece.first, piece.last + 1):
        if words.folded(at) == wanted[0]:
            end = min(at + len(wanted) - 1, piece.last)
            return words.text[words.spans[at][0] : words.core_end(end)]
    return head


def _before(words: Words, piece: Piece) -> Iterator[Reason]:
    at = piece.first - 1
    if at > 0 and words.gap(piece.first) == ", " and not piece.title:
        yield from _described_before(words, at)
    if at < 0 or words.gap(piece.first) not in (*_BLANKS, " “", ' "', " («", " «"):
        return
    before = words.folded(at)
    if before == "the":
        yield Reason(PERSON, -3, "")
        yield Reason(ORGANISATION, 0.5, "")
        return
    if before in LINKS and at and words.gap(at) in _BLANKS:
        noun = words.folded(at - 1)
        if before == "of" and (noun in OFFICES or noun in ROLES) and not piece.title:
            yield Reason(PLACE, 1.7, f"“{words.raw(at - 1)} {words.raw(at)}” before the name")
        elif noun in NOUNS and words.raw(at - 1).islower():
            yield Reason(NOUNS[noun], 2.5, f"“{words.raw(at - 1)} {words.raw(at)}” before the name")
        return
    if words.is_capital(at) and not words.opens_sentence(at) and before not in OFFICES:
        return
    if before in ROLES or before in OFFICES:
        kind = _OFFICIAL if before in OFFICES else PERSON
        yield Reason(kind, 3, f"“{words.raw(at)}” before the name")
    elif before in NOUNS:
        kind = NOUNS[before]
        if kind not in (ARMED, CARTEL, GANG) or before not in ("rebels", "militants"):
            yield Reason(kind, 2.5, f"“{words.raw(at)}” before the name")
    elif is_acronym(words.raw(piece.first)):
        return
    elif before in INTO and len(piece.folded) <= 4:
        sure = before in ("in", "en", "near", "across", "throughout") or len(piece.folded) == 1
        yield Reason(PLACE, 1.8 if sure else 1.3, f"“{words.raw(at)}” before the name")
        yield Reason(PERSON, -0.5, "")
    elif before in MOTION and len(piece.folded) <= 2:
        yield Reason(PLACE, 0.6, "")


def _described_before(words: Words, at: int) -> Iterator[Reason]:
    """What stands before a comma and the name: "the director of the port, Ann Dolwin"."""
    for place in range(at, max(-1, at - _LOOK_BACK), -1):
        word = words.folded(place)
        if (word in ROLES or word in OFFICES) and not words.opens_sentence(place):
            determined = place and words.folded(place - 1) in _DETERMINERS
            if determined and words.gap(place) in _BLANKS:
                kind = _OFFICIAL if word in OFFICES else PERSON
                yield Reason(kind, 2, f"“{words.raw(place)}” in the words before the name")
                return
        if words.gap(place) not in _BLANKS:
            return


def _after(words: Words, piece: Piece) -> Iterator[Reason]:
    at = piece.last + 1
    if at >= len(words) or words.is_possessive(piece.last):
        return
    gap = words.gap(at)
    if gap in (*_BLANKS, ", ") and words.folded(at) in LEGAL_FORMS and words.is_capital(at):
        yield Reason(COMPANY, 4, f"“{words.raw(at)}” behind the name")
        return
    if gap in _BLANKS and not words.is_capital(at):
        yield from _next_word(words, at)
    elif gap == ", ":
        yield from _apposition(words, at)


def _next_word(words: Words, at: int) -> Iterator[Reason]:
    word = words.folded(at)
    if word in NOUNS and word not in (
        "group",
        "movement",
        "network",
        "channel",
        "border",
        "area",
        "hospital",
    ):
        yield Reason(NOUNS[word], 2.5, f"“{words.raw(at)}” behind the name")
    elif word in _ARMED_MEMBERS:
        yield Reason(ARMED, 2.2, f"“{words.raw(at)}” behind the name")
    elif word in _MEMBERS:
        yield Reason(ORGANISATION, 1.2, f"“{words.raw(at)}” behind the name")
        yield Reason(PERSON, -1, "")
    elif word in SPEAKING:
        yield Reason(PERSON, 0.8, f"speaks: “{words.raw(at)}”")
        yield Reason(ORGANISATION, 0.7, f"speaks: “{words.raw(at)}”")
    elif word in LIVING:
        yield Reason(PERSON, 2, f"“{words.raw(at)}” behind the name")
    elif word in _AUXILIARIES or (len(word) > 4 and word.endswith("ed")):
        yield Reason(ORGANISATION, 0.3, "")


def _apposition(words: Words, at: int) -> Iterator[Reason]:
    """What the words behind a comma call the bearer: ", a lawyer", ", 34,", ", who", ", a city in"."""
    first = words.folded(at)
    closing = words.text[words.spans[at][1] : words.spans[at][1] + 1]
    if first in ("who", "whose", "quien"):
        yield Reason(PERSON, 2, f"“{words.raw(at)}” behind the name")
        return
    if first == "aged" or (first.isdigit() and len(first) <= 2 and closing == ","):
        yield Reason(PERSON, 2, "an age behind the name")
        return
    if words.is_capital(at) and (first not in OFFICES or _is_before_name(words, at)):
        return
    article = first in ("a", "an", "the", "un", "una", "el", "la", "former", "his", "her", "su", "its")
    for place in range(at, min(at + _LOOK_AHEAD, len(words))):
        if place > at and words.gap(place) not in _BLANKS:
            return
        word = words.folded(place)
        if word in ROLES or word in OFFICES:
            if article or place == at:
                kind = _OFFICIAL if word in OFFICES else PERSON
                yield Reason(kind, 2.5, f"“{words.raw(place)}” in the words behind the name")
            return
        if word in NOUNS and article and not (place + 1 < len(words) and _is_compound(words, place)):
            yield Reason(NOUNS[word], 2.5, f"“{words.raw(place)}” in the words behind the name")
            return
        if word in (
            "of",
            "for",
            "in",
            "and",
            "who",
            "which",
            "that",
            "said",
            "de",
            "que",
            "was",
            "is",
            "had",
            "has",
        ):
            return


def _is_before_name(words: Words, at: int) -> bool:
    """Whether an office with a capital belongs to the name that follows: "In Karsk, President Amra Lindt"."""
    return at + 1 < len(words) and words.gap(at + 1) in _BLANKS and words.is_capital(at + 1)


def _is_compound(words: Words, at: int) -> bool:
    """Whether the noun only qualifies another: "a company executive"."""
    following = words.folded(at + 1)
    return words.gap(at + 1) in _BLANKS and (following in ROLES or following in NOUNS or following in OFFICES)
