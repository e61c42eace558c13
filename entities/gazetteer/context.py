"""What the words around a mention say about it: does it act, is it the place, is it part of a longer name.

English rules over a window of the same line; each looks at a bounded number of characters, so that the cost
does not depend on the length of the paragraph. All positions are into the original text.
"""

import re
from typing import Literal

from entities.gazetteer import verbs
from entities.gazetteer.words import word_set

_WINDOW = 160
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\s\w]")
_POSSESSIVE = re.compile(r"['’]s?(?=[\s,.;:!?)\"”]|$)")
_PARENTHESIS = re.compile(r"\s*\([^()\n]{1,40}\)")

_MODALS = word_set("will would shall should may might can could must cannot")
_HAVE = word_set("has have had")
_BE = word_set("is are was were")
_DO = word_set("do does did")
_READY = word_set("willing ready prepared determined unwilling reluctant set poised due")
_ADVERBS = word_set(
    """also now then again still never not always soon later since once even just already long ever too both
    further instead meanwhile today yesterday monday tuesday wednesday thursday friday saturday sunday"""
)
_DETERMINERS = word_set(
    """that the a an its it his her their them him this these those no more new up all any some several two
    three four five six seven eight nine ten how whether what who why where when"""
)
#: Of the forms that are also nouns, those after which "to" begins what is intended.
_INTENDING = word_set("aims hopes moves needs offers plans pledges promises threatens vows wants")
_FUNCTION_WORDS = word_set(
    """and or but nor of in on for to with from by at as over after before against about that which who whom
    whose while when where because since if than until unless toward towards under between among amid through
    without within during despite whether so yet both is are was were be been has have had will would shall
    should may might can could must cannot do does did not the its into out off"""
)

OFFICIALS = word_set(
    """official officials officers officer authorities prosecutor prosecutors investigators diplomat diplomats
    aides aide agents envoys negotiators regulators leaders commanders generals ministers"""
)
BODIES = word_set("""government administration authorities ministry ministries embassy agencies agency
""")
#: Bodies whose name more often qualifies another noun: "U.S. military presence" speaks for nobody.
_ARMED_BODIES = word_set("military army navy police intelligence troops")
_OFFICE_ADJECTIVES = word_set(
    """senior top federal military security defense defence intelligence law enforcement foreign interior
    justice state public national government administration immigration border customs treasury health trade
    election anti-narcotics counternarcotics police army navy current former"""
)

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
    r"|(?:relations|ties|talks|tensions?|agreements?|deals?|disputes?|alliance|pact|negotiations|break|row|war)\s+with"
    r"|(?:call\w*|pressure|prevail\w*|rel(?:y|ies|ied|iance|ying))\s+(?:on|upon)|at odds with|pressur\w+|urg\w+"
    r"|accus\w+|blam\w+|criticiz\w+|condemn\w+|defy\w*|defi\w+|warn\w+|told|tell\w*|ask\w*|convinc\w+|persuad\w+)\s+$",
    re.IGNORECASE,
)
_AGENT_BEFORE = re.compile(r"\b(?:by|with|against|toward|towards|pro-|anti-)\s*$", re.IGNORECASE)
_PHYSICAL = word_set(
    """airport airports streets street suburbs metro subway weather museums skyline neighborhoods
    neighbourhoods residents mayor downtown hotels restaurants traffic roads monuments zoo"""
)
_DISTRICT = re.compile(r",?\s+D\.?\s?C\b\.?")
_DATELINE = re.compile(r"(?:,\s*[\w. ]{1,30})?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[—–]|-{1,2}\s)")
_SPEAKS_FOR = re.compile(
    rf"\b(?:spokes\w+|{'|'.join(sorted(OFFICIALS))})\s+(?:for|of|in|at|from|with)\s+(?:(?:the|\d+)\s+)?$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“'‘—–-])([^\W\d_][\w.'’-]*)[ \u00a0]+$")
