"""How sure a wording sounds of an event: possible, intended, to come, done."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from articles.claims.similar.tokens import fold


class Level(IntEnum):
    """In the order of how much they promise; a line that stands higher than the body strengthens it."""

    POSSIBLE = 0
    INTENDED = 1
    COMING = 2
    DONE = 3


POSSIBLE_WORDS: Final = re.compile(
    r"\b(?:(?<!in )may(?! \d)|might|could|can(?= be\b)|possibly|perhaps|maybe"
    r"|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|explor(?:e|es|ed|ing)"
    r"|stud(?:y|ies|ied|ying)(?= (?:\w+ )?(?:options|whether|plans|the possibility))|eye(?:s|d|ing)"
    r"|options?(?= (?:such|like|on|for|to|include))|would consider"
    r"|danger that"
    r"|podrian?|puede[n]?|quizas?|posiblemente|evalua[n]?|estudia[n]?|considera[n]?|baraja[n]?)\b"
)
INTENDED_WORDS: Final = re.compile(
    r"\b(?:plan(?:s|ned|ning)?(?= to| for| on|$)|plans?|draft(?:s|ed|ing)? plans?|inten(?:d|ds|ded|ding|t|tion|tions)"
    r"|want(?:s|ed|ing)?|aim(?:s|ed|ing)?(?= to)|hop(?:e|es|ed|ing)(?= to)|willing(?:ness)?"
    r"|propos(?:e|es|ed|ing|al|als)"
    r"|seek(?:s|ing)?|sought|expect(?:s|ed|ing)?|likely|threat(?:en|ens|ened|ening)(?= to)"
    r"|push(?:es|ed|ing)?(?= for| to)"
    r"|ask(?:s|ed|ing)?(?= for\b)|request(?:s|ed|ing)?(?= for| that|$)"
    r"|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?(?= for)|demand(?:s|ed|ing)?|recommend(?:s|ed|ing)?|should|ought"
    r"|prepar(?:e|es|ed|ing)(?= to| for)|vow(?:s|ed|ing)?"
    r"|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|give (?:that )?some (?:serious )?thought|serious thought"
    r"|quiere[n]?|planea[n]?|pretende[n]?|propone[n]?|busca[n]?|preve[n]?|deberian?|promete[n]?)\b"
)
_COMING: Final = re.compile(r"\b(?:will|shall|won't|wont|would|to be|set to|about to|going to)\b")
#: The future of Spanish, by its accent.
_SPANISH_FUTURE: Final = re.compile(r"\w[aeií]r(?:á|án)\b")
#: What is warned of or feared has not happened.
_FEARED: Final = re.compile(
    r"\b(?:warn(?:s|ed|ing|ings)?|fear(?:s|ed|ing)?|risk(?:s|ing)?|threat(?:s)?"
    r"|advierte[n]?|advirtio|teme[n]?|riesgo|alerta[n]?)\b"
)
#: Of what is an option, nothing has been decided.
_OPTION: Final = re.compile(r"\b(?:options?|opcion(?:es)?)\b")
#: "House to vote": in a headline an infinitive behind its subject is the future.
_INFINITIVE: Final = re.compile(r"^((?:[\w.’'-]+ ){1,6}?)to (?!the\b|a\b|an\b|\w+(?:s|ed|ing)\b)[a-z]+")
#: A verb before "to" makes the infinitive a purpose: "expands sanctions to target".
_FINITE: Final = re.compile(
    r"(?!^)\b(?:is|are|was|were|has|have|had|\w{3,}(?:ed|nds|kes|gns|ves|ses|tes|ts|ys))\b"
)


def level_of(words: str, *, is_line: bool = False) -> Level:
    """The lowest level that a clause has a word for; done where it has none.

    In a line an infinitive stands for the future, and a "may" in capitals at no sentence's head is a month.
    """
    low = fold(words).replace("’", "'")
    if re.search(r"\bMay\b", words[1:]):
        low = re.sub(r"\bmay\b", " ", low, count=len(re.findall(r"\bMay\b", words[1:])))
    if POSSIBLE_WORDS.search(low) or (is_line and (_FEARED.search(low) or _OPTION.search(low))):
        return Level.POSSIBLE
    if INTENDED_WORDS.search(low):
        return Level.INTENDED
    if _COMING.search(low) or _SPANISH_FUTURE.search(words):
        return Level.COMING
    infinitive = _INFINITIVE.match(low) if is_line else None
    if infinitive and not _FINITE.search(infinitive.group(1)):
        return Level.COMING
    return Level.DONE


_PART: Final = re.compile(
    r"(?:,|;|:)?\s+(?:and that|but|though|although|while|whereas|and (?=(?:it|he|she|they|the|its|his|her)\b)|because"
    r"|pero|aunque|mientras)\s+|;\s+|\.\s+(?=[A-Z])|,\s+(?=(?:which|who|where)\b)|\s+(?=citing\b)"
)


def parts_of(words: str) -> list[str]:
    """The parts of a sentence in which a modal of its own may stand."""
    return [part for part in _PART.split(words) if part and part.strip()]
