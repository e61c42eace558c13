"""Counts by passage and what they add up to: precision, recall and F1 with intervals from a seeded bootstrap."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.attribution_matching import Agreement, cues_agree, overlap, paired, sentence_starts
from tests.benchmarks.attribution_records import Passage, Statement

MEASURES = ("sentence", "cue", "source", "content", "usable", "strict")
RESAMPLES = 1000
SEED = 20240229

#: What an engine is here: text and language in; statements and official acts out.
Finder = Callable[[str, str], tuple[list[Statement], list[Statement]]]


@dataclass(frozen=True, slots=True)
class Count:
    """Right, found and labelled."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.labelled + other.labelled)

    @property
    def precision(self) -> float | None:
        """Right out of found; None when nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Right out of labelled; None when nothing is labelled."""
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; 0 when nothing is right; None when there is nothing at all."""
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One passage with what was found in it. The pairings map label positions to finding positions."""

    passage: Passage
    found: tuple[Statement, ...]
    acts: tuple[Statement, ...]
    counts: dict[str, Count]
    cue_pairs: dict[int, int]
    usable_pairs: dict[int, int]
    act_pairs: dict[int, int]


def score(passages: Iterable[Passage], find: Finder) -> list[Outcome]:
    """Run the finder over each passage and compare."""
    return [compare(passage, *find(passage.text, passage.language)) for passage in passages]


def compare(passage: Passage, found: Sequence[Statement], acts: Sequence[Statement] = ()) -> Outcome:
    """One passage against what was found in it; findings over an ignored span are set aside."""
    kept = tuple(each for each in found if not _ignored(each, passage))
    agreement = Agreement(passage)
    pairs = {
        measure: paired(passage.claims, kept, getattr(agreement, measure))
        for measure in MEASURES
        if measure != "sentence"
    }
    counts = {name: Count(len(pair), len(kept), len(passage.claims)) for name, pair in pairs.items()}
    act_labels = passage.acts or ()
    return Outcome(
        passage=passage,
        found=kept,
        acts=tuple(acts),
        counts={"sentence": _sentences(passage, kept), **counts},
        cue_pairs=pairs["cue"],
        usable_pairs=pairs["usable"],
        act_pairs=paired(act_labels, acts, cues_agree),
    )


def _ignored(found: Statement, passage: Passage) -> bool:
    return overlap(found.cue, passage.ignore) > 0


def _sentences(passage: Passage, found: Sequence[Statement]) -> Count:
    """Sentences that hold the beginning of a cue."""
    starts = sentence_starts(passage.text)
    labelled = {bisect_right(starts, claim.cue[0][0]) for claim in passage.claims}
    reported = {bisect_right(starts, each.cue[0][0]) for each in found}
    return Count(len(labelled & reported), len(reported), len(labelled))


def total(outcomes: Iterable[Outcome], measure: str) -> Count:
    """The counts of all passages, added."""
    return sum((outcome.counts[measure] for outcome in outcomes), Count())


def interval(
    counts: Sequence[Count], figure: str, *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """The middle 95 % of `figure` (precision, recall, f1) over passages drawn again with replacement.

    None when no draw gives a figure. The seed makes two runs print the same, and two engines draw the same.
    """
    chance = random.Random(seed)
    values = []
    for _ in range(resamples):
        right = found = labelled = 0
        for count in chance.choices(counts, k=len(counts)):
            right, found, labelled = right + count.right, found + count.found, labelled + count.labelled
        value = getattr(Count(right, found, labelled), figure)
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    low, high = int(0.025 * len(values)), min(len(values) - 1, int(0.975 * len(values)))
    return values[low], values[high]
