"""Whom a noun phrase is about: a person, a group, a crime, a place, or nothing that could be hurt."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from articles.claims.detector.phrases import looks_finite
from articles.claims.detector.spanish import words as spanish
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import DETERMINERS, PRONOUNS
from articles.uncued import words
from articles.uncued.lines import Line
from entities.gazetteer import Gazetteer, MentionMatch

_LONGEST_PHRASE = 9
_LEADS = word_set(
    """
    the a an his her its their our this that these those some several two three four many one former late then
    el la los las un una unos unas su sus este esta ese esa varios varias dos tres ex entonces al del
    """
)
_LINKS = word_set("of de del la los las el al bin von van der da do dos y &")
_STOPS = word_set(
    """
    in on at by for with from to into over under about against between among through during before after since until
    within without across and or but who whom which that whose while when where because as if is are was were has
    have had will would can could may might must than not
    en con por para desde hasta sobre entre durante segun sin ante bajo contra hacia tras y e o u pero que quien
    quienes cual cuyo donde cuando mientras porque como si es son fue fueron era eran ha han habia no se
    """
)
_ILLICIT_KINDS = frozenset({"cartel", "gang", "faction"})
_GROUP_SCHEMAS = frozenset({"Organization", "Company", "LegalEntity"})


_OWN_CIRCLE = (
    words.PEOPLE
    | words.GROUPS
    | words.ILLICIT
    | words.BODIES
    | word_set(
        "circle office campaign entourage role part conduct dealings wealth fortune motives past affairs interests"
    )
)
_NO_NAMES = (
    PRONOUNS
    | DETERMINERS
    | word_set("it there here he she we i you nobody nothing parliament congress snow rain")
)
_CROOKED_GOODS = word_set("drug drugs arms weapons cocaine heroin opium ivory slave sex black fuel gun")
_BEFORE_NOUNS = word_set("the a an his her its their this that these those el la los las un una su sus")


def _is_verb(line: Line, index: int) -> bool:
    """Whether a word behind a noun is a verb: by its form, or by an article right after it ("ran the")."""
    token, key = line.tokens[index], line.keys[index]
    if key.endswith("ed") or looks_finite(line.tokens, index) or spanish.looks_finite(token.text, key):
        return True
    return index + 1 < len(line.keys) and line.keys[index + 1] in _BEFORE_NOUNS


class Whom(Enum):
    """What a phrase names."""

    PERSON = auto()
    ILLICIT = auto()
    CRIME = auto()
    GROUP = auto()
    NAME = auto()  # a capital of which no more is known
    BODY = auto()
    CROWD = auto()
    THING = auto()
    PLACE = auto()
    OTHER = auto()


#: Those an insinuation can be about.
SOMEBODY = frozenset({Whom.PERSON, Whom.GROUP, Whom.NAME, Whom.ILLICIT})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a line: its tokens, what it names, and the entities on file in it."""

    start: int
    end: int
    whom: Whom
    entities: tuple[str, ...] = ()


