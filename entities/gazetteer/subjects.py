"""Who acts or speaks: is a mention the subject of a verb of saying or governing, and who speaks for it."""

import re

from entities.gazetteer import verbs
from entities.gazetteer.window import TOKEN, following, is_adverb, is_title_case, preceding
from entities.gazetteer.words import word_set

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=[\s,.;:!?)\"”]|$)")
_PARENTHESIS = re.compile(r"\s*\([^()\n]{1,40}\)")

#: "the ministry, known by its initials, declined": only where a second comma closes it and a verb may follow.
_APPOSITION = re.compile(r",\s(?!and\b|or\b|but\b)[^,\n]{2,90},(?=\s[a-z])")
_DAY = re.compile(
    r"\s+(?:on|late|early|earlier|last|this)\s+(?:on\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4},?)?)\b"
)

_MODALS = word_set("will would shall should may might can could must cannot")
_HAVE = word_set("has have had")
_BE = word_set("is are was were")
_DO = word_set("do does did")
_READY = word_set("willing ready prepared determined unwilling reluctant set poised due")
_DETERMINERS = word_set(
    """that the a an its it his her their them him this these those no more new up all any some several two
    three four five six seven eight nine ten how whether what who why where when"""
)
#: Of the forms that are also nouns, those after which "to" begins what is intended.
_INTENDING = word_set("aims hopes moves needs offers plans pledges promises threatens vows wants")
OFFICIALS = word_set(
    """official officials officers officer authorities prosecutor prosecutors investigators diplomat diplomats
    aides aide agents envoys negotiators regulators leaders commanders generals ministers"""
)
BODIES = word_set(
    """government administration authorities ministry ministries embassy agencies agency office cabinet
    presidency"""
)
#: Bodies whose name more often qualifies another noun: "U.S. military presence" speaks for nobody.
_ARMED_BODIES = word_set("military army navy police intelligence troops")
_OFFICE_ADJECTIVES = word_set(
    """senior top federal military security defense defence intelligence law enforcement foreign interior
    justice state public national government administration immigration border customs treasury health trade
    election anti-narcotics counternarcotics police army navy current former"""
)

_SPEAKS_FOR = re.compile(
    rf"\b(?:spokes\w+|{'|'.join(sorted(OFFICIALS))})\s+(?:for|of|in|at|from|with)\s+(?:(?:the|\d+)\s+)?$",
    re.IGNORECASE,
)
_NAME = r"(?:the\s)?(?:(?:[A-Z]\.){2,}|[A-Z]\w+)(?:\s[A-Z]\w+)?"
_JOINT = re.compile(rf"(?:,\s{_NAME})*,?\s+and\s+{_NAME}")
_IN_A_LIST = re.compile(r"[A-Z]\w+,\s+$")
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:of|for|from|to|with|by|on|upon|in|at|against|about|between|into|near|de|del|over|under|across|outside"
    r"|inside|within|toward|towards|through|like|than|as|(?-i:[A-Z])\w+,\sand)\s+(?:(?:the|\d+)\s+)?$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"\b(?:[Aa]ccording to|said|says|added|[Ss]tatement (?:by|from))\s+(?:the\s+)?"
    r"(?:[A-Z][\w.’'-]*\s+){0,3}$"
)


def possessive_end(text: str, end: int) -> int:
    """Where "'s" or "’" after the mention ends; `end` itself when there is none."""
    match = _POSSESSIVE.match(text, end, end + 3)
    return match.end() if match else end


def _words(text: str, end: int) -> list[str]:
    """The words after the mention, without what may stand between a subject and its verb."""
    line = following(text, end)
    for aside in (_PARENTHESIS, _APPOSITION, _DAY):
        match = aside.match(line)
        if match:
            line = line[match.end() :]
    return TOKEN.findall(line)[:10]


def _skip_adverbs(words: list[str], at: int) -> int:
    while at < len(words) and is_adverb(words[at]):
        at += 1
    return at


def acts(text: str, end: int, *, plural: bool = False, loose: bool = False) -> bool:
    """Whether the mention that ends at `end` is the subject of a verb of saying or governing.

    `plural` admits the bare form ("officials fear"); `loose` any verb in -ed, for words that need a subject.
    """
    words = _words(text, end)
    at = _skip_adverbs(words, 0)
    if at >= len(words) or (words[at][0].isupper() and not is_title_case(text, end, end)):
        return False
    word = words[at].lower().replace("’", "'")
    if word.endswith("n't"):
        word = {"won't": "will", "can't": "can"}.get(word, word[:-3])
    after = _skip_adverbs(words, at + 1)
    second = words[after].lower() if after < len(words) else ""
    third = words[after + 1].lower() if after + 1 < len(words) else ""
    if word in _MODALS:
        if second == "be":
            return third in verbs.PRESENT_PARTICIPLES
        return second in verbs.BASES or (second == "have" and third in verbs.PAST_PARTICIPLES)
    if word in _HAVE:
        if second == "been":
            return third in verbs.PRESENT_PARTICIPLES
        return second in verbs.PAST_PARTICIPLES or (second == "to" and third in verbs.BASES)
    if word in _BE:
        return second in verbs.PRESENT_PARTICIPLES or (second in _READY and third == "to")
    if word in _DO:
        return second in verbs.BASES
    if word in verbs.NOUN_TOO:
        if second == "to":
            return word in _INTENDING
        return second in _DETERMINERS or (bool(second) and words[after][0].isupper())
    if word in verbs.PASTS or word in verbs.THIRD_PERSONS:
        return True
    if plural and word in verbs.BASES:
        return True
    return loose and len(word) > 4 and word.endswith("ed")


def office_after(text: str, end: int) -> int | None:
    """The end of "officials", "authorities", "government" ... that the mention qualifies, None without one.

    Sees through a possessive and up to three adjectives ("Mexican senior security officials").
    """
    at = possessive_end(text, end)
    matches = list(TOKEN.finditer(following(text, at)))[:4]
    office: int | None = None
    for match in matches:
        word = match[0].lower()
        if word in OFFICIALS or word in BODIES:
            office = at + match.end()
        elif word in _ARMED_BODIES and acts(text, at + match.end()):
            return at + match.end()
        elif word not in _OFFICE_ADJECTIVES:
            break
    return office


def is_subject(text: str, start: int, end: int, *, plural: bool = False, loose: bool = False) -> bool:
    """Whether the mention itself acts or speaks, not a word it depends on ("the mayor of London said")."""
    if is_said_by(text, start):
        return True
    if _PREPOSITION_BEFORE.search(preceding(text, start)):
        return False
    return acts(text, end, plural=plural, loose=loose) or acts_jointly(text, start, end)


def acts_jointly(text: str, start: int, end: int) -> bool:
    """Whether it acts with others named after it: "Washington and Beijing have agreed"."""
    others = _JOINT.match(following(text, end))
    if others is None or _IN_A_LIST.search(preceding(text, start)):
        return False
    return acts(text, end + others.end(), plural=True)


def has_officials(text: str, start: int) -> bool:
    """Whether those who speak for it stand before: "officials in Washington", "spokesman for the police"."""
    return _SPEAKS_FOR.search(preceding(text, start)) is not None


def is_said_by(text: str, start: int) -> bool:
    """Whether the words right before hand it what was said: "according to", "said President"."""
    return _SAID_BY.search(preceding(text, start)) is not None
