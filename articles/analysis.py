"""One reading of a text: who says what, and whom it names. Joins the detector and the gazetteer.

Pure: the gazetteer comes in ready, nothing is read or written, and no Django is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from articles.accused import accused_in
from articles.body.text import sentences_around
from articles.claims.detector import AttributedStatement, get_engine
from articles.claims.vocabulary import AttributionMode, Basis, SpeechAct, Standing
from articles.uncued import Observation, observe
from entities.gazetteer import Gazetteer, MentionMatch, Mentions, Scan, Speaker, resolve_speaker
from entities.newcomers import Newcomer, newcomers_in

_ACCUSING = frozenset({SpeechAct.ACCUSE, SpeechAct.CHARGE})
#: Whether a name is a person's or a body's stands in the record; people of a body only the words can tell.
_TOLD_BY_RECORD = frozenset({Standing.NAMED, Standing.BODY})
#: Senses in which a mention is the entity itself, not its people or its seat.
_NAMES_ONE = frozenset({"name", "office"})
_CAN_BE_ACCUSED = frozenset({"Person", "Organization", "PublicBody", "Company"})


@dataclass(frozen=True, slots=True)
class Finding:
    """An attributed statement with the entities that take part in it, by key.

    `claimants` is empty where the source is not on file; the words of the source stand in the text. `targets` are
    those an official act is done to, and empty for what somebody says.
    """

    statement: AttributedStatement
    claimants: tuple[str, ...]
    accused: tuple[str, ...]
    targets: tuple[str, ...] = ()

    @property
    def is_act(self) -> bool:
        """Whether it is an official act, which rests on a record and is nobody's statement."""
        return self.statement.basis is Basis.OFFICIAL_ACT


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one text holds: `findings` and `mentions` in reading order, `weak` suggestions apart.

    `observations` are sentences in the paper's own voice to be looked at; their `beside` counts in `findings`.
    `newcomers` are names that are not on file and could be, most salient first; none of their mentions overlaps one
    of `mentions` or `weak`.
    """

    text: str
    findings: tuple[Finding, ...]
    mentions: tuple[MentionMatch, ...]
    weak: tuple[MentionMatch, ...]
    observations: tuple[Observation, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()

    @property
    def claims(self) -> tuple[Finding, ...]:
        """What somebody says."""
        return tuple(finding for finding in self.findings if not finding.is_act)

    @property
    def acts(self) -> tuple[Finding, ...]:
        """Official acts."""
        return tuple(finding for finding in self.findings if finding.is_act)


def analyse(
    text: str,
    gazetteer: Gazetteer,
    *,
    language: str = "en",
    engine: str = "rules",
    without: frozenset[str] = frozenset(),
    on: date | str | None = None,
) -> Analysis:
    """Read `text` (blocks separated by line ends). Time grows with its length; a story takes milliseconds.

    Rules named in `without` find nothing. `on` is the day the text speaks from (a date or an ISO
    prefix): it tells who held an office then.
    """
    scan = gazetteer.scan(text, on=on)
    statements = get_engine(engine).detect(text, language=language, without=without)
    mentions = Mentions(scan.mentions)
    accusable = Mentions(
        match
        for match in scan.mentions
        if match.key and match.sense in _NAMES_ONE and gazetteer.schema_of(match.key) in _CAN_BE_ACCUSED
    )
    findings = tuple(_finding(statement, mentions, accusable, gazetteer, text) for statement in statements)
    settled = [finding.statement for finding in findings]
    newcomers = newcomers_beside(scan, gazetteer, text)
    new = sorted(place for newcomer in newcomers for place in newcomer.mentions)
    return Analysis(
        text=text,
        findings=findings,
        mentions=tuple(mentions),
        weak=tuple(match for match in scan.suggestions if not _overlaps(new, match.start, match.end)),
        observations=tuple(
            seen
            for seen in observe(text, settled, list(mentions), gazetteer, language=language)
            if seen.rule not in without
        ),
        newcomers=tuple(each for each in newcomers if f"newcomer.{each.kind}" not in without),
    )


def newcomers_beside(scan: Scan, gazetteer: Gazetteer, text: str) -> tuple[Newcomer, ...]:
    """The names in `text` that the gazetteer's scan of it leaves and that could be put on file."""
    nations = [
        (match.start, match.end)
        for match in scan.mentions
        if match.sense == "demonym" or (match.key and gazetteer.schema_of(match.key) == "Country")
    ]
    return newcomers_in(
        text,
        [(match.start, match.end) for match in scan.mentions],
        nations,
        [(match.start, match.end) for match in scan.suggestions],
    )


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the ordered spans shares a code point with start to end. A weak alias inside a longer new name
    is part of that name: the "Post" of "Jerusalem Post".
    """
    at = bisect_left(spans, (end,))
    return at > 0 and spans[at - 1][1] > start


def _finding(
    statement: AttributedStatement, mentions: Mentions, accusable: Mentions, gazetteer: Gazetteer, text: str
) -> Finding:
    speaker = Speaker(None, "")
    if statement.source is not None:
        speaker = resolve_speaker(
            gazetteer, statement.source.of(text), mentions=mentions, start=statement.source.start
        )
    claimants = (speaker.key,) if speaker.key else ()
    accused = _accused(statement, accusable, text)
    return Finding(
        statement=_as_on_file(statement, speaker, gazetteer),
        claimants=claimants,
        accused=accused,
        targets=_targets(statement, mentions, gazetteer, text, (*claimants, *accused)),
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


#: Where an act gives its reason, those it names are no longer its targets.
_REASON = re.compile(r"\b(?:over|because|after|as|por|como|tras)\b", re.IGNORECASE)
#: Done to states as well as to people and groups.
_TO_STATES = frozenset({SpeechAct.SANCTION, SpeechAct.WITHDRAW})


def _targets(
    statement: AttributedStatement,
    mentions: Mentions,
    gazetteer: Gazetteer,
    text: str,
    others: tuple[str, ...],
) -> tuple[str, ...]:
    """Whom an official act is done to, by key: those its content names before it gives a reason."""
    if statement.basis is not Basis.OFFICIAL_ACT:
        return ()
    kinds = _CAN_BE_ACCUSED | ({"Country"} if statement.speech_act in _TO_STATES else frozenset())
    found: list[str] = []
    for span in statement.spans:
        reason = _REASON.search(text, span.start + 1, span.end)
        end = reason.start() if reason else span.end
        found += [
            match.key
            for match in mentions.inside(span.start, end)
            if match.key and match.sense == "name" and gazetteer.schema_of(match.key) in kinds
        ]
    return tuple(key for key in dict.fromkeys(found) if key not in others)
