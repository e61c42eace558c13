"""One reading of a text: who says what, and whom it names. Joins the detector and the gazetteer.

Pure: the gazetteer comes in ready, nothing is read or written, and no Django is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    """Whom an accusation is about.

    In a relative clause or a passive it is the last name before ("Maduro, who authorities accuse …"),
    otherwise the first one after the cue ("accused Maduro of …").
    """
    if statement.speech_act not in _ACCUSING:
        return ()
    start_of_line = text.rfind("\n", 0, statement.cue.start) + 1
    end_of_line = text.find("\n", statement.cue.end)
    end_of_line = len(text) if end_of_line < 0 else end_of_line
    people = [
        match
        for match in mentions
        if match.key
        and match.sense == "name"
        and gazetteer.schema_of(match.key) in _CAN_BE_ACCUSED
        and start_of_line <= match.start < end_of_line
    ]
    source = statement.source
    before = [match for match in people if match.end <= min(statement.cue.start, source.start if source else 10**9)]
    after = [match for match in people if match.start >= statement.cue.end]
    looks_back = statement.rule.startswith(("relative", "passive"))
    candidates = before[-1:] if looks_back else after[:1]
    return tuple(match.key for match in candidates if match.key)
