"""P17: "terrorist", "kingpin", "sanctioned" in our own voice, and no designation on file that carries the word.

Definition. Such a word beside a name ("the terrorist group X", "X, a designated organisation", "X was sanctioned", "X
terrorists") where the entity has no designation of the programme that the word claims in force on the story's date.
Of a person "terrorist" and "kingpin" are nouns of guilt and P05's. One finding for an entity and word in a text.
Severity: S; W where no list is on file for anybody in the story, since then nothing could carry the word.

Fails: "The terrorist group Night Ferry burned two boats." · "The sanctioned firm Orvane Shipping" after the sanctions
were lifted.
Passes: with a designation in force · "The Night Ferry, which Quella calls terrorists" · "Quella designated the Night
Ferry as a terrorist organisation." · "The Night Ferry is not a terrorist group." · "the terrorist attack".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.claims.detector.wordlists import word_set
from articles.preflight.designations import has_list, is_designated
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import NAMING, Stretch, Voice, is_fiction, place_in, stretches_of
from articles.uncued.lines import Line

_TERROR = word_set(
    "terrorist terrorists terrorista terroristas narco-terrorist narco-terrorists narcoterrorista"
)
_KINGPIN = word_set("kingpin kingpins")
_LISTED = word_set(
    "sanctioned blacklisted designated sancionado sancionada sancionados sancionadas designada designado designadas"
)
_TERMS = _TERROR | _KINGPIN | _LISTED
_GROUPS = word_set(
    """
    group groups organisation organisations organization organizations network networks outfit outfits cell gang gangs
    cartel cartels militia militias movement faction factions entity entities army organisation's firm firms company
    companies bank banks businessman tycoon oligarch shipowner shipping conglomerate trader official minister general
    billionaire foreign terror terrorist terrorists
    grupo grupos organizacion organizaciones red banda bandas cartel carteles milicia movimiento empresa empresas firma
    naviera banco empresario magnate compania extranjera extranjeras terrorista terroristas
    """
)
_DETERMINERS = word_set(
    "a an the of by from to with and its their this that el la los las un una al del de por a con y"
)
_BE = word_set("is was are were remains has have been es son era fue fueron esta estan")
_NOT = word_set("not never no nor nunca ni")
_LIGHT = word_set("also still now already formally officially a an the been una un")
_PERSONS_OWN = _TERROR | _KINGPIN
_ARTICLES = word_set("a an as una un como")
_NEAR = 7


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a line, as tokens; `key` is empty where it is not on file."""

    start: int
    end: int
    text: str
    key: str = ""
    is_person: bool = False


def check(story: StoryInCheck) -> Iterator[Finding]:
    """S where a list is on file, else W; one for each entity and word of a text."""
    severity = "S" if has_list(story) else "W"
    for stretch in stretches_of(story):
        voice = Voice(stretch)
        told: set[tuple[str, str]] = set()
        for line in stretch.lines:
            if _TERMS.isdisjoint(line.keys) or line.is_question or is_fiction(line):
                continue
            names = _names_in(line, stretch, story)
            for index, key in enumerate(line.keys):
                if key not in _TERMS or not voice.is_ours(line, index) or voice.somebody_speaks(line, NAMING):
                    continue
                if index > 1 and line.keys[index - 1] in _LISTED and line.tokens[index - 2].text == "-":
                    continue  # "the U.S.-designated terrorist group": it says who does
                found = _named_so(line, index, names)
                if found is None or (found.is_person and key in _PERSONS_OWN):
                    continue
                claimed = _claimed(line, index)
                entity = story.entities.get(found.key)
                if (found.key or found.text, claimed) in told or is_designated(story, entity, claimed):
                    continue
                told.add((found.key or found.text, claimed))
                yield _finding(story, stretch, line, index, found, severity)


def _claimed(line: Line, index: int) -> str:
    """The word that says what is claimed: "designated terrorist group" claims what "terrorist" does."""
    near = line.keys[index : index + 5]
    return next((key for key in near if key in _TERROR | _KINGPIN), line.keys[index])


def _names_in(line: Line, stretch: Stretch, story: StoryInCheck) -> list[_Name]:
    reading = stretch.reading
    whole = line.whole
    spans: list[tuple[int, int, str, bool]] = []
    if reading is not None:
        for match in reading.mentions:
            entity = story.entities.get(match.key or "")
            if match.sense != "name" or entity is None or entity.schema == "Country":
                continue
            spans.append((match.start, match.end, entity.key, entity.schema == "Person"))
        for newcomer in reading.newcomers:
            if newcomer.schema != "Country":
                is_person = newcomer.schema == "Person"
                spans += [(place.start, place.end, "", is_person) for place in newcomer.mentions]
    names: list[_Name] = []
    for start, end, key, is_person in sorted(spans):
        if not whole.start <= start < whole.end:
            continue
        first = next((i for i, t in enumerate(line.tokens) if line.base + t.start == start), -1)
        last = next((i for i, t in enumerate(line.tokens) if line.base + t.end == end), -1)
        if 0 <= first <= last:
            names.append(_Name(first, last + 1, stretch.text[start:end], key, is_person))
    return names


