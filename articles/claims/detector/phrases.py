"""Where a phrase begins and ends, told from closed word classes: no tagger, bounded windows."""

from typing import NamedTuple

from articles.claims.detector.cues import FORMS, NOUN_FORMS
from articles.claims.detector.tokens import DASHES, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CONTRACTED,
    DETERMINERS,
    DO,
    HAVE,
    IRREGULAR_VERBS,
    MODALS,
    NEGATED_AUXILIARIES,
    NEGATIONS,
    NOT_PAST,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_possessive,
)

_HARD_STOPS = TERMINALS | DASHES | frozenset(";:([")
_TIME_LEADS = word_set("on in at by since late early last next this the earlier later a one of")


class VerbGroup(NamedTuple):
    """A cue verb with the auxiliaries and adverbs before it."""

    start: int
    negation: int
    has_be: bool
    has_have: bool
    has_do: bool
    modal: str
    after_to: bool


def verb_group(tokens: list[Token], place: int) -> VerbGroup:
    """The verb group that ends in the verb at `place`; `negation` is where a negation begins, or -1."""
    start, negation, modal = place, -1, ""
    be = have = do = False
    index = place - 1
    floor = max(0, place - 9)
    while index >= floor and tokens[index].quote == tokens[place].quote:
        low = tokens[index].low
        if low in NEGATED_AUXILIARIES:
            negation = index
            stem = low[:-3]
            be, have, do = be or stem in BE, have or stem in HAVE, do or stem in DO
            modal = modal or (stem if stem in MODALS or stem in ("wo", "ca", "can") else "")
        elif low in AUXILIARIES:
            be, have, do = be or low in BE, have or low in HAVE, do or low in DO
            modal = low if low in MODALS else modal
            if negation == index + 1:
                negation = index
        elif low in ("not", "never", "n't"):
            negation = index
        elif not is_adverb(low) or (tokens[index].is_capital and index > 0):
            break
        start = index
        index -= 1
    after_to = index >= 0 and tokens[index].low == "to"
    return VerbGroup(start, negation, be, have, do, modal, after_to)


def skip_time(tokens: list[Token], place: int, end: int) -> int:
    """The index after a time expression that begins at `place`, or `place` when there is none."""
    index = place
    seen = False
    while index < end and index < place + 8:
        token = tokens[index]
        low = token.low
        if low in TIMES and not (low == "may" and not token.is_capital):
            seen = seen or low not in _TIME_LEADS
        elif not (low in _TIME_LEADS and index + 1 < end and _timely(tokens[index + 1])) and not (
            low[0].isdigit() and (seen or (index + 1 < end and tokens[index + 1].low in TIMES))
        ):
            break
        index += 1
    return index if seen else place


def _timely(token: Token) -> bool:
    return token.low in TIMES or token.low in ("the", "this", "a") or token.low[0].isdigit()


def skip_time_left(tokens: list[Token], end: int) -> int:
    """The index where a time expression that ends before `end` begins, or `end` when there is none."""
    for start in range(max(0, end - 4), end):
        low = tokens[start].low
        if (low in _TIME_LEADS or low in TIMES) and skip_time(tokens, start, end) == end:
            return start
    return end


def looks_finite(tokens: list[Token], place: int) -> bool:
    """True when the word at `place` is probably a verb that makes a clause; asked often, so remembered."""
    token = tokens[place]
    if token.finite is None:
        token.finite = _is_finite(tokens, place)
    return token.finite


