"""Stories for the preflight rules, made from plain text without a database.

`story_from(headline=..., body=...)` reads body and lines with the detector and the starter entities, and takes every
statement that is found for an accepted claim, as an import does. Whoever tests one rule gets the story a newsroom
would have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from articles.analysis import Analysis, analyse
from articles.analysis import Finding as Attribution
from articles.body.text import sentences_around
from articles.claims.labels import ClaimFacts, compose_public_text, neutral_statement
from articles.claims.rules import propose_harm
from articles.claims.vocabulary import Basis
from articles.preflight import ClaimInPrint, PassageInPrint, StoryInCheck
from articles.preflight.story import BlockInStory, EntityOnFile, Line, RecordOnFile
from entities.gazetteer import Gazetteer, NameEntry
from newsroom.demo.starter_entities import government_of, starter_entities

#: A line that is shorter, ends without a stop and is followed by text is a crosshead, as `ingest` has it.
LONGEST_CROSSHEAD = 120
_STOPS = (".", "!", "?", "…", ":", ";", "”", '"', "»")


@cache
def starter_rows() -> Mapping[str, dict[str, Any]]:
    """The starter entities by slug."""
    return {row["slug"]: row for row in starter_entities()}


@cache
def gazetteer_of(more: tuple[NameEntry, ...] = ()) -> Gazetteer:
    """The gazetteer of the starter entities and of some names more."""
    entries = [
        NameEntry(row["slug"], name["text"], name["kind"], row["schema"], row["kind"], name["language"])
        for row in starter_rows().values()
        for name in row["names"]
    ]
    return Gazetteer.build([*entries, *more], government_of=government_of())


def person(key: str, name: str, *aliases: str, records: Iterable[RecordOnFile] = ()) -> EntityOnFile:
    """A living person on file whom the starter entities do not have."""
    return EntityOnFile(key, name, "Person", "person", True, (name, *aliases), tuple(records))


def story_from(
    *,
    headline: str = "Notes from the harbour",
    body: str,
    standfirst: str = "",
    caption: str = "",
    slug: str = "",
    language: str = "en",
    entities: Iterable[EntityOnFile] = (),
    records: Mapping[str, Iterable[RecordOnFile]] | None = None,
    claims: Mapping[str, Mapping[str, Any]] | None = None,
    linked: bool = True,
    story_date: date | None = None,
    today: date | None = None,
    **more: Any,
) -> StoryInCheck:
    """A story in check. Blocks of `body` are lines; a short one without a stop that text follows is a crosshead.

    `entities` are put on file beside the starter entities, `records` (by key) are the acts on file of either.
    `claims` changes the claims whose content holds a text: {"covert directive": {"relayed_by": "some-paper"}}.
    `linked=False` leaves every statement without a claim. `more` sets any other field of the story.
    """
    extra = tuple(entities)
    gazetteer = gazetteer_of(tuple(_entries(extra)))
    text = "\n".join(line.strip() for line in body.strip().splitlines() if line.strip())
    reading = analyse(text, gazetteer, language=language, on=story_date)
    blocks = tuple(_blocks(text))
    printed = [
        ("headline", headline, 0),
        ("standfirst", standfirst, 0),
        ("caption", caption, 0),
        ("slug", slug.replace("-", " "), 0),
        *(("crosshead", text[block.start : block.end], block.start) for block in blocks if block.is_heading),
    ]
    lines = tuple(
        Line(field, words, analyse(words, gazetteer, language=language, on=story_date), offset)
        for field, words, offset in printed
        if words
    )
    story = StoryInCheck(
        headline=headline,
        headline_is_working=False,
        standfirst=standfirst,
        text=text,
        passages=tuple(_passages(reading, language, claims or {}, extra)) if linked else (),
        language=language,
        blocks=blocks,
        lines=lines,
        reading=reading,
        entities=_on_file(extra, [reading, *(line.reading for line in lines)], records or {}),
        story_date=story_date,
        today=today or story_date,
    )
    return replace(story, **more)


def _entries(entities: tuple[EntityOnFile, ...]) -> Iterable[NameEntry]:
    for entity in entities:
        for number, name in enumerate(dict.fromkeys((entity.name, *entity.names))):
            yield NameEntry(entity.key, name, "alias" if number else "name", entity.schema, entity.kind)


def _blocks(text: str) -> Iterable[BlockInStory]:
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        heads = number + 1 < len(lines) and len(line) < LONGEST_CROSSHEAD and not line.endswith(_STOPS)
        yield BlockInStory("h2" if heads else "p", start, start + len(line))
        start += len(line) + 1


def _passages(
    reading: Analysis,
    language: str,
    changes: Mapping[str, Mapping[str, Any]],
    extra: tuple[EntityOnFile, ...],
) -> Iterable[PassageInPrint]:
    own = {entity.key: entity for entity in extra}
    for number, found in enumerate(reading.findings):
        said = found.statement
        uid = f"claim{number:05}"
        claim = _claim(uid, found, reading.text, language, own)
        for words, fields in changes.items():
            if words in said.content(reading.text):
                claim = replace(claim, **fields)
        source = said.source.of(reading.text) if said.source else ""
        for span in said.mark_spans:
            yield PassageInPrint(
                uid=uid,
                exact=span.of(reading.text),
                start=span.start,
                end=span.end,
                state="whole",
                claim=claim,
                cue=said.cue.of(reading.text),
                source=source,
            )


def _claim(
    uid: str, found: Attribution, text: str, language: str, own: Mapping[str, EntityOnFile]
) -> ClaimInPrint:
    """The claim that the importer would record for a statement."""
    said = found.statement
    content, cue = said.content(text), said.cue.of(text)
    source = said.source.of(text) if said.source else ""
    start, end = sentences_around(text, said.cue.start, said.cue.end)
    accused = tuple(_name_of(key, own) for key in found.accused)
    facts = ClaimFacts(
        mode=said.mode,
        speech_act=said.speech_act,
        basis=said.basis,
        standing=said.standing or "named",  # type: ignore[arg-type]  # ClaimFacts makes the enum
        claimants=tuple(_name_of(key, own) for key in found.claimants),
        claimant_label=source,
        accused=accused,
    )
    harm = propose_harm(
        act=said.speech_act,
        basis=said.basis,
        about_living_person=any(_is_living(key, own) for key in found.accused),
    )
    return ClaimInPrint(
        uid=uid,
        mode=said.mode.value,
        speech_act=said.speech_act.value,
        basis=said.basis.value,
        harm=str(harm.value),
        statement=neutral_statement(content, cue=cue, accused=accused) or content,
        public_text=compose_public_text(
            facts, content=content, cue=cue, source=source, sentence=text[start:end]
        ),
        cue=cue,
        claimant_label=source,
        claimants=found.claimants,
        accused=found.accused,
        subjects=found.targets,
        standing=said.standing.value if said.standing else "",
        certainty=said.certainty.value,
        polarity=said.polarity.value,
        language=language,
    )


def _name_of(key: str, own: Mapping[str, EntityOnFile]) -> str:
    return own[key].name if key in own else str(starter_rows()[key]["name"])


def _is_living(key: str, own: Mapping[str, EntityOnFile]) -> bool:
    return own[key].is_living_person if key in own else bool(starter_rows()[key]["is_living"])


def _on_file(
    extra: tuple[EntityOnFile, ...],
    readings: Iterable[Analysis],
    records: Mapping[str, Iterable[RecordOnFile]],
) -> dict[str, EntityOnFile]:
    """Everybody on file whom one of the texts names, with the records given for them."""
    own = {entity.key: entity for entity in extra}
    named: dict[str, EntityOnFile] = {}
    for reading in readings:
        parties = [
            key
            for found in reading.findings
            if found.statement.basis in (Basis.STATEMENT, Basis.OFFICIAL_ACT)
            for key in (*found.claimants, *found.accused, *found.targets)
        ]
        for key in (*parties, *(match.key for match in reading.mentions if match.key)):
            if key not in named:
                named[key] = own[key] if key in own else _starter(key)
    for key, acts in records.items():
        if key in named:
            named[key] = replace(named[key], records=(*named[key].records, *acts))
    return named


def _starter(key: str) -> EntityOnFile:
    row = starter_rows()[key]
    return EntityOnFile(
        key=key,
        name=row["name"],
        schema=row["schema"],
        kind=row["kind"],
        is_living=bool(row["is_living"]),
        names=tuple(dict.fromkeys(name["text"] for name in row["names"] if name["kind"] != "demonym")),
    )
