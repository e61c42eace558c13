"""Loading and scoring the labelled set of the preflight rules (tests/data/preflight).

A record is a pair (`headline`, `body`) or a `sentence` with an optional `context` before it; `expect` lists rule and
severity of each finding it should have ("P01:B"), `allow` the rules on which editors differ. Of a pair the findings in
its line count, of a sentence those in the body that touch the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from articles.preflight.engine import RULES
from articles.preflight.finding import STOPPING, Finding
from articles.preflight.story import ClaimInPrint, EntityOnFile, PassageInPrint, RecordOnFile, StoryInCheck
from tests.preflight_stories import story_from

FOLDER = Path(__file__).resolve().parents[1] / "data" / "preflight"


@dataclass(slots=True)
class Counts:
    """Right findings, false alarms and misses of one rule, with the records of the last two for reading."""

    right: int = 0
    alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        return self.right + len(self.alarms)

    @property
    def labelled(self) -> int:
        return self.right + len(self.misses)

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return self.right / self.found if self.found else None


def read(paths: Sequence[Path], split: str = "", language: str = "") -> list[dict[str, Any]]:
    """The labelled records of some files, of one split and language where asked for."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    records = [json.loads(line) for line in lines]
    return [
        record
        for record in records
        if split in ("", record["split"]) and language in ("", record.get("language", "en"))
    ]


def story_of(record: Mapping[str, Any]) -> StoryInCheck:
    """The story that a record describes."""
    common: dict[str, Any] = {
        "language": record.get("language", "en"),
        "entities": [_entity(entity) for entity in record.get("entities", ())],
        "records": {
            key: [RecordOnFile(uid=f"{key}-{number}", **act) for number, act in enumerate(acts)]
            for key, acts in record.get("records", {}).items()
        },
    }
    for key in ("claims", "linked"):
        if key in record:
            common[key] = record[key]
    for key in ("story_date", "today"):
        if record.get(key):
            common[key] = date.fromisoformat(record[key])
    if "sentence" in record:
        if record.get("marks"):
            common["passages"] = tuple(_passages(record))
        return story_from(headline="", body=_body_of_sentence(record)[0], **common)
    line = record.get("field", "headline")
    if line == "crosshead":
        return story_from(body=f"{record['headline']}\n{record['body']}", **common)
    return story_from(**{line: record["headline"]}, body=record["body"], **common)


def _passages(record: Mapping[str, Any]) -> Iterable[PassageInPrint]:
    """The marks that an editor made; those with the same number in `same` are of one claim."""
    body = _body_of_sentence(record)[0]
    for number, mark in enumerate(record["marks"]):
        uid = f"claim{mark.get('same', number):05}"
        accused = tuple(mark.get("accused", ()))
        harm = "serious" if accused else "none"
        claim = ClaimInPrint(uid, mark["mode"], mark["act"], "statement", harm, accused=accused)
        start = body.index(mark["text"])
        end = start + len(mark["text"])
        yield PassageInPrint(uid, mark["text"], start, end, "whole", claim, mark["cue"], mark["source"])


def _entity(entity: Mapping[str, Any]) -> EntityOnFile:
    return EntityOnFile(
        key=entity["key"],
        name=entity["name"],
        schema=entity.get("schema", "Person"),
        kind=entity.get("kind", "person"),
        is_living=entity.get("is_living", True),
        names=tuple(entity.get("names", (entity["name"],))),
        records=tuple(
            RecordOnFile(uid=f"{entity['key']}-{number}", **act)
            for number, act in enumerate(entity.get("records", ()))
        ),
    )


def _body_of_sentence(record: Mapping[str, Any]) -> tuple[str, int, int]:
    """The body made of context and sentence, and where the sentence stands in it."""
    context = record.get("context", "").strip()
    sentence = record["sentence"].strip()
    start = len(context) + 1 if context else 0
    return f"{context} {sentence}".strip(), start, start + len(sentence)


def findings_of(record: Mapping[str, Any]) -> list[Finding]:
    """What every rule finds in a record, each rule heard by itself, whatever another says of the same words."""
    story = story_of(record)
    found = [finding for rule in RULES for finding in rule(story)]
    if "sentence" not in record:
        line = record.get("field", "headline")
        return [finding for finding in found if finding.field == line]
    _, start, end = _body_of_sentence(record)
    return [
        finding
        for finding in found
        if finding.field in ("body", "crosshead")
        and finding.start < end
        and (start < finding.end or not finding.end)
    ]


def score(records: Iterable[Mapping[str, Any]]) -> dict[str, Counts]:
    """Counts for each "rule:severity". Only labelled rules count: the set says nothing of the others.

    Findings count once a record. A finding of another severity than labelled is an alarm of the one and a miss of the
    other.
    """
    records = list(records)
    rules = {kind: _rules_of(records, kind) for kind in ("pair", "sentence")}
    counts: dict[str, Counts] = {}
    for record in records:
        measured = rules["sentence" if "sentence" in record else "pair"]
        expected = set(record["expect"])
        allowed = set(record.get("allow", ()))
        found = {f"{finding.rule}:{finding.severity}" for finding in findings_of(record)}
        words = f"{record['id']}: {record.get('headline') or record['sentence']}"
        for name in sorted(found | expected):
            rule = name.partition(":")[0]
            if rule not in measured or (name not in expected and rule in allowed):
                continue
            each = counts.setdefault(name, Counts())
            if name in found and name in expected:
                each.right += 1
            elif name in found:
                each.alarms.append(words)
            else:
                each.misses.append(words)
    return dict(sorted(counts.items()))


def _rules_of(records: Sequence[Mapping[str, Any]], kind: str) -> set[str]:
    """The rules that records of one kind have labels for."""
    return {
        name.partition(":")[0]
        for record in records
        if ("sentence" in record) == (kind == "sentence")
        for name in record["expect"]
    }


def by_rule(counts: Mapping[str, Counts]) -> dict[str, Counts]:
    """The counts of what stops a publication (B and S), added up by rule."""
    whole: dict[str, Counts] = {}
    for name, each in counts.items():
        rule, _, severity = name.partition(":")
        if severity not in STOPPING:
            continue
        held = whole.setdefault(rule, Counts())
        held.right += each.right
        held.alarms += each.alarms
        held.misses += each.misses
    return whole
