"""Own voice beside hearsay: a sentence nobody answers for, about one of whom the paragraph has only hearsay.

"Valtos reportedly signed the order. He has hidden it since.": the second sentence is ours, and rests on the first. Told
by the same entity on file, the same name, a pronoun that can mean only one, or the thing the hearsay spoke of ("the
order") as subject.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import TIMES, is_adverb
from articles.uncued import words
from articles.uncued.lines import Line
from articles.uncued.names import (
    AFTER_NOUN,
    ARTICLES,
    GENERAL,
    capital_runs,
    is_adverbial,
    is_verb,
    name_key,
    names_in,
)
from articles.uncued.whom import Reader, Whom

_ACTORS = frozenset({Whom.PERSON, Whom.GROUP, Whom.ILLICIT, Whom.BODY})

_SINGULAR = word_set("he she el ella")

_PLURAL = word_set("they ellos ellas")

#: Whoever says so is not the paper.
FIRST_PERSON = word_set("i i'm i've i'd me my we our us you your yo mi nosotros usted nuestro nuestra")

_DEFINITE = word_set(
    "the this that these those such el la los las este esta estos estas ese esa esos esas dicho dicha tal"
)

_SPANISH_DEFINITE = word_set("el la los las este esta estos estas ese esa esos esas dicho dicha")

_SHORTEST = 4

_SUBJECT_WINDOW = 8

#: Saying, in words so plain that a sentence with one is somebody's even where no rule found whose.
_SAYING = word_set(
    """
    documented documents attributed highlighted noted notes found finds estimated corroborated listed criticized
    criticised urged warned condemned described admitted admits insisted maintained asserted asserts published
    said says say told tells according stated states announced reported reports wrote writes testified denied denies
    claims claimed added argued confirmed alleged allegedly reportedly accused accuses quoted citing believe believed
    dijo dice dicen dijeron segun afirmo aseguro nego informo anuncio declaro explico senalo indico agrego confirmo
    acuso denuncio presuntamente presunto presunta supuestamente habria habrian
    """
)

#: What tells of something: a sentence that runs on with it gives its own source.
_REPORTS = word_set(
    """
    report reports study studies survey indictment complaint lawsuit statement statements letter letters article
    articles book video videos data figures story account accounts testimony interview allegation allegations claim
    claims accusation accusations informe estudio encuesta comunicado carta articulo libro datos cifras entrevista
    """
)


@dataclass(slots=True)
class Actors:
    """Whom and what one piece of hearsay speaks of: `people` and `groups` count those a pronoun could mean."""

    entities: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    people: int = 0
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """How a sentence is tied to hearsay: token range of the words, the rule, the actor's name, entities."""

    start: int
    end: int
    rule: str
    actor: str
    entities: tuple[str, ...]


def actors_of(line: Line, reader: Reader, sources: Sequence[tuple[int, int]]) -> Actors:
    """Whom a line with hearsay is about. `sources` are stretches of the text that name who says so."""
    found = Actors()
    whole = line.whole
    for match in reader.mentions_in(whole.start, whole.end):
        kind = reader.whom_of(match)
        if kind not in _ACTORS or _inside(match.start, sources):
            continue
        key = match.key
        if key and key not in found.entities:
            found.entities[key] = match.text
            found.people += kind is Whom.PERSON
            found.groups += kind is not Whom.PERSON
    for start, end in names_in(line):
        span = line.span(start, end)
        if _inside(span.start, sources) or any(
            match.start < span.end and span.start < match.end
            for match in reader.mentions_in(whole.start, whole.end)
        ):
            continue
        key = name_key(line, start, end)
        if key not in found.names:
            found.names[key] = " ".join(token.text for token in line.tokens[start:end])
            is_full_name = end - start > 1 and not line.tokens[end - 1].text.isupper()
            found.people += is_full_name
            found.groups += not is_full_name
    if not found.people:
        found.people = _described(line, sources)
    for index, token in enumerate(line.tokens):
        place = line.base + token.start
        if _inside(place, sources) or line.keys[index] in _REPORTS:
            continue
        if not token.is_capital and len(token.low) > 3 and _is_thing(line, index):
            found.things.add(_stem(line.keys[index]))
    return found


def beside(line: Line, actors: Actors, reader: Reader, *, follows: bool) -> Beside | None:
    """How an unattributed line is tied to the actors of hearsay, or None. `follows`: it runs on from there."""
    tokens, keys = line.tokens, line.keys
    if line.is_heading or line.is_question or len(tokens) < _SHORTEST or set(keys) & _SAYING:
        return None
    if set(keys) & FIRST_PERSON:
        return None  # an interview or a letter: somebody speaks
    if sum(token.quote >= 0 for token in tokens) * 2 > len(tokens):
        return None
    whole = line.whole
    for match in reader.mentions_in(whole.start, whole.end):
        if match.key in actors.entities and match.sense not in ("place", "demonym"):
            index = _index_at(line, match.start)
            if index >= 0 and tokens[index].quote < 0:
                end = max(index + 1, _index_at(line, match.end - 1) + 1)
                return Beside(index, end, "own_voice.entity", match.text, (match.key,))
    for start, end in capital_runs(line):
        for key in (name_key(line, start, end), *(keys[i].removesuffix("'s") for i in range(start, end))):
            if key in actors.names:
                return Beside(start, end, "own_voice.name", actors.names[key], ())
    return _running(line, actors) if follows else None


