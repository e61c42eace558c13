"""How well the preflight rules judge: `python -m tests.benchmarks.preflight [FILE.jsonl ...] [--split dev] [--errors]`.

Reads the labelled headlines and sentences of tests/data/preflight and prints precision and recall for each rule and
severity, with 95 % intervals (Wilson) and counts. Stories are made from the texts alone, as an import would: the
analyser reads them with the starter entities, and every statement it finds is taken for an accepted claim. A rule
whose precision is under 0.90 may not block.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.preflight_scores import FOLDER, read, score
from tests.benchmarks.uncued import interval


def report(records: Sequence[dict[str, Any]], *, errors: bool = False) -> Iterator[str]:
    """The table, line by line."""
    sizes = Counter(
        ("sentences" if "sentence" in record else "pairs", record.get("language", "en"), record["split"])
        for record in records
    )
    yield ", ".join(
        f"{count} {kind} {language} {split}" for (kind, language, split), count in sorted(sizes.items())
    )
    for split in sorted({record["split"] for record in records}):
        yield f"\n{split:10}labelled  right  alarms   precision             recall"
        for name, each in score([record for record in records if record["split"] == split]).items():
            precision = interval(each.right, each.found)
            recall = interval(each.right, each.labelled)
            yield f"{name:10}{each.labelled:8}{each.right:7}{len(each.alarms):8}   {precision:20}  {recall}"
            if errors:
                yield from (f"    miss   {text}" for text in each.misses)
                yield from (f"    alarm  {text}" for text in each.alarms)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report for the house's files, or for those given."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.preflight")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--split", choices=("dev", "test"), default="")
    parser.add_argument("--language", default="")
    parser.add_argument("--errors", action="store_true", help="print every miss and false alarm")
    options = parser.parse_args(argv)
    for line in report(read(options.files, options.split, options.language), errors=options.errors):
        print(line)


if __name__ == "__main__":
    main()
