"""What stands between a cue and its content: time, occasion and addressee."""

from articles.claims.detector.cues import FORMS, CueVerb
from articles.claims.detector.phrases import has_finite, is_hard_stop, skip_time
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WH_WORDS,
    is_adverb,
)

#: Where words were said: "in a statement", "at a news conference".
_OCCASIONS = word_set(
    """
    statement statements interview interviews report reports letter post posts tweet tweets speech
    conference briefing email press release remarks memo hearing video message broadcast testimony
    filing court twitter facebook television radio article column note meeting reporters journalists
    media newspaper
    """
)
_CITING = frozenset({"citing", "quoting"})
_LONGEST_TITLE = 10
_OCCASION_PREPOSITIONS = word_set(
    "in at to on during through via before after from of about with for by under outside"
)
#: Adverbs that open a content rather than stand before it: "said more than 40", "said there were".
COUNTING = word_set("all both more most much only just there here once even first last almost nearly")


def skip_adjuncts(tokens: list[Token], place: int, cue: CueVerb) -> int:
    """Step over time, occasion and addressee between a cue and its content."""
    size = len(tokens)
    for _ in range(5):
        if place >= size or tokens[place].quote >= 0:
            return place
        before = place
        place = _over_time(tokens, place)
        while place < size and is_adverb(tokens[place].low) and tokens[place].low not in COUNTING:
            place += 1
        if place < size and tokens[place].text == ",":
            place = _over_comma(tokens, place)
        if (
            place < size
            and tokens[place].low in _OCCASION_PREPOSITIONS
            and tokens[place].low not in cue.prepositions
            and not (tokens[place].low == "to" and "i" in cue.frames)
        ):
            place = _over_occasion(tokens, place, cue)
        if "a" in cue.frames and place == before and place < size:
            if tokens[place].low in cue.prepositions:
                return place
            place = over_addressee(tokens, place)
            return skip_time(tokens, place, size)
        if place == before:
            break
        if (
            "a" in cue.frames
            and place < size
            and tokens[place].low not in ("that", ":")
            and tokens[place].quote < 0
        ):
            continue
    return place


def _over_time(tokens: list[Token], place: int) -> int:
    """The index after a time; "the Dec. 28 meeting was off" opens a clause and is none."""
    after = skip_time(tokens, place, len(tokens))
    if after > place and tokens[place].low in DETERMINERS and after < len(tokens):
        follows = tokens[after]
        if (
            follows.is_word
            and not follows.is_capital
            and follows.low not in PREPOSITIONS | SUBORDINATORS | DETERMINERS
        ):
            return place
    return after


def _over_comma(tokens: list[Token], comma: int) -> int:
    """As in "said, 'We will'" and "said, however, that": the comma belongs to the cue."""
    after = comma + 1
    if after >= len(tokens):
        return comma
    if tokens[after].quote >= 0 or tokens[after].low == "that":
        return after
    if tokens[after].low.endswith("ing") and tokens[after].low in FORMS and tokens[after].low not in _CITING:
        return comma  # "he said, adding, '...'": a cue of its own
    closing = next((i for i in range(after, min(after + 12, len(tokens))) if tokens[i].text == ","), -1)
    if closing > after and closing + 1 < len(tokens):
        opens = tokens[closing + 1]
        if tokens[after].low in _CITING:
            return closing + 1
        if (tokens[after].low in SUBORDINATORS or tokens[after].low in PREPOSITIONS) and has_finite(
            tokens, closing + 2, closing + 8
        ):
            # "said, if elected, she would": what stands between the commas goes with the clause
            return after if tokens[after].low in SUBORDINATORS else closing + 1
        if opens.low == "that" or opens.quote >= 0:
            return closing + 1
    return comma


def _over_title(tokens: list[Token], place: int) -> int:
    """As in "said on 'Face the Day' that": the index of "that" or of a second quotation after a title; else -1."""
    if place >= len(tokens) or tokens[place].quote < 0:
        return -1
    title, index = tokens[place].quote, place
    while index < len(tokens) and tokens[index].quote == title:
        index += 1
    if index - place > _LONGEST_TITLE or index >= len(tokens):
        return -1
    index = skip_time(tokens, index, len(tokens))
    return index if index < len(tokens) and (tokens[index].low == "that" or tokens[index].quote >= 0) else -1


def _over_occasion(tokens: list[Token], place: int, cue: CueVerb) -> int:
    """As in "in a statement on Monday that ...": the index after the phrase when a content follows it."""
    limit = min(place + 16, len(tokens))
    known = -1
    titled = _over_title(tokens, place + 1)
    if titled > 0:
        return titled
    for index in range(place + 1, limit):
        token = tokens[index]
        if (
            token.quote >= 0
            or token.text == ":"
            or (token.low == "that" and index > place + 1 and not has_finite(tokens, index + 1, index + 2))
        ):
            return index
        if token.text == ",":
            return _over_comma(tokens, index)
        if token.low in cue.prepositions:
            return index
        if token.low in WH_WORDS and "w" in cue.frames and index > place + 1:
            return index
        opens_clause = token.low in SUBORDINATORS and token.low not in PREPOSITIONS
        if is_hard_stop(token) or opens_clause or has_finite(tokens, index, index + 1):
            break
        if token.low in _OCCASIONS and known < 0:
            known = skip_time(tokens, index + 1, len(tokens))
    if known > 0 and known < len(tokens) and tokens[known].low not in PREPOSITIONS:
        return known
    return place


def over_addressee(tokens: list[Token], place: int) -> int:
    """The index after "reporters", "the court", "Radio One" in "told reporters (that) ..."."""
    size = len(tokens)
    first = tokens[place]
    if (
        first.text in (",", ":")
        or is_hard_stop(first)
        or first.low in WH_WORDS
        or first.low in ("that", "to")
    ):
        return place
    if tokens[place].low in PRONOUNS:
        return place + 1
    closed = 0
    for index in range(place + 1, min(place + 14, size)):
        token, before = tokens[index], tokens[index - 1]
        if token.text == "(":
            closed = next((i for i in range(index, min(index + 12, size)) if tokens[i].text == ")"), 0)
        if index <= closed:
            continue
        if token.quote >= 0 or token.low in ("that", ":") or token.text in (",", ":"):
            return _over_comma(tokens, index) if token.text == "," else index
        if is_hard_stop(token):
            return index
        if has_finite(tokens, index, index + 1):
            # "warn the pier could fall": what looked like an addressee is the subject of the content
            return place
        if token.low in WH_WORDS and token.low not in ("who", "which"):
            return index
        joins = before.low in PREPOSITIONS or before.low in CONJUNCTIONS or before.low in DETERMINERS
        if joins or token.low in PREPOSITIONS or token.low in CONJUNCTIONS:
            continue
        if token.low in SUBJECT_PRONOUNS or token.low in DETERMINERS or token.low == "to":
            return index
        if (before.is_capital != token.is_capital and index > place + 1) or (
            token.is_capital and not before.is_capital
        ):
            return index
        if before.low.endswith("s") and not token.is_capital and not before.is_capital:
            return index
    return place
