"""The capitalised words right before and after a mention: are they part of one longer name."""

import re

from entities.gazetteer.subjects import acts
from entities.gazetteer.window import following, is_adverb, preceding
from entities.gazetteer.words import word_set

_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“'‘—–-])([^\W\d_][\w.'’-]*)[ \u00a0]+$")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n—–\"“”'‘(\[•])\s*$")
_OPENERS = word_set(
    """a afterwards thus hence therefore moreover senior top several some many most few other new current
    after again all although amid and as at because before both but by despite even for former from
    given how however if in instead like meanwhile near neither nor now of on once only or outside
    over president since so still that the then there though today toward under unlike until what when
    where whether while why with without yet minister secretary senator governor general attorney
    ambassador mr mrs ms dr sen gov rep gen capo chief director prime vice former ex-president
    presidente captain colonel sir lord king queen prince princess pope bishop judge justice leader
    boss founder brothers commander admiral lieutenant major sergeant marshal congressman congresswoman
    representative commissioner mayor premier chancellor deputy speaker professor reverend father sister
    cardinal archbishop imam sheikh coach candidate spokesman spokeswoman lawyer attorneys inspector
    detective presidenta senador senadora gobernador gobernadora ministro ministra diputado diputada
    fiscal juez alcalde alcaldesa general coronel comandante señor señora don doña sr sra
    en el la los las de del según desde por para con sin pero y al un una este esta tras ante hacia como cuando si
    aunque mientras sobre entre contra ayer hoy también así"""
)
_TOWN = re.compile(r"\b[A-Z][\w.'’-]+,\s$")
_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b")

NEXT_WORD = re.compile(r"[ \u00a0]+([^\W\d_][\w'’-]*)")


def name_before(text: str, start: int) -> str | None:
    """The capitalised word right before, if it seems to be part of the same name ("George" Washington)."""
    before = preceding(text, start)
    match = _LAST_WORD.search(before)
    if match is None:
        return None
    word = match[1]
    if word[0].islower() or word.endswith(("'s", "’s")):
        return None
    bare = word.rstrip(".").lower()
    opens = _SENTENCE_END.search(before[: match.start(1)]) is not None
    if (
        bare in _OPENERS
        or bare.removesuffix("s") in _OPENERS
        or (opens and (is_adverb(word) or word.endswith("ing")))
    ):
        return None
    if word.endswith(".") and len(bare) > 2:  # the end of a sentence, not an initial
        return None
    return word


def name_after(text: str, end: int) -> str | None:
    """The capitalised word right after, if it seems to be part of the same name (Washington "Post")."""
    match = NEXT_WORD.match(following(text, end))
    if match is None or match[1][0].islower() or acts(text, end):
        return None
    return match[1]


def follows_town(text: str, start: int) -> bool:
    """Whether a town and a comma stand before, as before the name of one of the fifty states."""
    return _TOWN.search(preceding(text, start)) is not None


def has_generation(text: str, end: int) -> bool:
    """Whether "Jr." or "III" follows: the son of the person on file."""
    return _GENERATION.match(text, end) is not None
