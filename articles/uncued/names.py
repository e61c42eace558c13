"""Runs of capitals that name somebody, where nothing is on file: no country, day, law or adjective of a country."""

from collections.abc import Iterable

from articles.claims.detector.phrases import looks_finite
from articles.claims.detector.spanish import words as spanish
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import TIMES, is_adverb
from articles.uncued import words
from articles.uncued.lines import Line

#: Words no sentence runs on about: too general to be the same thing.
GENERAL = word_set(
    """
    year years day days time people man men woman women way week month case country city part place world group end
    number state area police government president minister court members spokesperson statement
    ano anos dia dias vez gente caso pais ciudad parte lugar mundo grupo semana mes policia gobierno presidente
    """
)


def is_verb(line: Line, index: int) -> bool:
    """Whether a word is probably a finite verb, in either language."""
    key = line.keys[index]
    return (
        key in spanish.FINITE
        or looks_finite(line.tokens, index)
        or spanish.looks_finite(line.tokens[index].text, key)
    )


AFTER_NOUN = word_set(
    "of in on at by for with from to which that who has have had will would could may is are was were also now de "
    "del en que con por para no se lo y and"
)


def is_adverbial(key: str) -> bool:
    """Whether a word is an adverb, in either language."""
    return is_adverb(key) or key in spanish.ADVERBS or key.endswith("mente")


ARTICLES = word_set(
    "a an the his her its their this that such another some el la los las un una su sus este esta ese esa al del"
)


def name_key(line: Line, start: int, end: int) -> str:
    """What the same one is known by later: the last name, or the whole where many share the last word."""
    last = line.keys[end - 1].removesuffix("'s")
    if last in _SHARED_HEADS:
        return " ".join(line.keys[start:end]).removesuffix("'s")
    return last


def names_in(line: Line) -> Iterable[tuple[int, int]]:
    """Runs of capitals that name somebody: no country, day, month or adjective of a country."""
    for start, end in capital_runs(line):
        if _is_somebody(line, start, end):
            yield start, end


def capital_runs(line: Line) -> Iterable[tuple[int, int]]:
    """Every run of capitals outside quotations, without the article or title before it."""
    tokens, keys = line.tokens, line.keys
    index = 0
    while index < len(tokens):
        if not tokens[index].is_capital or tokens[index].quote >= 0 or not tokens[index].is_word:
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and _joins_name(line, end):
            end += 1
        start = index
        while start < end and keys[start] in _NAME_LEADS:
            start += 1
        if start < end:
            yield start, end
        index = end


def _joins_name(line: Line, index: int) -> bool:
    """Whether a name goes on at `index`: a further capital, "de", or the full stop of an initial."""
    tokens, keys = line.tokens, line.keys
    if tokens[index].is_capital and tokens[index].is_word:
        return not keys[index - 1].endswith("'s")
    before_capital = index + 1 < len(tokens) and tokens[index + 1].is_capital
    initial = tokens[index].text == "." and len(tokens[index - 1].text) <= 2
    return before_capital and (keys[index] in _NAME_LINKS or initial)


_NAME_LINKS = word_set("de del la bin von van der al el")

_NAME_LEADS = word_set(
    """
    the a an in on at by for with from to of and but he she they it his her their its after before when while as if
    according president mayor minister mr mrs ms dr sen gen former prime el la los las en segun pero y cuando tras
    how why what who where this that these those since however meanwhile although because
    """
)

#: Heads of names that many share: such a name is the same one only as a whole.
_SHARED_HEADS = word_set(
    """
    prison police times post journal association committee commission council court ministry
    ministries department office party movement front organisation organization company bank university school church
    league army forces force group union agency center centre institute foundation international republic assembly
    parliament congress senate house security rights network news radio television project programme program river
    partido ministerio comision comite consejo corte tribunal ejercito policia fiscalia asociacion fundacion banco
    teachers cooperatives north south east west northeast southeast northwest southwest
    """
)

_TO_PLACE = word_set("to from toward towards hasta")

_MOVED = word_set(
    "fled flew went moved travelled traveled returned drove sailed came escaped deported sent left headed walked "
    "huyo viajo"
)

_IN_PLACE = word_set("in near throughout across outside inside around en desde hacia")

_NEVER = (
    words.COUNTRIES
    | words.PLACE_WORDS
    | TIMES
    | spanish.TIMES
    | spanish.MONTHS
    | word_set(
        """
    i god lord act law code constitution convention treaty bill amendment ley decreto constitucion
    oblast krai governorate prefecture carolina dakota virginia texas california florida arizona ohio michigan
    muslim muslims christian christians jewish jews kurdish kurds rohingya latino hispanic catholic sunni shia facebook
    twitter telegram wechat whatsapp youtube internet covid dna hiv
    """
    )
)


def _is_somebody(line: Line, start: int, end: int) -> bool:
    tokens, keys = line.tokens, line.keys
    last = keys[end - 1].removesuffix("'s")
    if last in _NEVER or len(last) < 3 or line.names.is_place(tokens[start:end]):
        return False
    if start == 0 and end == 1 and last in _COMMON:
        return False
    bare = tokens[0].text.removesuffix("'s").removesuffix("’s")
    if start == 0 and end == 1 and bare not in line.names.inner:
        # a capital at the head of a sentence proves nothing, but for a singular before its verb or hedge
        common = last.endswith("s") or last in _COMMON or len(tokens) < 2
        return not common and (is_adverbial(keys[1]) or looks_finite(tokens, 1))
    lead = next((keys[i] for i in range(start - 1, max(-1, start - 3), -1) if keys[i] not in ARTICLES), "")
    if lead in _TO_PLACE and end - start == 1 and _MOVED & set(keys[max(0, start - 5) : start]):
        return False
    if lead in _IN_PLACE or not last.replace("'", "").replace("’", "").isalpha():
        return False
    is_plural_acronym = tokens[start].text[:-1].isupper() and last.endswith("s")
    if end - start == 1 and (last in _SHARED_HEADS or is_plural_acronym):
        return False
    if end - start == 1 and end < len(tokens) and tokens[end].is_word and not tokens[end].is_capital:
        # "Mexican officials": an adjective; "Valtos fled": a name
        return keys[end] in AFTER_NOUN or is_adverbial(keys[end]) or is_verb(line, end)
    return True


_COMMON = (
    words.PEOPLE
    | words.CROWDS
    | words.GROUPS
    | words.BODIES
    | words.ILLICIT
    | words.THINGS
    | GENERAL
    | word_set(
        """
    nobody everybody everyone somebody someone anyone nothing everything something there here this that it one he she
    they we you what who which many most some several rain snow work life water smoke traffic parliament congress
    el la nadie alguien todo nada este esta eso quien
    """
    )
)