_NEXT_WORD = re.compile(r"[ \u00a0]+([^\W\d_][\w'’-]*)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n—–\"“”'‘(\[•])\s*$")
_OPENERS = word_set(
    """a afterwards thus hence therefore moreover senior top several some many most few other new current
    after again all although amid and as at because before both but by despite even for former from
    given how however if in instead like meanwhile near neither nor now of on once only or outside
    over president since so still that the then there though today toward under unlike until what when
    where whether while why with without yet minister secretary senator governor general attorney
    ambassador mr mrs ms dr sen gov rep gen capo chief director prime vice former ex-president
    presidente captain colonel sir lord king queen prince princess pope bishop judge justice leader
    boss founder brothers"""
)


def _following(text: str, end: int) -> str:
    return text[end : end + _WINDOW].partition("\n")[0]


def _preceding(text: str, start: int) -> str:
    return text[max(0, start - _WINDOW) : start].rpartition("\n")[2]


def possessive_end(text: str, end: int) -> int:
    """Where "'s" or "’" after the mention ends; `end` itself when there is none."""
    match = _POSSESSIVE.match(text, end, end + 3)
    return match.end() if match else end


def _words(text: str, end: int) -> list[str]:
    following = _following(text, end)
    parenthesis = _PARENTHESIS.match(following)
    if parenthesis:
        following = following[parenthesis.end() :]
    return _TOKEN.findall(following)[:10]


def _skip_adverbs(words: list[str], at: int) -> int:
    while at < len(words) and (words[at].lower() in _ADVERBS or _is_adverb(words[at])):
        at += 1
    return at


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.lower().endswith("ly") and word.lower() not in {"supply", "imply", "apply"}


def acts(text: str, end: int, *, plural: bool = False, loose: bool = False) -> bool:
    """Whether the mention that ends at `end` is the subject of a verb of saying or governing.

    `plural` admits the bare form ("officials fear"); `loose` any verb in -ed, for words that need a subject.
    """
    words = _words(text, end)
    at = _skip_adverbs(words, 0)
    if at >= len(words):
        return False
    word = words[at].lower().replace("’", "'")
    if word.endswith("n't"):
        word = {"won't": "will", "can't": "can"}.get(word, word[:-3])
    after = _skip_adverbs(words, at + 1)
    following = words[after].lower() if after < len(words) else ""
    last = words[after + 1].lower() if after + 1 < len(words) else ""
    if word in _MODALS:
        if following == "be":
            return last in verbs.PRESENT_PARTICIPLES
        return following in verbs.BASES or (following == "have" and last in verbs.PAST_PARTICIPLES)
    if word in _HAVE:
        if following == "been":
            return last in verbs.PRESENT_PARTICIPLES
        return following in verbs.PAST_PARTICIPLES or (following == "to" and last in verbs.BASES)
    if word in _BE:
        return following in verbs.PRESENT_PARTICIPLES or (following in _READY and last == "to")
    if word in _DO:
        return following in verbs.BASES
    if word in verbs.NOUN_TOO:
        if following == "to":
            return word in _INTENDING
        return following in _DETERMINERS or (bool(following) and words[after][0].isupper())
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
    matches = list(_TOKEN.finditer(_following(text, at)))[:4]
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


def capital_sense(text: str, start: int, end: int) -> Literal["metonym", "place"] | None:
    """What a capital stands for: its government, the city, or, where the words do not tell, None.

    The government acts, owns a policy, has officials and relations; the city has streets and people in it.
    """
    before, after = _preceding(text, start), _following(text, end)
    if _DISTRICT.match(after) or after.startswith(("-based", "‑based", "-area")):
        return "place"
    if not before.strip() and _DATELINE.match(after):
        return "place"
    possessed = possessive_end(text, end)
    if possessed != end:
        words = _TOKEN.findall(_following(text, possessed))[:2]
        names_a_thing = bool(words) and words[0][0].isupper() and not is_title_case(text, start, end)
        is_physical = any(word.lower() in _PHYSICAL for word in words)
        return "place" if names_a_thing or is_physical else "metonym"  # "London's Hyde Park"
    if office_after(text, end):
        return "metonym"
    if _PLACE_BEFORE.search(before) or _MOTION_BEFORE.search(before):
        return "place"
    if is_subject(text, start, end, loose=True):
        return "metonym"
    if _RELATION_BEFORE.search(before) or (_AGENT_BEFORE.search(before) and not _qualifies(after)):
        return "metonym"
    return "place" if _qualifies(after) and _OPENS_NOUN_PHRASE.search(before) else None


