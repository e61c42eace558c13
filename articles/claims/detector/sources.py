"""What kind of source a phrase names: its attribution mode, and whether a body or its people speak.

The rule is DESIGN section 3: mode 3 is a named person or body, mode 4 an official whose name is not
given; there, "U.S. authorities" is a body speaking openly and "a Treasury official" is people of a body.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.claims.detector import source_words as words
from articles.claims.detector.story import StoryNames
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, PREPOSITIONS, is_possessive
from articles.claims.vocabulary import AttributionMode, SpeechAct, Standing


class SourceKind(NamedTuple):
    """Mode and standing of a source."""

    mode: AttributionMode
    standing: Standing | None


NAMED = SourceKind(AttributionMode.ON_RECORD, Standing.NAMED)
BODY = SourceKind(AttributionMode.ON_RECORD, Standing.BODY)
AUTHORITIES = SourceKind(AttributionMode.OFFICIAL_UNNAMED, Standing.BODY)
PEOPLE_OF_BODY = SourceKind(AttributionMode.OFFICIAL_UNNAMED, Standing.PEOPLE_OF_BODY)
UNNAMED = SourceKind(AttributionMode.ANONYMOUS, None)
MEDIA = SourceKind(AttributionMode.MEDIA, None)
DOCUMENT = SourceKind(AttributionMode.DOCUMENT, None)
NO_NAMES = StoryNames()
HEARSAY = SourceKind(AttributionMode.HEARSAY, None)
_PRONOUNS = word_set("he she they it i we you who him her them his their its")


def is_pronoun(tokens: Sequence[Token]) -> bool:
    """True for a source that only points back: "he", "they"."""
    return len(tokens) == 1 and tokens[0].low in _PRONOUNS


def classify_source(
    tokens: Sequence[Token], *, opens: bool = False, names: StoryNames = NO_NAMES
) -> SourceKind:
    """Mode and standing of the source in these tokens; hearsay when there are none.

    `opens` says that the phrase begins its sentence, where a capital proves nothing; `names` is what
    the whole story tells about its names.
    """
    if not tokens:
        return HEARSAY
    if is_pronoun(tokens):
        return BODY if tokens[0].low in ("it", "its") else NAMED
    phrase = " ".join(token.low for token in tokens)
    core = _core(tokens)
    if names.is_place(core):
        return BODY
    if any(part in phrase for part in words.MEDIA_PHRASES) and not _has_personal_name(tokens, core):
        return MEDIA
    if _is_outlet(core):
        return MEDIA
    head = core[-1]
    low = head.low.removesuffix("'s")
    if low in ("website", "site", "blog") and any(is_possessive(token.low) for token in core):
        return DOCUMENT
    hidden = any(part in phrase for part in words.ANONYMOUS_PHRASES) and low not in words.OFFICIALS
    if low in words.ANONYMOUS or hidden:
        return UNNAMED
    if (len(core) > 1 or not opens or _is_name(head, names)) and _has_personal_name(tokens, core):
        return NAMED
    if low in words.MEDIA and (head.is_capital or low not in words.MEDIA_NAMES_ONLY):
        return MEDIA
    if low in words.DOCUMENTS and not (head.is_capital and low in ("act", "bill") and len(core) == 1):
        return DOCUMENT
    if low in words.AUTHORITIES:
        return AUTHORITIES if low != "authority" or not head.is_capital else BODY
    indefinite = tokens[0].low in (
        "a",
        "an",
        "one",
        "another",
        "some",
        "several",
        "two",
        "three",
        "many",
        "other",
    )
    lower = not head.is_capital or (opens and len(core) == 1)
    if low in words.OFFICIALS and lower:
        definite_office = low in words.OFFICES and tokens[0].low in ("the", "his", "her", "their", "its")
        return NAMED if definite_office and not indefinite else PEOPLE_OF_BODY
    if low in words.OFFICES and lower:
        return UNNAMED if indefinite else NAMED
    if low in words.BODIES or low in words.COUNTRIES or low in words.COUNTRY_LIKE_METONYMS:
        return BODY
    if low in words.UNNAMED_PEOPLE:
        return UNNAMED
    if head.is_capital and (len(core) > 1 or not opens or _is_name(head, names)):
        if _is_acronym(head.text) or core[0].low == "the" or any(token.low in words.BODIES for token in core):
            return BODY
        return NAMED
    if low.endswith("s") and not low.endswith("ss"):
        return UNNAMED
    return UNNAMED if indefinite else BODY


def _is_outlet(core: Sequence[Token]) -> bool:
    """Read "Al Jazeera", "the daily Merrow Post", "local media reports" as media."""
    if " ".join(token.low for token in core) in words.MEDIA_PHRASES:
        return True
    if core[-1].low in words.ACCOUNTS:
        return any(token.low in words.OF_MEDIA for token in core[:-1])
    return any(
        token.low in words.OUTLETS and not token.is_capital and after.is_capital
        for token, after in pairwise(core)
    )


def _is_name(head: Token, names: StoryNames) -> bool:
    """A capital at the head of a sentence is a name's when the word is one elsewhere, or is no plural."""
    return head.text in names.inner or not head.low.endswith("s") or is_possessive(head.low)


