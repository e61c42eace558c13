"""Taking in many stories: `python -m tests.benchmarks.ingest [STORIES]`.

Writes that many ninjs records (2,000 unless told otherwise) of plainly invented text to a file, takes them in through
the `ingest` command, and prints the rate and the memory held at a quarter and at the end: if memory grows with the
number of stories, the ratio shows it. Then it runs the command again, which must change nothing.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.harness import peak_memory_mib, scratch_database

NAMES = ("Imre Valtos", "Oda Brenn", "Pell Mantarro", "Sive Lark")
LINES = (
    "{name} said that the quay at Port {port} would stay closed until the dredging ends.",
    "The harbour office reportedly paid the dredging firm twice for the month of {port}.",
    "According to {name}, nobody had asked the council before the cranes were sold.",
    "“We will not sell the water under the ships,” {name} told the council on Monday.",
    "Officials in the harbour office fear that the northern basin will silt up again.",
    "The basin was built in stages, and its walls are older than the town around it.",
)


def main(stories: int) -> None:
    """Write the records, take them in twice, print what it cost."""
    with scratch_database(), tempfile.TemporaryDirectory() as folder:
        from django.core.management import call_command

        from articles.models import Article

        quarter, rest = _write(Path(folder), stories)
        started = time.perf_counter()
        call_command("ingest", str(quarter), stdout=io.StringIO(), stderr=io.StringIO())
        after_quarter = peak_memory_mib()
        call_command("ingest", str(rest), stdout=io.StringIO(), stderr=io.StringIO())
        seconds = time.perf_counter() - started
        print(f"{Article.objects.count()} stories in {seconds:.1f} s: {stories / seconds:.1f} a second")
        print(
            f"peak memory {after_quarter:.0f} MiB after a quarter, {peak_memory_mib():.0f} MiB at the end:"
            f" {peak_memory_mib() / after_quarter:.2f} x"
        )
        started = time.perf_counter()
        call_command("ingest", str(quarter), str(rest), stdout=io.StringIO(), stderr=io.StringIO())
        again = time.perf_counter() - started
        print(
            f"again: {Article.objects.count()} stories, {again:.1f} s, {again / seconds:.2f} of the first time"
        )


def _write(folder: Path, stories: int) -> tuple[Path, Path]:
    """Two files of JSON lines, a quarter of the stories in the first."""
    chance = random.Random(7)
    records = [_record(chance, number) for number in range(stories)]
    paths = (folder / "quarter.jsonl", folder / "rest.jsonl")
    for path, part in zip(paths, (records[: stories // 4], records[stories // 4 :]), strict=True):
        path.write_text("\n".join(json.dumps(record) for record in part), encoding="utf-8")
    return paths


def _record(chance: random.Random, number: int) -> dict[str, str]:
    paragraphs = [
        "<p>"
        + " ".join(
            chance.choice(LINES).format(name=chance.choice(NAMES), port=chance.randint(1, 99))
            for _ in range(4)
        )
        + "</p>"
        for _ in range(6)
    ]
    return {
        "uri": f"urn:example:harbour:{number}",
        "version": "1",
        "type": "text",
        "headline": f"Harbour council hears case {number}",
        "body_html": "".join(paragraphs),
        "language": "en",
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
