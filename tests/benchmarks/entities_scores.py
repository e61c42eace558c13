"""Labelled names against found ones: pairing, and counts by text for the intervals of `attribution_scores`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.attribution_scores import Count

MEASURES = ("found", "exact", "kind", "proposed", "linked")
#: The desk's kinds as the labels call them.
COARSE = {
    "official": "person",
    "cartel": "armed",
    "gang": "armed",
    "faction": "armed",
    "government": "agency",
}
#: Peoples, faiths and parties' members are labelled so that finding one counts neither for nor against.
SET_ASIDE = "people"
_BODIES = frozenset({"agency", "organisation", "company", "media", "armed"})


@dataclass(frozen=True, slots=True)
class Label:
    """A marked name; `slug` where the starter entities have it."""

    start: int
    end: int
    name: str
    kind: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that was found: of an entity on file (`slug`; none where it is ambiguous), or of a newcomer."""

    start: int
    end: int
    kind: str = ""
    slug: str = ""
    on_file: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text."""

    key: str
    text: str
    language: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One text with what was found: pairs by position, what is left over, and the counts."""

    text: Text
    pairs: tuple[tuple[Label, Found], ...]
    missed: tuple[Label, ...]
    alarms: tuple[Found, ...]
    counts: dict[str, Count] = field(default_factory=dict)


def compare(text: Text, found: Sequence[Found], speaks_for: Mapping[str, str]) -> Result:
    """Pair each label with the finding that shares most with it; a finding is used once.

    `speaks_for` maps a country's slug to its government's: "the government of Oman" is linked right for either.
    """
    labels = [label for label in text.labels if label.kind != SET_ASIDE]
    pairs = _paired(labels, found)
    used = {id(each) for _, each in pairs}
    matched = {id(label) for label, _ in pairs}
    alarms = tuple(each for each in found if id(each) not in used and not _is_set_aside(each, text.labels))
    missed = tuple(label for label in labels if id(label) not in matched)
    counted = len(pairs) + len(alarms)
    new_labels = [label for label in labels if not label.slug]
    new_found = [each for _, each in pairs if not each.on_file] + [
        each for each in alarms if not each.on_file
    ]
    counts = {
        "found": Count(len(pairs), counted, len(labels)),
        "exact": Count(sum(_is_exact(*pair) for pair in pairs), counted, len(labels)),
        "kind": Count(
            sum(not each.on_file and _kind_agrees(label, each) for label, each in pairs),
            len(new_found),
            len(new_labels),
        ),
        "proposed": _proposed(pairs, alarms, new_labels),
        "linked": _linked(pairs, alarms, labels, speaks_for),
    }
    return Result(text, tuple(pairs), missed, alarms, counts)


def total(results: Iterable[Result], measure: str) -> Count:
    """The counts of all texts, added."""
    return sum((result.counts[measure] for result in results), Count())


def _shared(label: Label, each: Found) -> int:
    return min(label.end, each.end) - max(label.start, each.start)


def _paired(labels: Sequence[Label], found: Sequence[Found]) -> list[tuple[Label, Found]]:
    """Largest overlap first, each label and each finding once; newcomers before what is on file where they tie."""
    candidates = [
        (_shared(label, each), not each.on_file, -label.start, label, each)
        for label in labels
        for each in found
        if _shared(label, each) > 0
    ]
    candidates.sort(key=lambda row: row[:3], reverse=True)
    pairs: list[tuple[Label, Found]] = []
    used: set[int] = set()
    for *_, label, each in candidates:
        if id(label) not in used and id(each) not in used:
            used |= {id(label), id(each)}
            pairs.append((label, each))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _is_set_aside(each: Found, labels: Sequence[Label]) -> bool:
    """A people, or the nation inside the name of a body that was paired with another finding."""
    for label in labels:
        if min(label.end, each.end) > max(label.start, each.start):
            if label.kind == SET_ASIDE:
                return True
            if each.on_file and label.kind in _BODIES and label.start <= each.start and each.end <= label.end:
                return True
    return False


def _is_exact(label: Label, each: Found) -> bool:
    return (label.start, label.end) == (each.start, each.end)


def _kind_agrees(label: Label, each: Found) -> bool:
    return COARSE.get(each.kind, each.kind) == label.kind


def _proposed(
    pairs: Sequence[tuple[Label, Found]], alarms: Sequence[Found], new_labels: Sequence[Label]
) -> Count:
    """Names, not mentions: of those the editor is offered, how many are labelled, not on file and of the right kind."""
    wanted = {label.name for label in new_labels if label.kind in _BODIES or label.kind == "person"}
    offered = {each.name for _, each in pairs if _is_offered(each)}
    offered |= {each.name for each in alarms if _is_offered(each)}
    right: dict[str, str] = {}
    for label, each in pairs:
        if label.name in wanted and _is_offered(each) and _kind_agrees(label, each):
            right.setdefault(each.name, label.name)
    return Count(len(set(right.values())), len(offered), len(wanted))


def _is_offered(each: Found) -> bool:
    return not each.on_file and each.kind != "place"


def _linked(
    pairs: Sequence[tuple[Label, Found]],
    alarms: Sequence[Found],
    labels: Sequence[Label],
    speaks_for: Mapping[str, str],
) -> Count:
    right = sum(
        bool(label.slug) and each.slug in (label.slug, speaks_for.get(label.slug, label.slug))
        for label, each in pairs
    )
    linked = sum(bool(each.slug) for _, each in pairs) + sum(bool(each.slug) for each in alarms)
    return Count(right, linked, sum(bool(label.slug) for label in labels))
