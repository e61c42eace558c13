"""How well names are found: `python -m tests.benchmarks.entities [FILE.jsonl ...] [--errors N]`.

Reads labelled texts (tests/data/entities/README.md says how they were labelled; without a file, all sets there),
looks for names with the gazetteer of the demo's starter entities and countries, and for newcomers among the rest.
Prints precision, recall and F1 with 95 % intervals, 1,000 bootstrap draws over texts:

found     mentions: a labelled and a found one share a code point; each is used once. Peoples and faiths count neither
          way, nor does the nation inside a body's name. Newcomers whose kind nobody guesses are not counted as found
exact     the same, with both ends equal
kind      mentions of what is not on file: found, and of the right kind (official is person; cartel, gang and faction
          are armed). Labels of what is on file are left out
proposed  names, not mentions, that the story's screen offers as new: labelled, not on file, of the right kind. Places
          are never offered
linked    mentions of what is on file, linked to the right record (a country's government counts as the country)
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from entities.gazetteer import Gazetteer, NameEntry
from entities.newcomers import find_names
from newsroom.demo.starter_entities import government_of, starter_entities
from tests.benchmarks.attribution_scores import RESAMPLES, interval
from tests.benchmarks.entities_markup import FOLDER
from tests.benchmarks.entities_scores import COARSE, MEASURES, Found, Label, Result, Text, compare, total

ROUNDS = 5


@cache
def starter_gazetteer() -> Gazetteer:
    """The gazetteer of the starter entities."""
    entries = [
        NameEntry(row["slug"], name["text"], name["kind"], row["schema"], row["kind"], name["language"])
        for row in starter_entities()
        for name in row["names"]
    ]
    return Gazetteer.build(entries, government_of=government_of())


@cache
def slugs_by_name() -> dict[str, str]:
    """Main name of each starter entity to its slug: how a label says that its name is on file."""
    return {row["name"]: row["slug"] for row in starter_entities()}


def read_texts(paths: Sequence[Path]) -> list[Text]:
    """The labelled texts of all files."""
    texts = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            labels = tuple(
                Label(start, end, name, kind, slugs_by_name().get(name, ""))
                for start, end, name, kind in record["mentions"]
            )
            texts.append(Text(record["id"], record["text"], record["language"], labels))
    return texts


def find(text: str) -> list[Found]:
    """What gazetteer and newcomers find together."""
    gazetteer = starter_gazetteer()
    scan = gazetteer.scan(text)
    taken = [(match.start, match.end) for match in scan.mentions]
    weak = [(match.start, match.end) for match in scan.suggestions]
    nations = [
        (match.start, match.end)
        for match in scan.mentions
        if match.sense == "demonym" or (match.key and gazetteer.schema_of(match.key) == "Country")
    ]
    on_file = [
        Found(match.start, match.end, gazetteer.kind_of(match.key or ""), match.key or "", on_file=True)
        for match in scan.mentions
    ]
    new = [
        Found(place.start, place.end, each.kind, name=each.name)
        for each in find_names(text, taken, nations, weak)
        if each.kind
        for place in each.mentions
    ]
    return sorted(on_file + new, key=lambda each: each.start)


def speed(texts: Sequence[Text]) -> tuple[float, float]:
    """Milliseconds for 1,000 words: gazetteer and newcomers together, and newcomers alone. Medians over passes,
    in processor time: what else runs on the machine does not count."""
    words = sum(len(each.text.split()) for each in texts)
    both, alone = [], []
    for _ in range(ROUNDS + 1):
        started = time.process_time()
        for each in texts:
            find(each.text)
        between = time.process_time()
        for each in texts:
            find_names(each.text)
        both.append(between - started)
        alone.append(time.process_time() - between)
    return tuple(statistics.median(taken[1:]) * 1_000_000 / words for taken in (both, alone))  # type: ignore[return-value]


def report(texts: Sequence[Text], *, errors: int, resamples: int) -> Iterator[str]:
    """The whole report, line by line."""
    results = [compare(each, find(each.text), government_of()) for each in texts]
    mentions = sum(len(each.labels) for each in texts)
    yield f"{len(texts)} texts, {sum(len(each.text.split()) for each in texts)} words, {mentions} labelled mentions"
    both, alone = speed(texts)
    yield f"speed: {both:.1f} ms for 1,000 words, {alone:.1f} of them for newcomers (median of {ROUNDS} passes)"
    yield f"{'':9} {'precision':>22} {'recall':>22} {'F1':>22}   right/found/labelled"
    for measure in MEASURES:
        yield _row(results, measure, resamples)
    yield from ("", "kinds of mentions that are not on file: labelled, found, of the right kind")
    yield from _kinds(results)
    if errors:
        yield from ("", "missed", *_words(results, errors, missed=True))
        yield from ("", "false alarms", *_words(results, errors, missed=False))


def _row(results: Sequence[Result], measure: str, resamples: int) -> str:
    counts = [result.counts[measure] for result in results]
    whole = total(results, measure)
    cells = []
    for figure in ("precision", "recall", "f1"):
        value, bounds = getattr(whole, figure), interval(counts, figure, resamples=resamples)
        cells.append("–" if value is None or not bounds else f"{value:.3f} [{bounds[0]:.2f}–{bounds[1]:.2f}]")
    return f"{measure:9} {cells[0]:>22} {cells[1]:>22} {cells[2]:>22}   {whole.right}/{whole.found}/{whole.labelled}"


def _kinds(results: Sequence[Result]) -> Iterator[str]:
    labelled, found, right = Counter[str](), Counter[str](), Counter[str]()
    for result in results:
        labelled.update(
            label.kind for label in result.text.labels if not label.slug and label.kind != "people"
        )
        for label, each in result.pairs:
            if not label.slug and not each.on_file:
                found[label.kind] += 1
                right[label.kind] += COARSE.get(each.kind, each.kind) == label.kind
    for kind, count in labelled.most_common():
        yield f"{kind:13} {count:4} {found[kind]:4} {right[kind]:4}"


def _words(results: Sequence[Result], errors: int, *, missed: bool) -> Iterator[str]:
    shown = 0
    for result in results:
        for each in result.missed if missed else result.alarms:
            if shown == errors:
                return
            shown += 1
            yield f"{result.text.key[:40]:40} {each.kind:13} {result.text.text[each.start : each.end]}"


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report for each file; exits with 2 and a plain message for one that cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.entities", description="Score finding names."
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N of each kind")
    parser.add_argument(
        "--resamples", type=int, default=RESAMPLES, help="bootstrap draws (default: %(default)s)"
    )
    options = parser.parse_args(argv)
    for path in options.files or sorted(FOLDER.glob("*.jsonl")):
        try:
            texts = read_texts([path])
        except (OSError, ValueError, KeyError, TypeError) as error:
            parser.error(f"{path}: {error}")
        print(f"\n{path.name}")
        for line in report(texts, errors=options.errors, resamples=options.resamples):
            print(line)


if __name__ == "__main__":
    main()
