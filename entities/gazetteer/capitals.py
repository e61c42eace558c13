"""Tell the government from the city that stands for it: "Washington announced", "in Washington"."""

import re
from typing import Literal

from entities.gazetteer.neighbours import NEXT_WORD
from entities.gazetteer.subjects import is_subject, office_after, possessive_end
from entities.gazetteer.window import FUNCTION_WORDS, TOKEN, following, is_adverb, preceding, reads_spanish
from entities.gazetteer.words import word_set

_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|outside|inside|around|across|throughout|into|at|downtown|central|northwest|northeast"
    r"|southeast|southwest|greater|metropolitan|suburban)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MOTION_BEFORE = re.compile(
    r"\b(?:flew|fl(?:y|ies|ying|ight|ights)|travel\w*|trips?|visit\w*|return\w*|arriv\w*|dr(?:ove|ive|iving)"
    r"|march\w*|head(?:ed|ing|s)|left|leav(?:e|es|ing)|landed|moved|born|based|liv(?:e|es|ed|ing)"
    r"|(?:embassy|ambassador|consulate|meeting|rally|summit|protest)\s(?:to|in|at))\b[^.;:!?\n]{0,25}$",
    re.IGNORECASE,
)
_RELATION_BEFORE = re.compile(
    r"\b(?:between|(?:pressure|support|backing|aid|claims?|responses?|demands?|messages?|statements?|signals?"
    r"|criticism|threats?|denials?|orders?|sanctions|approval|permission|help|word|silence|reaction|assurances"
    r"|concessions)\s+from"
    r"|(?:relations|ties|talks|tensions?|agreements?|deals?|disputes?|alliance|pact|negotiations|break|row|war)"
    r"\s+with"
    r"|(?:call\w*|pressure|prevail\w*|rel(?:y|ies|ied|iance|ying))\s+(?:on|upon)|at odds with|pressur\w+"
    r"|urg\w+|accus\w+|blam\w+|criticiz\w+|condemn\w+|defy\w*|defi\w+|warn\w+|told|tell\w*|ask\w*|convinc\w+|persuad\w+)\s+$",
    re.IGNORECASE,
)
_AGENT_BEFORE = re.compile(r"\b(?:by|with|against|toward|towards|pro-|anti-)\s*$", re.IGNORECASE)
_PHYSICAL = word_set(
    """airport airports streets street suburbs metro subway weather museums skyline neighborhoods
    neighbourhoods residents mayor downtown hotels restaurants traffic roads monuments zoo"""
)
_POLICIES = word_set(
    """accusation accusations agenda allegation allegations alliance allies ally ambassador ambitions approach
    assertion backing ban blockade campaign claim claims commitment concern concerns crackdown decision demand
    demands denial denials designation diplomats doctrine effort efforts embargo envoy envoys government
    intention intentions interest interests intervention involvement message military move moves negotiators
    objections offer official officials operation operations order orders plan plans pledge policies policy
    position pressure promise proposal reaction refusal rejection relations request response reward rhetoric
    role sanctions stance statement strategy strikes support tariffs threat threats ties troops view views
    warning warnings war"""
)
#: Offices that a city has as well as a state.
_CITY_OFFICE = re.compile(
    r"\b(?:police|prosecutors?|investigators|officers?|office|agenc(?:y|ies))\b", re.IGNORECASE
)
_DISTRICT = re.compile(r",?\s+D\.?\s?C\b\.?")
_DATELINE = re.compile(r"(?:,\s*[\w. ]{1,30})?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[—–]|-{1,2}\s)")
_OPENS_NOUN_PHRASE = re.compile(
    r"(?:\b(?:an?|the|this|that|his|her|its|their|our|by|with)|['’]s?)\s+$", re.IGNORECASE
)


_SPOKEN_FOR = re.compile(r"\s(?:spokes\w+|press\ssecretary)\b")
_SPANISH_PLACE_BEFORE = re.compile(
    r"\b(?:en|desde|hacia|cerca de|llegó a|viajó a|voló a|visitó)\s$", re.IGNORECASE
)
#: A preterite ("anunció", "dijo"), a perfect ("ha pedido"), or a present that governments use.
_ACTS_IN_SPANISH = re.compile(
    r"\s(?:(?:no|ya|también)\s)?(?:\w{2,}ó|dijo|hizo|impuso|pidió|puso|quiso|propuso|ha\s\w+[aií]do|(?:acusa|afirma"
    r"|advierte|amenaza|anuncia|asegura|busca|condena|confirma|considera|exige|impone|insiste|niega|ofrece|pide|quiere"
    r"|rechaza|responde|sanciona|sostiene))\b"
)


def capital_sense(text: str, start: int, end: int) -> Literal["metonym", "place"] | None:
    """What a capital stands for: its government, the city, or, where the words do not tell, None.

    The government acts, owns a policy, has officials and relations; the city has streets and people in it.
    """
    before, after = preceding(text, start), following(text, end)
    if _DISTRICT.match(after) or after.startswith(("-based", "‑based", "-area")):
        return "place"
    if not before.strip() and _DATELINE.match(after):
        return "place"
    possessed = possessive_end(text, end)
    if possessed != end:
        return _owner_sense(following(text, possessed))
    spanish = _spanish_sense(text, start, end, before, after)
    if spanish is not None:
        return spanish
    if _SPOKEN_FOR.match(after):
        return "metonym"
    office = office_after(text, end)
    if office is not None:
        is_city = _CITY_OFFICE.search(text, end, office) is not None
        return "place" if is_city else "metonym"
    if _PLACE_BEFORE.search(before) or _MOTION_BEFORE.search(before):
        return "place"
    if is_subject(text, start, end, loose=True):
        return "metonym"
    if _RELATION_BEFORE.search(before) or (_AGENT_BEFORE.search(before) and not _qualifies(after)):
        return "metonym"
    return "place" if _qualifies(after) and _OPENS_NOUN_PHRASE.search(before) else None


def _spanish_sense(
    text: str, start: int, end: int, before: str, after: str
) -> Literal["metonym", "place"] | None:
    """As `capital_sense` for Spanish: "Washington anunció", "en Washington"."""
    if _ACTS_IN_SPANISH.match(after) and reads_spanish(text, start, end):
        return "metonym"
    return "place" if _SPANISH_PLACE_BEFORE.search(before) else None


def _owner_sense(after: str) -> Literal["metonym", "place"] | None:
    """By what is owned: "Washington's new approach" is the government's, "London's Hyde Park" the city's."""
    owned = [word.lower() for word in TOKEN.findall(after)[:4]]
    if _POLICIES.intersection(owned):
        return "metonym"
    return "place" if _PHYSICAL.intersection(owned) else None


def _qualifies(after: str) -> bool:
    """Whether a noun in lower case follows, which the city qualifies: "a Washington lobbyist"."""
    match = NEXT_WORD.match(after)
    if match is None or not match[1].islower():
        return False
    word = match[1]
    return not (word in FUNCTION_WORDS or is_adverb(word))
