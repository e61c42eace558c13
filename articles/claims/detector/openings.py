"""Does a clause, a question, a request or a noun phrase open here? Told from words alone, in bounded windows."""

from articles.claims.detector.adjuncts import COUNTING
from articles.claims.detector.cues import ATTITUDES, CueVerb
from articles.claims.detector.phrases import (
    has_finite,
    is_hard_stop,
    looks_finite,
    starts_noun_phrase,
)
from articles.claims.detector.tokens import TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WH_WORDS,
    is_adverb,
)

_SHORTEST_CLAUSE = 4
#: Conjunctions a clause can begin with after "said".
_CLAUSE_OPENERS = word_set("once if although though when while because unless not until after before whether")
#: Words that no subject begins with.
_NO_SUBJECTS = word_set(
    """
    nothing so yes goodbye of to by and or but as himself herself itself themselves
    """
)
_SUBJECTS = word_set("he she they we i")
_BEFORE_SUBJECTS = word_set("if although only nearly almost")
_CLAUSE_REACH = 30
_PHRASE_REACH = 14


def is_conjunction(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """False for "confirmed that report, saying": a determiner, where the verb takes a phrase as well."""
    if "n" not in cue.frames or start + 2 >= len(tokens):
        return True
    noun, after = tokens[start + 1], tokens[start + 2]
    alone = noun.is_word and noun.quote < 0 and noun.low not in PREPOSITIONS and not noun.low.endswith("s")
    return not (alone and (after.text == "," or after.text in TERMINALS))


def opens_bidding(tokens: list[Token], place: int) -> bool:
    """True for an object with an infinitive: "the court to block the order"."""
    if place >= len(tokens) or not starts_noun_phrase(tokens, place):
        return False
    for index in range(place + 1, min(place + 14, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "to":
            follows = tokens[index + 1].low
            return follows not in DETERMINERS and not tokens[index + 1].is_capital and follows[0].isalpha()
        if token.quote >= 0 or is_hard_stop(token) or token.text == "," or looks_finite(tokens, index):
            return False
    return False


def takes_question(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """True when the question word at `start` opens what the cue takes: "asked who", "said how the pier fell"."""
    if "w" in cue.frames:
        return True
    return (
        "c" in cue.frames
        and tokens[start].low not in ("who", "whom", "which", "when", "where", "if")
        and has_finite(tokens, start + 1, start + 12)
    )


def opens_clause(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """True when a clause without "that" begins at `start`, as far as the verb takes one."""
    token = tokens[start]
    if token.low in CONTRACTED:
        return True
    if looks_finite(tokens, start) and not (token.low.endswith("ed") and "s" in cue.frames):
        return False
    if "s" in cue.frames and (token.low in COUNTING or token.low in _CLAUSE_OPENERS):
        return has_finite(tokens, start + 1, start + 30)
    if token.low in _NO_SUBJECTS or token.low in WH_WORDS:
        return False
    if token.low in _SUBJECTS and start + 1 < len(tokens) and tokens[start + 1].is_word:
        return True
    if token.low in PREPOSITIONS and ("c" not in cue.frames or cue.verb in ATTITUDES):
        return False
    if not (starts_noun_phrase(tokens, start) or token.low in PREPOSITIONS or token.low in _BEFORE_SUBJECTS):
        return False
    if "c" in cue.frames:
        return _verb_comes(tokens, start, cue)
    return _verb_comes_at_once(tokens, start, cue)


def _verb_comes(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """A clause after a verb that takes one freely: its own verb comes, however long the subject is."""
    adverbial = tokens[start].low in PREPOSITIONS and cue.verb != "say"
    stop = min(len(tokens), start + _CLAUSE_REACH)
    for place in range(start + 1, stop):
        token = tokens[place]
        if is_hard_stop(token) and token.text != "(":
            if "s" not in cue.frames or token.text not in TERMINALS:
                return False
            stop = place
            break
        if token.text == ",":
            adverbial = False
            if place + 1 < len(tokens) and tokens[place + 1].low in ("and", "but"):
                return False
        if has_finite(tokens, place, place + 1):
            return not adverbial and not _is_next_verb(tokens, place)
        if _third_person(tokens, place):
            return True
    return "s" in cue.frames and stop - start >= _SHORTEST_CLAUSE and tokens[start].low not in PREPOSITIONS


def _verb_comes_at_once(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """A clause after a verb that wants "that": only when its verb comes soon, with nothing set in before it."""
    for place in range(start + 1, min(len(tokens), start + _PHRASE_REACH)):
        token = tokens[place]
        if is_hard_stop(token) and token.text != "(":
            return False
        if token.low in ("who", "which", "that"):
            return False
        follows = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if (token.low in ("or", "and") and is_adverb(follows)) or (
            token.text == "," and not _exemplifies(tokens, place)
        ):
            return False
        if has_finite(tokens, place, place + 1):
            if _is_next_verb(tokens, place):
                return False
            if "n" in cue.frames and _may_be_participle(tokens, place):
                continue
            return tokens[start].low not in PREPOSITIONS and not (
                cue.verb == "find" and _is_state(tokens, place)
            )
    return False


def _is_next_verb(tokens: list[Token], place: int) -> bool:
    """As in "maintain lists and must agree": the same subject's next verb."""
    return tokens[place - 1].low in ("and", "or", "but")


def _may_be_participle(tokens: list[Token], place: int) -> bool:
    """As in "showed signs of abuse suffered in custody": a verb in -ed with no object of its own."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return tokens[place].low.endswith("ed") and (not after.is_word or after.low in PREPOSITIONS)


def _is_state(tokens: list[Token], place: int) -> bool:
    """As in "found the shed locked": a participle that closes the phrase makes no clause."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return tokens[place].low.endswith("ed") and (after.text in TERMINALS or after.low in PREPOSITIONS)


def _third_person(tokens: list[Token], place: int) -> bool:
    """A weak sign of a clause: a word in -s between a singular noun and what an object begins with."""
    low, before = tokens[place].low, tokens[place - 1]
    if (
        not low.endswith("s")
        or low.endswith(("ss", "us", "is", "'s"))
        or tokens[place].is_capital
        or len(low) < 4
    ):
        return False
    if (
        before.low.endswith("s")
        or before.low in DETERMINERS
        or before.low in PREPOSITIONS
        or not before.is_word
    ):
        return False
    after = tokens[place + 1].low if place + 1 < len(tokens) else "."
    return after in DETERMINERS or (after in ("to", "that", "and") and not before.low.endswith("ed"))


def _exemplifies(tokens: list[Token], comma: int) -> bool:
    return comma + 1 < len(tokens) and tokens[comma + 1].low in ("such", "including", "like")


def opens_phrase(tokens: list[Token], start: int) -> bool:
    """True when a noun phrase that can be said, denied or praised begins at `start`."""
    token = tokens[start]
    if not starts_noun_phrase(tokens, start) or token.low in SUBJECT_PRONOUNS - {"it", "you"}:
        return False
    return token.low not in ("there", "himself", "herself", "itself", "themselves") and token.low[0].isalnum()