def _core(tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase without what follows its head: prepositions, relative clauses, appositions."""
    for index, token in enumerate(tokens):
        year = token.text == "," and index + 2 < len(tokens) and tokens[index + 1].low.isdigit()
        if index and (
            (token.text in (",", "(", "-", "—", "–") and not year)
            or token.low in PREPOSITIONS
            or token.low in ("who", "which", "that", "whose", "close")
            or (
                token.low.endswith(("ed", "ing"))
                and not token.is_capital
                and index > 1
                and token.low not in _HEADS_ED
            )
        ):
            if token.low in ("of", "for", "de", "del") and tokens[index - 1].is_capital:
                continue
            return tokens[:index]
    return tokens


_HEADS_ED = word_set("feds accused wounded injured unemployed")


def _has_personal_name(tokens: Sequence[Token], core: Sequence[Token]) -> bool:
    """True when the phrase names a person: capitals that are neither a body, a country nor an outlet."""
    if _ends_in_name(core):
        return True
    # "Ana Sol of the Times": a name before a preposition is a person's, unless a body is called so
    link = next((i for i, token in enumerate(core) if token.low in ("of", "for")), 0)
    if link >= 2 and core[link - 2].is_capital and _ends_in_name(core[:link]):
        return True
    # "the team's coach, Ana Sol": the name stands in the apposition
    for index, token in enumerate(tokens):
        if token.text == "," and index + 1 < len(tokens):
            rest = _core(tokens[index + 1 :])
            return (
                len(rest) >= 2
                and rest[0].is_capital
                and _ends_in_name(rest)
                and core[-1].low in words.OFFICES
            )
    return False


def _ends_in_name(core: Sequence[Token]) -> bool:
    names = 0
    for token in reversed(core):
        low = token.low.removesuffix("'s")
        if low in (
            "de",
            "del",
            "la",
            "al",
            "el",
            "von",
            "van",
            "bin",
            "der",
            ".",
            "jr",
            "sr",
            "ii",
            "iii",
            "qc",
            "kc",
            "mp",
            "mep",
            "phd",
            "md",
            "ph.d.",
        ):
            continue
        if token.quote >= 0:
            continue
        if not token.is_capital or is_possessive(token.low):
            break
        if low in _NOT_NAMES:
            if names == 0 or (low in words.MEDIA and token is core[0]):
                return False
            break
        names += 1
    if names == 0:
        return False
    before = core[: len(core) - names]
    titled = any(token.low in words.OFFICES | words.OFFICIALS | _TITLES | _ROLES for token in before)
    if any(token.low in CONJUNCTIONS for token in core):
        return (names >= 1 and titled) or names >= 2
    if names >= 2:
        return not (core[0].low == "the" and not titled) and not _is_acronym(core[-1].text)
    if core[0].low in ("the", "a", "an") and not titled:
        return False
    return not _is_acronym(core[-1].text)


_TITLES = word_set("mr mrs ms dr prof sir lord lady sen rep gov gen col lt maj capt rev mp")
_ROLES = word_set(
    """
    member editor co-founder co-author director colleague executive deputy former ex-president
    leader activist historian economist politician artist musician poet lawmaker chairperson
    superintendent treasurer
    """
)
_NOT_NAMES = (
    words.BODIES
    | words.COUNTRIES
    | words.COUNTRY_LIKE_METONYMS
    | words.MEDIA
    | words.AUTHORITIES
    | words.OFFICIALS
    | words.DOCUMENTS
)


_LETTERS_AFTER_NAMES = frozenset({"QC", "KC", "MP", "MEP", "MD"})


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    if text in _LETTERS_AFTER_NAMES:
        return False
    return len(letters) > 1 and letters.isupper() and len(letters) <= 7


def can_act_officially(tokens: Sequence[Token], act: SpeechAct, names: StoryNames = NO_NAMES) -> bool:
    """True when the subject is an authority that can designate, sanction, charge or offer a reward."""
    if is_pronoun(tokens):
        return False
    core = _core(tokens)
    if names.is_place(core):
        return True
    lows = {token.low.removesuffix("'s") for token in core}
    if lows & words.ACTING or lows & words.COUNTRIES or lows & words.COUNTRY_LIKE_METONYMS:
        return True
    head = core[-1]
    if act in (SpeechAct.SANCTION, SpeechAct.DESIGNATE) and head.is_capital:
        # nobody else imposes sanctions or designates, whatever the name
        return True
    if act == SpeechAct.CHARGE:
        return head.low in ("police", "prosecutors", "prosecutor") or "prosecutor" in head.low
    kind = classify_source(tokens)
    return (kind.standing is Standing.BODY and head.is_capital) or _is_president(tokens)


def _is_president(tokens: Sequence[Token]) -> bool:
    return any(
        token.low in ("president", "minister", "secretary", "governor", "chancellor") for token in tokens
    )