class Reader:
    """Reads noun phrases with what is on file. One for each text."""

    def __init__(self, mentions: Sequence[MentionMatch], gazetteer: Gazetteer) -> None:
        self._mentions = sorted(mentions, key=lambda match: match.start)
        self._starts = [match.start for match in self._mentions]
        self._gazetteer = gazetteer

    def mentions_in(self, start: int, end: int) -> list[MentionMatch]:
        """The mentions that begin within a stretch of the text."""
        first = bisect_left(self._starts, start)
        return self._mentions[first : bisect_left(self._starts, end)]

    def whom_of(self, match: MentionMatch) -> Whom:
        """What a mention of somebody on file names."""
        key = match.key or (match.candidates[0] if match.candidates else "")
        schema = self._gazetteer.schema_of(key)
        if match.sense in ("place", "demonym") or schema == "Country":
            return Whom.PLACE
        if schema == "Person":
            return Whom.PERSON
        if self._gazetteer.kind_of(key) in _ILLICIT_KINDS:
            return Whom.ILLICIT
        if schema in _GROUP_SCHEMAS:
            return Whom.GROUP
        return Whom.BODY if schema == "PublicBody" else Whom.OTHER

    def after(self, line: Line, start: int, stop: int | None = None) -> Phrase | None:
        """The noun phrase that begins at `start` and ends before `stop`; None where none does."""
        end = start
        tokens, keys = line.tokens, line.keys
        limit = len(tokens) if stop is None else stop
        while end < min(limit, start + _LONGEST_PHRASE):
            token, key = tokens[end], keys[end]
            linked = key in _LINKS and end > start and end + 1 < len(tokens) and tokens[end + 1].is_capital
            inner_stop = key in ("'", "’") or (
                token.text == "." and tokens[end - 1].is_capital and end > start
            )
            if not token.is_word and not (
                inner_stop and end + 1 < len(tokens) and tokens[end + 1].is_capital
            ):
                break
            if key in _STOPS and not linked:
                break
            if key in ("of", "de", "del") and not linked:
                break
            # "the jailed banker": right behind the article a participle is an adjective
            after_article = end == start + 1 and keys[start] in _LEADS and key.endswith("ed")
            if end > start and not token.is_capital and not after_article and _is_verb(line, end):
                break
            end += 1
        return self._phrase(line, start, end) if end > start else None

    def before(self, line: Line, end: int) -> Phrase | None:
        """The noun phrase that ends at `end`, over a comma before it."""
        tokens, keys = line.tokens, line.keys
        while end > 0 and tokens[end - 1].text in (",", "(", "—", "–"):
            end -= 1
        start = end
        while start > max(0, end - _LONGEST_PHRASE):
            token, key = tokens[start - 1], keys[start - 1]
            if not token.is_word or (key in _STOPS and key not in _LINKS):
                break
            start -= 1
            if key in _LEADS:
                break
        return self._phrase(line, start, end) if end > start else None

    def _phrase(self, line: Line, start: int, end: int) -> Phrase:
        span = line.span(start, end)
        found = [match for match in self.mentions_in(span.start, span.end) if match.end <= span.end]
        persons = [match for match in found if self.whom_of(match) not in (Whom.PLACE, Whom.OTHER)]
        keys = tuple(dict.fromkeys(match.key for match in persons if match.key))
        return Phrase(start, end, self._whom(line, start, end, persons), keys)

    def _whom(self, line: Line, start: int, end: int, on_file: Sequence[MentionMatch]) -> Whom:
        keys = line.keys
        while start < end - 1 and keys[start] in _LEADS:
            start += 1
        head_end = line.span(start, end).end
        for match in on_file:
            # the name itself, its owner's genitive, or a head noun with the name behind it
            if match.end >= head_end - 2:
                return self.whom_of(match)
        owner = next((i for i in range(start, end - 1) if keys[i].endswith(("'s", "s'"))), -1)
        if owner < 0:
            return _by_words(line, start, end)
        # of what somebody has, only their people and their firms make a link with them
        head = keys[end - 1]
        if head in words.CRIMES:
            return Whom.CRIME
        if head not in _OWN_CIRCLE:
            return Whom.OTHER
        if on_file:
            return self.whom_of(on_file[0])
        name = keys[owner].removesuffix("'s").removesuffix("'")
        is_somebodys = name in words.PEOPLE or (line.tokens[owner].is_capital and name not in words.COUNTRIES)
        return Whom.PERSON if is_somebodys else _by_words(line, owner + 1, end)


def _by_words(line: Line, start: int, end: int) -> Whom:
    tokens, keys = line.tokens, line.keys
    # the head stands before "of": "the smugglers of Low Harbour"
    end = next((i for i in range(start + 1, end) if keys[i] in ("of", "de", "del")), end)
    capitals = [i for i in range(start, end) if tokens[i].is_capital]
    first, last = keys[start], keys[end - 1].removesuffix("'s")
    if last in ("trade", "market") and end - start > 1 and keys[end - 2] in _CROOKED_GOODS:
        return Whom.CRIME
    for head in dict.fromkeys((last, first)):
        found = _head(head)
        if found is None or (found is Whom.PERSON and head is first and last in words.INSTITUTIONS):
            continue
        if capitals and found not in (Whom.ILLICIT, Whom.CRIME) and head in words.COUNTRIES:
            continue
        if not (found in (Whom.THING, Whom.PLACE) and capitals and head is first and first != last):
            return found
    if not capitals:
        return Whom.OTHER
    if line.names.is_place(tokens[capitals[0] : capitals[-1] + 1]) or keys[capitals[-1]] in words.COUNTRIES:
        return Whom.PLACE
    if any(keys[i] in words.PLACE_WORDS for i in capitals):
        return Whom.PLACE
    if not tokens[end - 1].is_capital:
        return Whom.OTHER  # "the Orvane pipeline"
    if start == 0 and len(capitals) == 1 and tokens[start].text not in line.names.inner:
        # a capital at the head of a sentence proves nothing, but for a singular with its verb or an insertion behind
        singular = not first.endswith("s") and first not in _NO_NAMES and end < len(tokens)
        return Whom.NAME if singular and (tokens[end].text == "," or _is_verb(line, end)) else Whom.OTHER
    whole = len(capitals) >= 2 and all(
        tokens[i].is_capital or keys[i] in _LINKS or not tokens[i].is_word
        for i in range(capitals[0], capitals[-1])
    )
    with_article = start > 0 and keys[start - 1] in ("the", "el", "la", "los", "las")
    if any(tokens[i].text.isupper() and len(tokens[i].text) > 2 for i in capitals):
        return Whom.GROUP
    if with_article:
        return Whom.NAME
    return Whom.PERSON if whole else Whom.NAME


def _head(key: str) -> Whom | None:
    if key in words.ILLICIT:
        return Whom.ILLICIT
    if key in words.CRIMES:
        return Whom.CRIME
    if key in words.CROWDS:
        return Whom.CROWD
    if key in words.INSTITUTIONS:
        return Whom.PLACE
    if key in words.THINGS:
        return Whom.THING
    if key in words.PEOPLE:
        return Whom.PERSON
    if key in words.GROUPS:
        return Whom.GROUP
    return Whom.BODY if key in words.BODIES else None