def _is_finite(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    low = token.low
    if low == "may" and token.is_capital:
        return False
    if low in _NOUNS_TOO and place and tokens[place - 1].low in _ARTICLES:
        return False
    if low in AUXILIARIES or low in NEGATED_AUXILIARIES or low in CONTRACTED:
        return low not in ("being", "been", "be", "having")
    before = tokens[place - 1].low if place else ""
    if not low[0].isalpha():
        return False
    if low in NOUN_FORMS and low not in ("claimed", "show"):
        return before in SUBJECT_PRONOUNS
    if low in IRREGULAR_VERBS and low.endswith("s") and before in _DEMONSTRATIVES:
        return True
    if before in DETERMINERS or before in PREPOSITIONS or is_possessive(before) or before in ("to", "very"):
        return False
    if token.is_capital and place:
        return False
    if low in IRREGULAR_VERBS:
        return True
    form = FORMS.get(low)
    if low in _PLAIN_SAYING:
        return before.endswith("s") or before in _PLURAL_SUBJECTS
    if form is not None and ("past" in form.kinds or "third" in form.kinds):
        return not _reduced(tokens, place)
    if low.startswith("un") and low not in _UNDOING:
        return False
    return low.endswith("ed") and low not in NOT_PAST and before != "and" and not _reduced(tokens, place)


#: "the will of the people", "the might of the army"
_NOUNS_TOO = word_set("will might must can")
_ARTICLES = word_set("the a an his her its their our free good ill")
#: Verbs in un-; all other words in un- and -ed are adjectives.
_UNDOING = word_set(
    """
    unveiled united unleashed undermined uncovered unfolded underlined understated underscored
    underestimated undercut unified unloaded unlocked unearthed unsettled
    """
)
#: Stand alone as subjects: "this makes", "that comes".
_DEMONSTRATIVES = word_set("this that all each another")
#: Base forms that make a clause after a plural: "the authors say the results confirm".
_PLAIN_SAYING = word_set("say argue believe insist maintain contend think tell warn allege suggest show")
_PLURAL_SUBJECTS = word_set("they we you i people police who authorities media")


def _reduced(tokens: list[Token], place: int) -> bool:
    """As in "a directive reported by", "a man named", "workers based in": participles, not verbs."""
    after = tokens[place + 1].low if place + 1 < len(tokens) else "."
    if (
        after != "by"
        and place
        and (tokens[place - 1].is_capital or tokens[place - 1].low in SUBJECT_PRONOUNS)
    ):
        return False  # "Lund called", not "a boat called"
    return after == "by" or tokens[place].low in (
        "named",
        "called",
        "based",
        "entitled",
        "dubbed",
        "dated",
        "said-to",
    )


def has_finite(tokens: list[Token], start: int, end: int) -> bool:
    """True when some word of tokens[start:end] makes a clause."""
    return any(looks_finite(tokens, place) for place in range(start, min(end, len(tokens))))


def noun_phrase_end(tokens: list[Token], place: int, end: int, limit: int = 30) -> int:
    """The end of a noun phrase with its prepositional phrases that begins at `place`; stops at any comma."""
    index = place
    while index < min(end, place + limit):
        token = tokens[index]
        if token.text == "(":
            index = _closing(tokens, index, end) + 1
            continue
        if token.text == "," or token.text in _HARD_STOPS or token.quote != tokens[place].quote:
            break
        if index > place and (token.low in SUBORDINATORS or looks_finite(tokens, index)):
            break
        index += 1
    return min(index, end)


def _closing(tokens: list[Token], place: int, end: int) -> int:
    for index in range(place, min(end, place + 20)):
        if tokens[index].text == ")":
            return index
    return place


def is_hard_stop(token: Token) -> bool:
    """True for marks that no phrase crosses."""
    return token.text in _HARD_STOPS


def is_adjunct(tokens: list[Token], start: int, end: int) -> bool:
    """True when tokens[start:end] reads as an adverbial at the head of a clause, not as its subject."""
    first = tokens[start]
    low = first.low
    return (
        low in PREPOSITIONS
        or low in SUBORDINATORS
        or is_adverb(low)
        or low in ("to", "by", "but", "and", "no", "yes", "for")
        or (low.endswith("ing") and len(low) > 5 and low != "beijing")
        or skip_time(tokens, start, end) == end
    )


def starts_noun_phrase(tokens: list[Token], place: int) -> bool:
    """True when a noun phrase can begin at `place`."""
    token = tokens[place]
    if token.low in PREPOSITIONS or token.low in SUBORDINATORS or token.low in CONJUNCTIONS:
        return False
    if token.low in DETERMINERS or token.low in PRONOUNS:
        return True
    return (
        token.is_word
        and token.low not in AUXILIARIES
        and token.low not in NEGATIONS
        and not is_adverb(token.low)
    )
