"""How well the rules on sentences do on the labelled set: stories out of rows, and counts a rule.

Rows stand in `tests/data/preflight/sentences.jsonl` (README there). `scores(rows)` counts a rule right in a row where it
is expected and finds something, a miss where it finds nothing, an alarm where it is not expected and does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from articles.preflight import (
    ClaimInPrint,
    PassageInPrint,
    StoryInCheck,
    accusation,
    attribution_far,
    bare_hearsay_body,
    designation_wording,
    framing,
    guilt_wording,
    insinuation,
    own_voice_beside,
    own_voice_list,
    quote_without_speaker,
    relative_time,
    unlinked_attribution,
)
from articles.preflight.finding import Finding
from articles.preflight.story import EntityOnFile, RecordOnFile
from tests.preflight_stories import story_from

FILE = Path(__file__).resolve().parents[1] / "data" / "preflight" / "sentences.jsonl"
CHECKS = {
    "P03": accusation.check,
    "P05": guilt_wording.check,
    "P08": bare_hearsay_body.check_body,
    "P10": quote_without_speaker.check,
    "P17": designation_wording.check,
    "P23": unlinked_attribution.check,
    "P26": relative_time.check,
    "P28": attribution_far.check,
    "P31": own_voice_beside.check,
    "P32": insinuation.check,
    "P33": framing.check,
    "P34": own_voice_list.check,
}
TODAY = date(2026, 6, 15)


@dataclass(slots=True)
class Counts:
    """Of one rule: rows found rightly, and the ids of rows with a false alarm or a miss."""

    right: int = 0
    alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    stopping: int = 0
    false_stops: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        found = self.right + len(self.alarms)
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        expected = self.right + len(self.misses)
        return self.right / expected if expected else None


def read(split: str = "", path: Path = FILE) -> list[dict[str, Any]]:
    """The labelled rows, of one split where one is asked for."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if split in ("", row["split"])]


def story_of(row: dict[str, Any]) -> StoryInCheck:
    """The story a row tells: nothing is marked but its `marks`, and it is of today unless `undated`."""
    entities = [_entity(number, each) for number, each in enumerate(row.get("entities", ()))]
    more: dict[str, Any] = {}
    if row.get("marks"):
        more["passages"] = tuple(_passages(row, entities))
    return story_from(
        headline="",
        body=row["passage"],
        language=row["language"],
        entities=entities,
        linked=False,
        story_date=None if row.get("undated") else TODAY,
        today=TODAY,
        **more,
    )


def findings_of(row: dict[str, Any]) -> dict[str, list[Finding]]:
    """What each rule finds in a row."""
    story = story_of(row)
    return {rule: list(check(story)) for rule, check in CHECKS.items()}


def scores(rows: Iterable[dict[str, Any]]) -> dict[str, Counts]:
    """Counts by rule. `stopping` and `false_stops` count only findings that need an override."""
    counts = {rule: Counts() for rule in CHECKS}
    for row in rows:
        for rule, findings in findings_of(row).items():
            if rule in row.get("unjudged", ()):
                continue
            each, expected = counts[rule], rule in row["expect"]
            stops = any(finding.stops for finding in findings)
            each.stopping += stops
            if stops and not expected:
                each.false_stops.append(row["id"])
            if findings and expected:
                each.right += 1
            elif findings:
                each.alarms.append(row["id"])
            elif expected:
                each.misses.append(row["id"])
    return counts


def _entity(number: int, each: dict[str, Any]) -> EntityOnFile:
    records = []
    if each.get("convicted"):
        words = f"A court convicted {each['name']}."
        records.append(RecordOnFile(f"record{number}c", "announce", "convicted", words, "2012-05-04"))
    for order, words in enumerate(each.get("designated", ())):
        lifted = re.search(r"\blift|\bremov", words)
        act = "withdraw" if lifted else "sanction" if re.search(r"sanction", words) else "designate"
        cue = "lifted" if lifted else "imposed" if act == "sanction" else "designated"
        records.append(RecordOnFile(f"record{number}d{order}", act, cue, words, f"2024-0{order + 1}-20"))
    is_person = each["schema"] == "Person"
    return EntityOnFile(
        key=re.sub(r"\W+", "-", each["name"].lower()),
        name=each["name"],
        schema=each["schema"],
        kind=each.get("kind", "person" if is_person else "organisation"),
        is_living=bool(each.get("living")),
        names=(each["name"],),
        records=tuple(records),
    )


def _passages(row: dict[str, Any], entities: Sequence[EntityOnFile]) -> Iterable[PassageInPrint]:
    keys = {entity.name: entity.key for entity in entities}
    for number, mark in enumerate(row["marks"]):
        start = row["passage"].index(mark["text"])
        uid = f"claim{mark.get('same', number):05}"
        claim = ClaimInPrint(
            uid,
            mark["mode"],
            mark["act"],
            "statement",
            "serious" if mark.get("accused") else "none",
            accused=tuple(keys[name] for name in mark.get("accused", ())),
        )
        end = start + len(mark["text"])
        yield PassageInPrint(uid, mark["text"], start, end, "whole", claim, mark["cue"], mark["source"])
