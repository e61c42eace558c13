"""Misses and false alarms as a person reads them: the sentence with its spans in brackets, and what went wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tests.benchmarks.attribution_matching import Agreement, cues_agree, overlap, sentence_starts, shares
from tests.benchmarks.attribution_records import Passage, Spans, Statement
from tests.benchmarks.attribution_scores import Outcome


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Labelled statements that no found one is usable for, each with the nearest finding."""
    for outcome in outcomes:
        for at, label in enumerate(outcome.passage.claims):
            if at not in outcome.usable_pairs:
                near = max(outcome.found, key=lambda each: _nearness(label, each), default=None)
                yield _miss(outcome.passage, label, near if near and any(_nearness(label, near)) else None)


def false_alarms(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Found statements that no labelled one has the cue of."""
    for outcome in outcomes:
        matched = set(outcome.cue_pairs.values())
        for at, each in enumerate(outcome.found):
            if at not in matched:
                yield f"{outcome.passage.key} · {each.rule}\n    found  {in_place(outcome.passage.text, each)}"


def what_is_wrong(label: Statement, found: Statement | None, passage: Passage) -> str:
    """Which part keeps a found statement from being usable, in a few words."""
    if found is None:
        return "nothing found"
    agreement = Agreement(passage)
    faults = []
    if not agreement.cue(label, found):
        faults.append("other cue")
    elif not agreement.source(label, found):
        faults.append(
            "source"
            if label.source and found.source
            else "source missing"
            if label.source
            else "source too many"
        )
    if not agreement.content(label, found):
        mine, theirs = shares(label.content, found.content)
        faults.append(f"content ({mine:.2f} of the label, {theirs:.2f} of the finding)")
    return ", ".join(faults) or "taken by another statement"


def in_place(text: str, statement: Statement) -> str:
    """The sentences from the statement's first to its last part, with cue, source and content in brackets."""
    spans = statement.cue + statement.source + statement.content
    starts = [*sentence_starts(text), len(text)]
    low = starts[max(0, bisect_right(starts, min(start for start, _ in spans)) - 1)]
    high = starts[min(len(starts) - 1, bisect_right(starts, max(end for _, end in spans) - 1))]
    notes = _notes(statement.content, "C") + _notes(statement.source, "S") + _notes(statement.cue, "Q")
    marked, place = "", low
    for at, _, mark in sorted(notes, key=lambda note: (note[0], note[1])):
        marked, place = marked + text[place:at] + mark, at
    return " ".join((marked + text[place:high]).split())


def _notes(spans: Spans, letter: str) -> list[tuple[int, int, str]]:
    """Brackets with their places; at one place closing comes before opening, wider before narrower."""
    opened = [(start, start - end + 1_000_000, f"[{letter}: ") for start, end in spans]
    return opened + [(end, end - start, "]") for start, end in spans]


def _nearness(label: Statement, found: Statement) -> tuple[bool, int]:
    return cues_agree(label, found), overlap(label.content, found.content)


def _miss(passage: Passage, label: Statement, near: Statement | None) -> str:
    name = f" · {label.construction}" if label.construction else ""
    lines = [f"{passage.key}{name} · {what_is_wrong(label, near, passage)}"]
    lines.append(f"    label  {in_place(passage.text, label)}")
    if near is not None:
        lines.append(f"    found  {in_place(passage.text, near)} · {near.rule}")
    return "\n".join(lines)
