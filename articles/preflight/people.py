"""The persons that a stretch of a story names, and what is on file of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.claims.detector.source_words import OFFICES
from articles.claims.similar.tokens import fold
from articles.preflight.story import EntityOnFile, StoryInCheck
from articles.preflight.voice import Stretch
from articles.uncued.lines import Line

_CONVICTED = re.compile(
    r"\b(?:convict(?:ed|ion|s)|found guilty|pl(?:ea)?d(?:ed)? guilty|sentenced"
    r"|condenad[oa]|condena|conden[oó]|sentenciad[oa]|declarad[oa] culpable|se declar[oó] culpable)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:acquitt(?:ed|al)|overturn(?:ed|s)|quash(?:ed|es)|vacat(?:ed|es)|exonerat(?:ed|es)|pardon(?:ed|s)"
    r"|absuelt[oa]|absolvi[oó]|anul[oó]|anulad[oa]|revoc[oó])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a person is named: offsets in the stretch, and the key where they are on file."""

    start: int
    end: int
    name: str
    key: str = ""
    is_living: bool = True
    is_convicted: bool = False


def has_conviction(entity: EntityOnFile | None) -> bool:
    """Whether an official act on file says that a court found them guilty, and no later one took that back."""
    if entity is None:
        return False
    acts = sorted(entity.records, key=lambda record: record.on)
    held = False
    for act in acts:
        words = f"{act.cue} {act.words}"
        if _CLEARED.search(words):
            held = False
        elif _CONVICTED.search(words):
            held = True
    return held


def people_in(stretch: Stretch, story: StoryInCheck) -> list[Named]:
    """Persons named in a stretch by their place: those on file, and names that seem to be a person's.

    Somebody who is not on file is taken for living, and nothing is known of a conviction.
    """
    reading = stretch.reading
    if reading is None:
        return []
    found: list[Named] = []
    for match in reading.mentions:
        entity = story.entities.get(match.key or "")
        if entity is not None and entity.schema == "Person" and match.sense in ("name", "office"):
            found.append(
                Named(
                    match.start,
                    match.end,
                    match.text,
                    entity.key,
                    entity.is_living,
                    has_conviction(entity),
                )
            )
    for newcomer in reading.newcomers:
        if newcomer.schema == "Person" and " " in newcomer.name.strip():
            found += [
                Named(place.start, place.end, stretch.text[place.start : place.end])
                for place in newcomer.mentions
            ]
    if stretch.field != "body":
        found += _surnames(stretch, story, [(named.start, named.end) for named in found])
    return sorted(found, key=lambda named: named.start)


def _surnames(stretch: Stretch, story: StoryInCheck, taken: list[tuple[int, int]]) -> Iterator[Named]:
    """Bare last names in a line, of those whom the body names in full: "Maduro" over a story of Nicolás Maduro."""
    known = _by_surname(story)
    names = stretch.reading.mentions if stretch.reading else ()
    taken = [*taken, *((match.start, match.end) for match in names)]
    for match in _CAPITAL_WORD.finditer(stretch.text) if known else ():
        named = known.get(fold(match.group()))
        if named is None or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = stretch.text[: match.start()].split()
        lead = before[-1] if stretch.text[: match.start()].endswith(" ") and before else ""
        is_alone = (
            not lead[:1].isupper() or lead.endswith(("'s", "’s", ":", ",", ".")) or fold(lead) in OFFICES
        )
        if is_alone and not _CAPITAL_FOLLOWS.match(stretch.text, match.end()):
            yield replace(named, start=match.start(), end=match.end())


_CAPITAL_WORD = re.compile(r"[A-ZÁÉÍÓÚÑÜ][^\W\d_]{3,}")
_CAPITAL_FOLLOWS = re.compile(r"-\w| [A-ZÁÉÍÓÚÑÜ]")


def _by_surname(story: StoryInCheck) -> dict[str, Named]:
    """Folded last word to the only person whom the body names in full by it."""
    if story.reading is None:
        return {}
    found: dict[str, dict[str, Named]] = {}
    for match in story.reading.mentions:
        entity = story.entities.get(match.key or "")
        if entity is None or entity.schema != "Person" or match.sense != "name" or " " not in match.text:
            continue
        one = Named(0, 0, entity.name, entity.key, entity.is_living, has_conviction(entity))
        found.setdefault(fold(match.text.split()[-1]), {})[entity.key] = one
    for newcomer in story.reading.newcomers:
        if newcomer.schema == "Person" and " " in newcomer.name.strip():
            found.setdefault(fold(newcomer.name.split()[-1]), {})[newcomer.name] = Named(0, 0, newcomer.name)
    return {word: next(iter(people.values())) for word, people in found.items() if len(people) == 1}


def tokens_of(line: Line, named: Named) -> tuple[int, int] | None:
    """The tokens of a name in a line, or None where it stands elsewhere or is only part of a word ("Lund's")."""
    start = end = -1
    for index, token in enumerate(line.tokens):
        place = line.base + token.start
        if place == named.start:
            start = index
        if line.base + token.end == named.end:
            end = index + 1
    return (start, end) if 0 <= start < end else None


def people_of_line(line: Line, people: list[Named]) -> Iterator[tuple[int, int, Named]]:
    """The names that stand whole in a line, as tokens, by their place."""
    whole = line.whole
    for named in people:
        if whole.start <= named.start < whole.end:
            place = tokens_of(line, named)
            if place is not None:
                yield (*place, named)
