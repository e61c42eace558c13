"""One reading of a text: who says what, and whom it names. Joins the detector and the gazetteer.

Pure: the gazetteer comes in ready, nothing is read or written, and no Django is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from articles.accused import accused_in
from articles.body.text import sentences_around
from articles.claims.detector import AttributedStatement, get_engine
from articles.claims.vocabulary import AttributionMode, SpeechAct, Standing
from entities.gazetteer import Gazetteer, MentionMatch, Mentions, Speaker, resolve_speaker

_ACCUSING = frozenset({SpeechAct.ACCUSE, SpeechAct.CHARGE})
#: Whether a name is a person's or a body's stands in the record; people of a body only the words can tell.
_TOLD_BY_RECORD = frozenset({Standing.NAMED, Standing.BODY})
#: Senses in which a mention is the entity itself, not its people or its seat.
_NAMES_ONE = frozenset({"name", "office"})
_CAN_BE_ACCUSED = frozenset({"Person", "Organization", "PublicBody", "Company"})


@dataclass(frozen=True, slots=True)
class Finding:
    """An attributed statement with the entities that take part in it, by key.

    `claimants` is empty where the source is not on file; the words of the source stand in the text.
    """

    statement: AttributedStatement
    claimants: tuple[str, ...]
    accused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one text holds: `findings` and `mentions` in reading order, `weak` suggestions apart."""

    text: str
    findings: tuple[Finding, ...]
    mentions: tuple[MentionMatch, ...]
    weak: tuple[MentionMatch, ...]


def analyse(
    text: str,
    gazetteer: Gazetteer,
    *,
    language: str = "en",
    engine: str = "rules",
    on: date | str | None = None,
) -> Analysis:
    """Read `text` (blocks separated by line ends). Time grows with its length; a story takes milliseconds.

    `on` is the day the text speaks from (a date or an ISO prefix): it tells who held an office then.
    """
    scan = gazetteer.scan(text, on=on)
    statements = get_engine(engine).detect(text, language=language)
    mentions = Mentions(scan.mentions)
    accusable = Mentions(
        match
        for match in scan.mentions
        if match.key and match.sense in _NAMES_ONE and gazetteer.schema_of(match.key) in _CAN_BE_ACCUSED
    )
    findings = tuple(_finding(statement, mentions, accusable, gazetteer, text) for statement in statements)
    return Analysis(text=text, findings=findings, mentions=tuple(mentions), weak=tuple(scan.suggestions))


def _finding(
    statement: AttributedStatement, mentions: Mentions, accusable: Mentions, gazetteer: Gazetteer, text: str
) -> Finding:
    speaker = Speaker(None, "")
    if statement.source is not None:
        speaker = resolve_speaker(
            gazetteer, statement.source.of(text), mentions=mentions, start=statement.source.start
        )
    return Finding(
        statement=_as_on_file(statement, speaker, gazetteer),
        claimants=(speaker.key,) if speaker.key else (),
        accused=_accused(statement, accusable, text),
    )


def _as_on_file(
    statement: AttributedStatement, speaker: Speaker, gazetteer: Gazetteer
) -> AttributedStatement:
    """The statement with what the record knows and the words alone do not tell.

    A paper that speaks is other media, not somebody on record; a name that looks like a person's may be a body's.
    """
    if not speaker.key:
        return statement
    if gazetteer.kind_of(speaker.key) == "media" and statement.mode is AttributionMode.ON_RECORD:
        return replace(statement, mode=AttributionMode.MEDIA, standing=None)
    if statement.standing in _TOLD_BY_RECORD and speaker.standing in _TOLD_BY_RECORD:
        return replace(statement, standing=Standing(speaker.standing))
    return statement


def _accused(statement: AttributedStatement, accusable: Mentions, text: str) -> tuple[str, ...]:
    if statement.speech_act not in _ACCUSING:
        return ()
    here = accusable.inside(*sentences_around(text, statement.cue.start, statement.cue.end))
    return tuple(match.key for match in accused_in(statement, here, text) if match.key)
