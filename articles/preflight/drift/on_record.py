"""A line beside the official acts on file about those whom it names: amount, purpose, programme, date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from articles.claims.similar.languages import language_of
from articles.claims.similar.tokens import fold
from articles.preflight.drift.amounts import Amount, amounts_in, same
from articles.preflight.story import EntityOnFile, Line, RecordOnFile, StoryInCheck


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a line that are not as the record has them; `on_file` says what it has, `key` about whom."""

    start: int
    end: int
    on_file: str
    key: str


#: Words of a line that speak of an act, by act.
_ACTS: Final = {
    "announce": re.compile(r"\b(?:reward|bounty|offer(?:s|ed)?|recompensa|ofrec\w+)\b", re.IGNORECASE),
    "designate": re.compile(
        r"\b(?:designat\w+|list(?:s|ed)?|label\w*|blacklist\w*|design\w+|declar\w+)\b", re.IGNORECASE
    ),
    "sanction": re.compile(r"\b(?:sanction\w*|blacklist\w*|sancion\w*|sanciones)\b", re.IGNORECASE),
    "charge": re.compile(r"\b(?:charg\w+|indict\w*|accus\w+|imput\w+|acus\w+)\b", re.IGNORECASE),
}
#: A programme or law by its name: "under the Kingpin Act", "Executive Order 14059".
_PROGRAMME: Final = re.compile(
    r"\b(?:[A-ZÁÉÍÓÚÑ][\w’'-]*\s+){1,6}?(?:Act|Order|Law|Programme|Program|Code|Regulations|Ordinance|Decree)\b"
    r"(?:\s+\d+)?|\b(?:Ley|Decreto|Orden)\s+(?:\w+\s+){0,2}[A-ZÁÉÍÓÚÑ\d][\w’'-]*"
)
_CLASSES: Final = (
    re.compile(r"\bforeign terrorist organi[sz]ations?\b|\bFTOs?\b", re.IGNORECASE),
    re.compile(r"\bspecially designated global terrorists?\b|\bSDGTs?\b", re.IGNORECASE),
    re.compile(r"\bspecially designated nationals?\b|\bSDNs?\b", re.IGNORECASE),
    re.compile(r"\bspecially designated narcotics traffickers?\b|\bSDNTK?s?\b|\bkingpins?\b", re.IGNORECASE),
    re.compile(r"\bstate sponsors? of terrorism\b", re.IGNORECASE),
    re.compile(r"\btransnational criminal organi[sz]ations?\b|\bTCOs?\b", re.IGNORECASE),
)
#: What a reward is for: one kind in the line, another on record.
_PURPOSES: Final = (
    re.compile(r"\b(?:arrests?|captur(?:e|ed|ing)|captura|detenci[oó]n)\b", re.IGNORECASE),
    re.compile(r"\b(?:convict(?:ion|ed|ing)?|condena)\b", re.IGNORECASE),
    re.compile(r"\b(?:dead or alive|kill(?:s|ed|ing)?|death|head of|vivo o muerto|muerte)\b", re.IGNORECASE),
    re.compile(r"\b(?:whereabouts|location|paradero)\b", re.IGNORECASE),
    re.compile(r"\b(?:financ(?:es|ial|ing)|assets|bienes)\b", re.IGNORECASE),
)


def differences(line: Line, story: StoryInCheck) -> Iterator[Difference]:
    """What a line says differently from the records on file. An act with several records differs if it fits none."""
    acts = [act for act, pattern in _ACTS.items() if pattern.search(line.text)]
    if not acts:
        return
    for entity in _named(line, story):
        for act in acts:
            records = [record for record in entity.records if record.act == act]
            if records:
                yield from _beside(line, story, entity, records)


def _named(line: Line, story: StoryInCheck) -> Iterable[EntityOnFile]:
    """Those with records whom the line names, by mention or by the last word of a name; if none, the only one."""
    filed = [entity for entity in story.entities.values() if entity.records]
    keys = {match.key for match in line.reading.mentions if match.key}
    words = {
        fold(word).strip(".,:;'\"“”‘’").removesuffix("'s") for word in line.text.replace("’", "'").split()
    }
    return [
        entity
        for entity in filed
        if entity.key in keys
        or any(fold(name).split()[-1:][0] in words for name in (entity.name, *entity.names) if name)
    ]


def _beside(
    line: Line, story: StoryInCheck, entity: EntityOnFile, records: list[RecordOnFile]
) -> Iterator[Difference]:
    yield from _amounts(line, story, entity, records)
    filed = [found.group() for record in records for found in _PROGRAMME.finditer(record.words)]
    for match in _PROGRAMME.finditer(line.text):
        if filed and not any(_same_name(match.group(), name, story) for name in filed):
            yield Difference(match.start(), match.end(), filed[0], entity.key)
    for patterns in (_CLASSES, _PURPOSES):
        mine = [(found, kind) for kind in patterns if (found := kind.search(line.text)) is not None]
        theirs = [
            (found, kind)
            for record in records
            for kind in patterns
            if (found := kind.search(record.words)) is not None
        ]
        if mine and theirs and not {kind for _, kind in mine} & {kind for _, kind in theirs}:
            yield Difference(mine[0][0].start(), mine[0][0].end(), theirs[0][0].group(), entity.key)


def _amounts(
    line: Line, story: StoryInCheck, entity: EntityOnFile, records: list[RecordOnFile]
) -> Iterator[Difference]:
    """Money and dates. A bound on record that the line leaves out or turns round differs too."""
    filed = [
        amount
        for record in records
        for amount in amounts_in(record.words, "en" if record.words.isascii() else story.language)
    ]
    dates = [record.on for record in records if record.on]
    for amount in amounts_in(line.text, story.language):
        if amount.kind == "money":
            money = [each for each in filed if each.kind == "money"]
            equal = [each for each in money if same(each, amount)]
            if money and not any(each.bound == amount.bound or not each.bound for each in equal):
                best = (equal or money)[0]
                yield Difference(amount.start, amount.end, _written(best), entity.key)
        elif amount.kind == "date" and dates and not any(_is_on(amount, day) for day in dates):
            yield Difference(amount.start, amount.end, dates[0], entity.key)


def _written(amount: Amount) -> str:
    bound = {"most": "up to ", "least": "at least ", "about": "about "}.get(amount.bound, "")
    return f"{bound}{amount.text}"


def _is_on(amount: Amount, day: str) -> bool:
    """Whether a date of the line can be that of the record, an ISO date or its prefix."""
    parts = [int(part) for part in day.split("-") if part.isdigit()]
    return all(not mine or mine == theirs for mine, theirs in zip(amount.value, parts, strict=False))


def _same_name(one: str, other: str, story: StoryInCheck) -> bool:
    stop = language_of(story.language).stop_words
    words = [
        {word for word in fold(name).replace("-", " ").split() if word not in stop} for name in (one, other)
    ]
    return words[0] <= words[1] or words[1] <= words[0]