def _named_so(line: Line, index: int, names: Sequence[_Name]) -> _Name | None:
    """Which name a term is said of, or None."""
    return (
        _before_name(line, index, names)
        or _after_name(line, index, names)
        or _set_behind(line, index, names)
        or _predicate(line, index, names)
    )


def _before_name(line: Line, index: int, names: Sequence[_Name]) -> _Name | None:
    """In "the sanctioned firm X", "terrorist group X"; "the Treasury sanctioned X" is a verb."""
    if line.keys[index] in _LISTED and index and line.keys[index - 1] not in _DETERMINERS:
        return None
    at = index + 1
    while at < len(line.keys) and at - index < 4 and line.keys[at] in _GROUPS:
        at += 1
    if (
        at < len(line.keys)
        and line.keys[at] in ("the", "known", "called", "los", "las", "el")
        and at > index + 1
    ):
        at += 1
    for name in names:
        if name.start == at or (name.start < at <= name.start + 1 < name.end):
            return name
    return _unknown_at(line, at) if at > index + 1 else None


def _unknown_at(line: Line, at: int) -> _Name | None:
    """A name of which nothing is known, right behind "terrorist group"."""
    end = at
    while end < len(line.tokens) and line.tokens[end].is_capital and line.tokens[end].is_word:
        end += 1
    text = " ".join(token.text for token in line.tokens[at:end])
    return _Name(at, end, text) if end > at else None


def _after_name(line: Line, index: int, names: Sequence[_Name]) -> _Name | None:
    """In "Night Ferry terrorists"."""
    if line.keys[index] not in ("terrorists", "terrorist") or index + 1 >= len(line.tokens):
        return None
    if line.keys[index] == "terrorist" and line.tokens[index + 1].is_word:
        return None
    return next((name for name in names if name.end == index and not name.is_person), None)


def _set_behind(line: Line, index: int, names: Sequence[_Name]) -> _Name | None:
    """In "X, a designated terrorist organisation"."""
    for name in names:
        if name.end < index <= name.end + _NEAR and line.tokens[name.end].text == ",":
            between = line.keys[name.end + 1 : index]
            opens = between[:1] and between[0] in ("a", "an", "the", "una", "un", "la", "el")
            listed = (
                not between and line.keys[index] in _LISTED and line.keys[index + 1 : index + 2] != ["by"]
            )
            plain = all(line.tokens[i].is_word for i in range(name.end + 1, index))
            if plain and not _NOT & set(between) and (listed or (opens and _closes(line, index))):
                return name
    return None


def _predicate(line: Line, index: int, names: Sequence[_Name]) -> _Name | None:
    """In "X is a terrorist organisation", "X was sanctioned"; not by somebody who is named."""
    for name in names:
        between = line.keys[name.end : index]
        if not between or len(between) > 5 or _NOT & set(between) or not _BE & set(between):
            continue
        if any(key.endswith("n't") for key in between):
            continue
        if not all(key in _BE or key in _LIGHT or key in _GROUPS for key in between):
            continue
        by = line.keys[index + 1 : index + 9]
        named = line.keys[index] in _LISTED and ("by" in by or "por" in by)
        host = line.keys[index] == "designated" and by[:1] not in (
            [],
            ["as"],
            ["a"],
            ["terrorist"],
            ["an"],
            ["under"],
        )
        lead = line.keys[name.start - 1] if name.start else ""
        if not named and not host and _closes(line, index) and lead not in ("of", "with", "by", "from"):
            return name
    return None


def _closes(line: Line, index: int) -> bool:
    """Whether the term ends its phrase or heads a word for a group: not "a terrorist attack"."""
    after = line.keys[index + 1] if index + 1 < len(line.keys) else ""
    if not after or not line.tokens[index + 1].is_word or after in _GROUPS:
        return True
    return (line.keys[index] in _LISTED and not after.isalpha()) or after in _CLOSERS


_CLOSERS = word_set(
    "as in under since on over for and but who that which wanted from a an como en desde y que por"
)


def _finding(
    story: StoryInCheck, stretch: Stretch, line: Line, index: int, name: _Name, severity: str
) -> Finding:
    last = index + 1
    while last < len(line.keys) and (
        line.keys[last] in _GROUPS
        or (
            line.keys[last] in _ARTICLES and line.keys[last + 1 : last + 2] and line.keys[last + 1] in _GROUPS
        )
    ):
        last += 1
    span = line.span(min(index, name.start), max(last, name.end))
    word = line.tokens[index].text
    if severity == "W":
        reason = "no list of designations is on file for anybody in this story"
    else:
        reason = "no designation in force that carries it is on file"
    return Finding(
        "P17",
        severity,
        place_in(story, stretch, span.start),
        stretch.text[span.start : span.end],
        f"“{word}” of {name.text} in our own voice, and {reason}: add the record, or say who calls them so.",
        stretch.field,
        span.start + stretch.offset,
        span.end + stretch.offset,
        Cure(CureKind.ENTITY, f"Add the designation of {name.text}", name.key)
        if name.key
        else Cure(CureKind.MARK, "Mark it as somebody's statement"),
    )
