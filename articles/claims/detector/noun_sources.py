"""Who speaks by a noun of saying: its possessor, its by-phrase, its medium, or who makes or issues it."""

from articles.claims.detector.cues import FORMS
from articles.claims.detector.phrases import looks_finite, noun_phrase_end, verb_group
from articles.claims.detector.saying_nouns import PERFORMING
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import MEDIA
from articles.claims.detector.subjects import subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_possessive,
)

_OWNERS = word_set("his her their its our my")
_LONGEST_NAME = 8
_BETWEEN = 5


def possessor(tokens: list[Token], place: int) -> tuple[int, int] | None:
    """Token range of "the mayor's" or "her" before the noun at `place`."""
    for index in range(place - 1, max(-1, place - 1 - _BETWEEN), -1):
        token = tokens[index]
        if token.quote >= 0:
            return None
        if token.low in _OWNERS:
            return index, index + 1
        if is_possessive(token.low) and token.low.removesuffix("'s") not in TIMES:
            return _name_start(tokens, index), index + 1
        if token.text in "'’" and index and tokens[index - 1].end == token.start:
            return (_name_start(tokens, index - 1), index) if tokens[index - 1].low.endswith("s") else None
        if not token.is_word or token.low in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES:
            return None
        if looks_finite(tokens, index):
            return None
    return None


def _name_start(tokens: list[Token], last: int) -> int:
    """Where the phrase of a possessor begins that ends with the token at `last`."""
    index = last
    while index > max(0, last - _LONGEST_NAME):
        before = tokens[index - 1]
        if not before.is_word or before.quote >= 0:
            break
        low = before.low
        if low == "of" and tokens[index].is_capital and index > 1 and tokens[index - 2].is_capital:
            index -= 2
            continue
        if low in DETERMINERS:
            return index - 1
        if low in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES or looks_finite(
            tokens, index - 1
        ):
            break
        if (low.endswith(("ing", "ed")) or low in FORMS) and not before.is_capital:
            break
        index -= 1
    return index


def without_possessive(tokens: list[Token]) -> list[Token]:
    """The words of a possessor as a name: "the mayor" for "the mayor's"."""
    last = tokens[-1]
    if not is_possessive(last.low):
        return tokens
    return [*tokens[:-1], Token(last.text[:-2], last.start)]


def medium_before(tokens: list[Token], place: int) -> tuple[int, int] | None:
    """As in "media reports that", "newspaper reports that": the medium is who says so."""
    if place == 0 or tokens[place].low not in (
        "report",
        "reports",
        "claims",
        "speculation",
        "rumours",
        "rumors",
    ):
        return None
    before = tokens[place - 1]
    return (place - 1, place) if before.low in MEDIA and (place == 1 or not before.is_capital) else None


def agent_after(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Token range of the source in "a warning by X", "claims from X", "fears among X", "reports in the press"."""
    tokens = sentence.tokens
    if place + 2 >= len(tokens):
        return None
    link = tokens[place + 1].low
    if link not in ("by", "from", "among", "in"):
        return None
    start = place + 2
    end = noun_phrase_end(tokens, start, len(tokens), limit=14)
    for index in range(start + 1, end):
        if tokens[index].low == "to" or (tokens[index].low == "of" and not tokens[index + 1].is_capital):
            end = index
            break
    while end - 1 > start and tokens[end - 1].low in FORMS and not tokens[end - 1].is_capital:
        # "a report by the board found that": the verb takes the clause
        end -= 1
    if end <= start or end >= len(tokens):
        return None
    source = tokens[start:end]
    if link == "in":
        return (start, end) if source[-1].low in MEDIA and not source[-1].low.isdigit() else None
    if link == "from" and sentence.names.is_place(source):
        return None
    return start, end


def performer(tokens: list[Token], place: int) -> tuple[int, int] | None:
    """The subject of the verb that makes, issues or holds what the noun names: "Lund made the claim that"."""
    for index in range(place - 1, max(-1, place - 6), -1):
        token = tokens[index]
        if token.quote >= 0 or not token.is_word:
            return None
        if token.low in PERFORMING:
            group = verb_group(tokens, index)
            if group.after_to or group.has_be or group.modal:
                return None
            subject = subject_before(tokens, group.start)
            return (subject.start, subject.end) if subject is not None else None
        if token.low in PREPOSITIONS - {"to"} or looks_finite(tokens, index):
            return None
    return None
