"""Can this phrase speak? Asked where the verb alone does not say so."""

from collections.abc import Sequence

from articles.claims.detector import source_words as words
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import PREPOSITIONS, TIMES

_PRONOUNS = word_set("he she they we i who")
_NOUNS = (
    words.OFFICIALS
    | words.OFFICES
    | words.UNNAMED_PEOPLE
    | words.ANONYMOUS
    | words.AUTHORITIES
    | words.BODIES
    | (words.MEDIA - words.MEDIA_NAMES_ONLY)
)
_ENDINGS = ("ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ers", "ors", "person")


_PEOPLE = word_set(
    """
    countries nations states governments residents inhabitants villagers locals voters miners workers
    students teachers families relatives victims survivors prisoners detainees refugees migrants
    protesters demonstrators guild union unions council councils company companies firm firms bank
    banks church churches ngo ngos charity charities campaign campaigns team researchers scientists
    clergy opposition coalition alliance embassy consulate delegation mission tribunal panel board
    public community communities family nation country world industry
    """
)


def can_state(tokens: Sequence[Token]) -> bool:
    """True for whatever can speak, and for a document, a poll or a paper: their nouns and their names."""
    if len(tokens) == 1 and tokens[0].low == "it":
        return True
    return can_speak(tokens) or any(token.low in words.DOCUMENTS | words.MEDIA for token in tokens[:12])


def can_speak(tokens: Sequence[Token]) -> bool:
    """True for a person, people or a body: a pronoun for one, a name, or a noun that means one."""
    core = tokens
    for index, token in enumerate(tokens):
        if index and (token.text in (",", "(") or token.low in PREPOSITIONS or token.low in ("who", "which")):
            core = tokens[:index]
            break
    if not core or not core[-1].is_word:
        return False
    head = core[-1]
    if len(core) == 1 and head.low in _PRONOUNS:
        return True
    if head.is_capital:
        return head.low not in TIMES and (len(core) > 1 or head.low not in ("it", "this", "that", "there"))
    return head.low in _NOUNS or head.low in _PEOPLE or head.low.endswith(_ENDINGS)