_OPENS_NOUN_PHRASE = re.compile(
    r"(?:\b(?:an?|the|this|that|his|her|its|their|our|by|with)|['’]s?)\s+$", re.IGNORECASE
)


def _qualifies(after: str) -> bool:
    """Whether a noun in lower case follows, which the city qualifies: "a Washington lobbyist"."""
    following = _NEXT_WORD.match(after)
    if following is None or not following[1].islower():
        return False
    word = following[1]
    return not (word in _FUNCTION_WORDS or word in _ADVERBS or _is_adverb(word))


_JOINT = re.compile(r"(?:,\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)*,?\s+and\s+(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z]\w+)?")


_PREPOSITION_BEFORE = re.compile(
    r"\b(?:of|for|from|to|with|by|on|upon|in|at|against|about|between|into|near|de|del|over|under|across|outside"
    r"|inside|within|toward|towards|through|like|than)\s+(?:(?:the|\d+)\s+)?$",
    re.IGNORECASE,
)


def is_subject(text: str, start: int, end: int, *, plural: bool = False, loose: bool = False) -> bool:
    """Whether the mention itself acts or speaks, not a word it depends on ("the mayor of London said")."""
    if is_said_by(text, start):
        return True
    if _PREPOSITION_BEFORE.search(_preceding(text, start)):
        return False
    return acts(text, end, plural=plural, loose=loose) or acts_jointly(text, end)


def acts_jointly(text: str, end: int) -> bool:
    """Whether it acts with others named after it: "Washington and Beijing have agreed"."""
    others = _JOINT.match(_following(text, end))
    return others is not None and acts(text, end + others.end(), plural=True)


def has_officials(text: str, start: int) -> bool:
    """Whether people who speak for it stand before: "officials in Washington", "a spokesman for the Pentagon"."""
    return _SPEAKS_FOR.search(_preceding(text, start)) is not None


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether the line around is set like a headline: four of five words, small ones apart, have capitals."""
    around = _preceding(text, start) + " " + _following(text, end)
    words = [
        word
        for word in _TOKEN.findall(around)
        if len(word) >= 3 and word.isalpha() and word not in _FUNCTION_WORDS
    ]
    capitals = sum(not word[0].islower() for word in words)
    return bool(words) and capitals * 5 >= len(words) * 4


def name_before(text: str, start: int) -> str | None:
    """The capitalised word right before, if it seems to be part of the same name ("George" Washington)."""
    before = _preceding(text, start)
    match = _LAST_WORD.search(before)
    if match is None:
        return None
    word = match[1]
    if word[0].islower() or word.endswith(("'s", "’s")):
        return None
    bare = word.rstrip(".").lower()
    opens = _SENTENCE_END.search(before[: match.start(1)]) is not None
    if bare in _OPENERS or (opens and (_is_adverb(word) or word.endswith("ing"))):
        return None
    if word.endswith(".") and len(bare) > 2:  # the end of a sentence, not an initial
        return None
    return word


def name_after(text: str, end: int) -> str | None:
    """The capitalised word right after, if it seems to be part of the same name (Washington "Post")."""
    match = _NEXT_WORD.match(_following(text, end))
    if match is None or match[1][0].islower() or acts(text, end):
        return None
    return match[1]


_SAID_BY = re.compile(
    r"\b(?:according to|said|says|added|statement (?:by|from))\s+(?:the\s+)?"
    r"(?:[A-Z][\w.’'-]*\s+){0,3}$"
)
_TOWN = re.compile(r"\b[A-Z][\w.'’-]+,\s$")


def is_said_by(text: str, start: int) -> bool:
    """Whether the words right before hand it what was said: "according to", "said President"."""
    return _SAID_BY.search(_preceding(text, start)) is not None


def follows_town(text: str, start: int) -> bool:
    """Whether a town and a comma stand before, as before the name of one of the fifty states."""
    return _TOWN.search(_preceding(text, start)) is not None


_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b")


def has_generation(text: str, end: int) -> bool:
    """Whether "Jr." or "III" follows: the son of the person on file."""
    return _GENERATION.match(text, end) is not None
