"""One reading of a text: who says what, and whom it names. Joins the detector and the gazetteer.

Pure: the gazetteer comes in ready, nothing is read or written, and no Django is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.accused import accused_in
from articles.claims.detector import AttributedStatement, get_engine
from articles.claims.vocabulary import SpeechAct
from entities.gazetteer import Gazetteer, MentionMatch, resolve_speaker

_ACCUSING = frozenset({SpeechAct.ACCUSE, SpeechAct.CHARGE})
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


def analyse(text: str, gazetteer: Gazetteer, *, language: str = "en", engine: str = "rules") -> Analysis:
    """Read `text` (blocks separated by line ends). Time grows with its length; a story takes milliseconds."""
    scan = gazetteer.scan(text)
    statements = get_engine(engine).detect(text, language=language)
    mentions = sorted(scan.mentions, key=lambda match: match.start)
    findings = tuple(
        Finding(
            statement=statement,
            claimants=_speaker(statement, mentions, gazetteer, text),
            accused=_accused(statement, mentions, gazetteer, text),
        )
        for statement in statements
    )
    return Analysis(text=text, findings=findings, mentions=tuple(mentions), weak=tuple(scan.suggestions))


def _speaker(
    statement: AttributedStatement, mentions: list[MentionMatch], gazetteer: Gazetteer, text: str
) -> tuple[str, ...]:
    if statement.source is None:
        return ()
    speaker = resolve_speaker(
        gazetteer, statement.source.of(text), mentions=mentions, start=statement.source.start
    )
    return (speaker.key,) if speaker.key else ()


def _accused(
    statement: AttributedStatement, mentions: list[MentionMatch], gazetteer: Gazetteer, text: str
) -> tuple[str, ...]:
    if statement.speech_act not in _ACCUSING:
        return ()
    candidates = [
        match
        for match in mentions
        if match.key and match.sense == "name" and gazetteer.schema_of(match.key) in _CAN_BE_ACCUSED
    ]
    return tuple(match.key for match in accused_in(statement, candidates, text) if match.key)
