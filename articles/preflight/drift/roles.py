"""By what else those whom a body names go in it: "the former harbour master, Ivo Lund", "Orel Marine, a shipper"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from articles.claims.detector.words import DETERMINERS, PREPOSITIONS
from articles.claims.similar.tokens import fold
from articles.preflight.story import StoryInCheck

_BEFORE: Final = re.compile(r"((?:[^\W\d_][\w’'-]*[ ]){1,4})?([^\W\d_][\w’'-]*),?[ ]$")
_AFTER: Final = re.compile(
    r"^,[ ](?:the|a|an|its|his|her|el|la|un|una)[ ]((?:[^\W\d_][\w’'-]*[ ]?){1,5})", re.IGNORECASE
)
_MOST_WORDS: Final = 3
_REACH: Final = 80
_STOPS: Final = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(
        """and or that who which said says say told is was were are has had have by its his her their el la los las
    de del y que un una su segun contra a con por""".split()
    )
)


def roles_in(story: StoryInCheck) -> dict[str, frozenset[str]]:
    """Folded last word of a name to the words that stand beside it once: "lund" to {"harbour", "master"}."""
    roles: dict[str, set[str]] = {}
    for start, end in _names(story):
        last = fold(story.text[start:end].split()[-1])
        words = {*_before(story.text, start), *_after(story.text, end)}
        if words:
            roles.setdefault(last, set()).update(words)
    return {name: frozenset(words) for name, words in roles.items()}


def _names(story: StoryInCheck) -> Iterable[tuple[int, int]]:
    if story.reading is None:
        return
    for match in story.reading.mentions:
        if match.sense == "name":
            yield match.start, match.end
    for newcomer in story.reading.newcomers:
        yield from newcomer.mentions


def people_in(story: StoryInCheck) -> list[tuple[int, int]]:
    """Where the body names people and bodies that a pronoun may mean, in reading order: no places."""
    if story.reading is None:
        return []
    found = [
        (match.start, match.end)
        for match in story.reading.mentions
        if match.key and (entity := story.entities.get(match.key)) and entity.schema in _WHO
    ]
    for newcomer in story.reading.newcomers:
        if newcomer.kind not in _PLACES:
            found += newcomer.mentions
    return sorted(found)


_WHO: Final = frozenset({"Person", "Organization", "Company", "PublicBody"})
_PLACES: Final = frozenset({"country", "place"})


def _before(text: str, start: int) -> list[str]:
    """Lower-case words that lead up to a name, and titles in capitals: "the airline", "Prime Minister"."""
    found = _BEFORE.search(text[max(0, start - _REACH) : start].rpartition("\n")[2])
    if not found:
        return []
    words = ((found.group(1) or "") + found.group(2)).split()
    kept: list[str] = []
    for word in reversed(words):
        if fold(word) in _STOPS or len(kept) == _MOST_WORDS:
            break
        kept.append(fold(word))
    # A verb or an adverb before a name is no role: one word alone must be able to stand for somebody.
    return kept if len(kept) < len(words) or start < _REACH else []


def _after(text: str, end: int) -> list[str]:
    found = _AFTER.match(text[end : end + _REACH].partition("\n")[0])
    if not found:
        return []
    kept: list[str] = []
    for word in found.group(1).split():
        if fold(word) in _STOPS or len(kept) == _MOST_WORDS:
            break
        kept.append(fold(word))
    return kept


_LOW: Final = re.compile(r"(?<![\w-])[^\W\d_A-ZÁÉÍÓÚÑ][\w’'-]*")
#: A capital inside a sentence; the head of one tells nothing.
_CAPITAL: Final = re.compile(r"(?<=[\w,;:’”»)\]] )[“\"«(]?([A-ZÁÉÍÓÚÑÜ][\w’'-]+)")


def name_words(story: StoryInCheck) -> frozenset[str]:
    """Folded words that the paragraphs write with a capital inside a sentence and never without one."""
    heads = {block.start for block in story.blocks if block.is_heading}
    low: set[str] = set()
    capitals: set[str] = set()
    start = 0
    for line in story.text.split("\n"):
        if start not in heads:
            straight = line.replace("’", "'")
            low |= {fold(match.group()) for match in _LOW.finditer(straight)}
            capitals |= {fold(match.group(1)).removesuffix("'s") for match in _CAPITAL.finditer(straight)}
        start += len(line) + 1
    names = {fold(name) for newcomer in _newcomers(story) for name in newcomer.split()}
    return frozenset((capitals | names) - low)


def _newcomers(story: StoryInCheck) -> Iterable[str]:
    return [newcomer.name for newcomer in story.reading.newcomers] if story.reading else []
