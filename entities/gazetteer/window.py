"""The window of one line around a mention, and the words every rule on it needs.

English rules look at a bounded number of characters of the same line, so that their cost does not depend on
the length of a paragraph. All positions are into the original text.
"""

import re

from entities.gazetteer.words import word_set

_WIDTH_BEFORE, _WIDTH_AFTER = 80, 120
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\s\w]")

ADVERBS = word_set(
    """also now then again still never not always soon later since once even just already long ever too both
    further instead meanwhile today yesterday monday tuesday wednesday thursday friday saturday sunday"""
)
_NO_ADVERBS = word_set("ally apply assembly bully daily family imply italy monthly rally reply supply weekly")
FUNCTION_WORDS = word_set(
    """and or but nor of in on for to with from by at as over after before against about that which who whom
    whose while when where because since if than until unless toward towards under between among amid through
    without within during despite whether so yet both is are was were be been has have had will would shall
    should may might can could must cannot do does did not the its into out off"""
)

_SPANISH = word_set(
    "de la el los las en que del por con una un y su sus se al para es fue ha como pero más sin"
)
_ENGLISH = word_set(
    "the of and in to for on with is was that by from at as it its his her an has have be who said"
)


def following(text: str, end: int) -> str:
    """What the line still holds after `end`, within the window."""
    return text[end : end + _WIDTH_AFTER].partition("\n")[0]


def preceding(text: str, start: int) -> str:
    """What the line holds before `start`, within the window."""
    return text[max(0, start - _WIDTH_BEFORE) : start].rpartition("\n")[2]


def is_adverb(word: str) -> bool:
    """Whether the word may stand between a subject and its verb ("swiftly", "also", "Tuesday")."""
    word = word.lower()
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS)


def reads_spanish(text: str, start: int, end: int) -> bool:
    """Whether the line around has more small words of Spanish than of English."""
    words = [word.lower() for word in TOKEN.findall(preceding(text, start) + " " + following(text, end))]
    spanish = sum(word in _SPANISH for word in words)
    return spanish > sum(word in _ENGLISH for word in words)


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether the line is set like a headline: four of five words, small ones apart, have capitals."""
    around = preceding(text, start) + " " + following(text, end)
    words = [
        word
        for word in TOKEN.findall(around)
        if len(word) >= 3 and word.isalpha() and word not in FUNCTION_WORDS
    ]
    capitals = sum(not word[0].islower() for word in words)
    return bool(words) and capitals * 5 >= len(words) * 4