def _running(line: Line, actors: Actors) -> Beside | None:
    """A pronoun or the same thing as subject: only what a sentence runs on with."""
    start = _subject_start(line)
    if start >= len(line.tokens):
        return None
    key = line.keys[start]
    accented = line.tokens[start].low
    # a single name may be a person's too
    one = actors.people == 1 or (not actors.people and actors.groups == 1)
    if (key in _SINGULAR and accented != "el" and one) or (
        key in _PLURAL | {"it"} and actors.people + actors.groups == 1 and not (key == "it" and actors.people)
    ):
        only = [*actors.entities.items(), *(("", name) for name in actors.names.values())]
        entity, name = only[0] if len(only) == 1 else ("", "")
        if not only or len(only) == 1 or key in _SINGULAR:
            entity = entity if len(actors.entities) == 1 else ""
            return Beside(start, start + 1, "own_voice.pronoun", name, (entity,) if entity else ())
    if key in _DEFINITE:
        for index in range(start + 1, min(len(line.tokens), start + 5)):
            if not line.tokens[index].is_word or line.tokens[index].quote >= 0:
                break
            # Spanish verbs in the present have no ending of their own: the word right after the article is the head
            heads = index == start + 1 and line.keys[start] in _SPANISH_DEFINITE
            closes = heads or index + 1 >= len(line.tokens) or _ends_subject(line, index + 1)
            closes = closes or is_adverbial(line.keys[index + 1])
            if closes and _stem(line.keys[index]) in actors.things:
                words_found = " ".join(token.text for token in line.tokens[start : index + 1])
                return Beside(start, index + 1, "own_voice.running", words_found, ())
            if closes:
                break
    return None


def _subject_start(line: Line) -> int:
    """Past a conjunction, an adverb or a short adverbial with its comma: where the subject begins."""
    start = 0
    keys, tokens = line.keys, line.tokens
    while start < len(keys) and (
        keys[start] in ("and", "but", "y", "pero", "so")
        or is_adverb(keys[start])
        or not tokens[start].is_word
    ):
        start += 1
    comma = next(
        (i for i in range(start, min(len(keys), start + _SUBJECT_WINDOW)) if tokens[i].text == ","), -1
    )
    opens = start < len(keys) and (keys[start] in _DEFINITE or keys[start] in _SINGULAR | _PLURAL)
    return comma + 1 if comma > start and not opens else start


def _ends_subject(line: Line, index: int) -> bool:
    if not line.tokens[index].is_word or line.keys[index] in AFTER_NOUN:
        return True
    return is_verb(line, index) or _is_present(line, index)


def _is_present(line: Line, index: int) -> bool:
    """A verb in -s right after a singular noun: "The directive authorises"."""
    key, before = line.keys[index], line.keys[index - 1]
    return key.endswith("s") and not key.endswith("ss") and len(key) > 4 and not before.endswith("s")


def _is_thing(line: Line, index: int) -> bool:
    """Whether a word heads a noun phrase with its article: what a later "the ..." can point back to."""
    key = line.keys[index]
    if _stem(key) in _GENERAL_STEMS or key in TIMES or is_adverb(key) or not key.isalpha():
        return False
    after = index + 1
    if after < len(line.tokens) and not (_ends_subject(line, after) or is_adverbial(line.keys[after])):
        return False
    if key.endswith("s") and key in _BARE_PLURALS:
        return True
    return any(line.keys[i] in ARTICLES for i in range(max(0, index - 4), index))


_BARE_PLURALS = (
    words.PEOPLE | words.ILLICIT | words.GROUPS | word_set("soldiers troops rebels fighters soldados")
)


def _stem(key: str) -> str:
    for ending in ("es", "s"):
        if key.endswith(ending) and len(key) > len(ending) + 3:
            return key.removesuffix(ending)
    return key.removesuffix("e") if len(key) > 4 else key


_GENERAL_STEMS = frozenset(_stem(key) for key in GENERAL)


def _described(line: Line, sources: Sequence[tuple[int, int]]) -> int:
    """One where exactly one person is told by an office or trade ("the mayor"), else none."""
    found = {
        _stem(key)
        for index, key in enumerate(line.keys)
        if key in words.PEOPLE
        and not key.endswith("s")
        and not _inside(line.base + line.tokens[index].start, sources)
    }
    return int(len(found) == 1)


def _index_at(line: Line, offset: int) -> int:
    for index, token in enumerate(line.tokens):
        if line.base + token.start <= offset < line.base + token.end:
            return index
    return -1


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
