"""How well what has no cue is found: `python -m tests.benchmarks.uncued [FILE.jsonl ...] [--split dev] [--errors]`.

Reads labelled passages (tests/data/uncued) and prints precision and recall with 95 % intervals (Wilson) for each
kind: insinuation, own voice beside hearsay, official act. A label is found when an observation of its kind overlaps
it: for an insinuation the words, for own voice the sentence, for an act the verb or noun. Everything else found in any
passage is a false alarm, whatever the passage was written for. No entities are on file: the names have to do.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.claims.detector import detect
from articles.claims.vocabulary import Basis
from articles.uncued import ObservationKind, observe
from entities.gazetteer import Gazetteer

FOLDER = Path(__file__).resolve().parents[1] / "data" / "uncued"
KINDS = ("insinuation", "own_voice", "official_act")
_Z = 1.96


@dataclass(slots=True)
class Counts:
    """Right, false alarms and misses of one kind, with the passages of the last two for reading."""

    right: int = 0
    alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def found_in(text: str, language: str) -> list[tuple[str, int, int]]:
    """What is found in a text: (kind, start, end) of what a label has to overlap."""
    statements = detect(text, language=language)
    nobody = Gazetteer.build([])
    found = [("official_act", *s.cue) for s in statements if s.basis is Basis.OFFICIAL_ACT]
    for seen in observe(text, statements, [], nobody, language=language):
        span = seen.cue if seen.kind is ObservationKind.INSINUATION else seen.span
        found.append((seen.kind.value, *span))
    return found


def score(passages: Sequence[dict[str, Any]]) -> dict[str, Counts]:
    """Counts for each kind over labelled passages."""
    counts = {kind: Counts() for kind in KINDS}
    for passage in passages:
        found = found_in(passage["text"], passage["language"])
        used: set[int] = set()
        for label in passage["labels"]:
            hit = next(
                (
                    index
                    for index, (kind, start, end) in enumerate(found)
                    if index not in used
                    and kind == label["kind"]
                    and start < label["end"]
                    and label["start"] < end
                ),
                None,
            )
            if hit is None:
                counts[label["kind"]].misses.append(passage["text"])
            else:
                used.add(hit)
                counts[label["kind"]].right += 1
        for index, (kind, start, end) in enumerate(found):
            if index not in used:
                counts[kind].alarms.append(f"{passage['text']}  <{passage['text'][start:end]}>")
    return counts


def interval(right: int, total: int) -> str:
    """A rate with its Wilson interval: "0.90 [0.80-0.95]"."""
    if not total:
        return "-"
    rate = right / total
    middle = (rate + _Z**2 / (2 * total)) / (1 + _Z**2 / total)
    half = _Z * math.sqrt(rate * (1 - rate) / total + _Z**2 / (4 * total**2)) / (1 + _Z**2 / total)
    return f"{rate:.2f} [{max(0.0, middle - half):.2f}-{min(1.0, middle + half):.2f}]"


def report(passages: Sequence[dict[str, Any]], *, errors: bool) -> Iterator[str]:
    """The table, line by line."""
    sizes = Counter((passage["language"], passage["split"]) for passage in passages)
    yield ", ".join(
        f"{count} passages {language} {split}" for (language, split), count in sorted(sizes.items())
    )
    for language in sorted({passage["language"] for passage in passages}):
        yield f"\n{language:14}labelled  right  alarms   precision             recall"
        counts = score([passage for passage in passages if passage["language"] == language])
        for kind, each in counts.items():
            labelled = each.right + len(each.misses)
            precision = interval(each.right, each.right + len(each.alarms))
            recall = interval(each.right, labelled)
            yield f"{kind:14}{labelled:8}{each.right:7}{len(each.alarms):8}   {precision:20}  {recall}"
            if errors:
                yield from (f"    miss   {text}" for text in each.misses)
                yield from (f"    alarm  {text}" for text in each.alarms)


def read(paths: Sequence[Path], split: str = "") -> list[dict[str, Any]]:
    """The labelled passages of some files, of one split where one is asked for."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    passages = [json.loads(line) for line in lines]
    return [passage for passage in passages if split in ("", passage["split"])]


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report for the house's files, or for those given."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.uncued")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--split", choices=("dev", "test"), default="")
    parser.add_argument("--errors", action="store_true", help="print every miss and false alarm")
    options = parser.parse_args(argv)
    for line in report(read(options.files, options.split), errors=options.errors):
        print(line)


if __name__ == "__main__":
    main()
