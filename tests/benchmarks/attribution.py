"""How well statements are found: `python -m tests.benchmarks.attribution FILE.jsonl [--engine rules] [--errors N]`.

Reads labelled passages (`attribution_records` says in which form), runs an engine over each, and prints precision,
recall and F1 with 95 % intervals: 1,000 bootstrap draws over passages with a fixed seed, so that one long story
counts as one. Labelled and found statements are paired one to one, for each measure by a largest pairing of its own:

sentence  sentences in which a cue begins, labelled against found, by a splitter of the benchmark's own
cue       the cues share a code point
source    the cue agrees, and the sources share a code point or neither statement has one
content   the overlap in code points is at least half of the labelled and half of the found content; split
          contents count all their parts. For a label that holds another attribution, a content that ends where the
          inner one begins, or leaves out the inner content, counts as well where at least two words are left of it:
          marks in a story never nest
usable    cue, source and content agree in one pair: what an editor could accept and go on
strict    the same, with nested contents asked for in full

A file that labels hearsay nowhere counts every "reportedly" found as a false alarm; the table by rule shows it.
Official acts are no statements: they are set aside, and measured by their cue where a file labels `acts`. The
lines under "keywords" are a word list without any grammar on the same passages: the ground to compare with. Times
are the median over passes of the whole file, in this process, after one to warm up. Start-up is what a new process
takes from its first line to its first statement, the interpreter's own start left out.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from articles.claims.detector import AttributedStatement, UnknownEngineError, get_engine
from articles.claims.vocabulary import Basis
from tests.benchmarks.attribution_errors import false_alarms, misses
from tests.benchmarks.attribution_keywords import keyword_statements
from tests.benchmarks.attribution_records import BadRecordError, Passage, Statement, read_passages
from tests.benchmarks.attribution_report import (
    act_line,
    construction_table,
    mode_line,
    rendition_table,
    rule_table,
    score_table,
)
from tests.benchmarks.attribution_scores import RESAMPLES, Finder, Outcome, score

ROUNDS = 5


def engine_finder(name: str) -> Finder:
    """An engine of the product as the scorer asks for it. Raises UnknownEngineError."""
    engine = get_engine(name)

    def find(text: str, language: str) -> tuple[list[Statement], list[Statement]]:
        said, done = [], []
        for statement in engine.detect(text, language=language):
            (done if statement.basis is Basis.OFFICIAL_ACT else said).append(_as_statement(statement))
        return said, done

    return find


def keyword_finder(text: str, language: str) -> tuple[list[Statement], list[Statement]]:
    """The word list in the same shape; it knows no official acts."""
    return keyword_statements(text, language), []


def _as_statement(found: AttributedStatement) -> Statement:
    return Statement(
        cue=(tuple(found.cue),),
        source=(tuple(found.source),) if found.source else (),
        content=tuple(tuple(span) for span in found.spans),
        rendition=str(found.rendition),
        attribution_mode=str(found.mode),
        rule=found.rule,
    )


def speed(passages: Sequence[Passage], find: Finder, *, rounds: int = ROUNDS) -> float:
    """Milliseconds for 1,000 words: the median over passes of all passages, the first pass left out."""
    words = sum(len(passage.text.split()) for passage in passages)
    taken = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        for passage in passages:
            find(passage.text, passage.language)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[1:]) * 1000 / words * 1000


_FIRST_STATEMENT = """
import sys, time
began = time.perf_counter()
from articles.claims.detector import get_engine
get_engine(sys.argv[1]).detect("Brill said that the pier was shut.")
print(time.perf_counter() - began)
"""


def start_up(engine: str) -> float:
    """Seconds a new process takes to import and load an engine and to find its first statement."""
    command = [sys.executable, "-c", _FIRST_STATEMENT, engine]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def report(passages: Sequence[Passage], engine: str, *, errors: int, resamples: int) -> Iterator[str]:
    """The whole report, line by line."""
    find = engine_finder(engine)
    outcomes = score(passages, find)
    ground = score(passages, keyword_finder)
    words = sum(len(passage.text.split()) for passage in passages)
    yield f"{len(passages)} passages, {words} words, {sum(len(each.claims) for each in passages)} labelled statements"
    yield f"speed of {engine}: {speed(passages, find):.1f} ms for 1,000 words (median of {ROUNDS} passes)"
    yield f"start-up of {engine}: {start_up(engine):.2f} s"
    for language in dict.fromkeys(passage.language for passage in passages):
        part = [outcome for outcome in outcomes if outcome.passage.language == language]
        base = [outcome for outcome in ground if outcome.passage.language == language]
        yield from ("", f"{engine}, {language}", *score_table(part, resamples=resamples))
        yield from ("", f"keywords, {language}", *score_table(base, resamples=resamples))
        yield from ("", *_details(part))
    if errors:
        yield from (
            "",
            f"first {errors} misses (S source, Q cue, C content)",
            *islice(misses(outcomes), errors),
        )
        yield from ("", f"first {errors} false alarms", *islice(false_alarms(outcomes), errors))


def _details(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What stands behind the scores of one language."""
    yield from (act_line(outcomes), *filter(None, [mode_line(outcomes)]))
    if any(outcome.passage.construction for outcome in outcomes):
        yield from ("", *construction_table(outcomes))
    yield from ("", *rendition_table(outcomes), "", *rule_table(outcomes))


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report; exits with 2 and a plain message for a file or an engine that cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.attribution", description="Score an engine."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--engine", default="rules", help="the engine to score (default: rules)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N of each kind")
    parser.add_argument(
        "--resamples", type=int, default=RESAMPLES, help="bootstrap draws (default: %(default)s)"
    )
    options = parser.parse_args(argv)
    try:
        passages = read_passages(options.files)
        get_engine(options.engine)
    except (BadRecordError, UnknownEngineError, OSError, UnicodeDecodeError) as error:
        parser.error(str(error))
    if not passages:
        parser.error("the files hold no passages")
    for line in report(passages, options.engine, errors=options.errors, resamples=options.resamples):
        print(line)


if __name__ == "__main__":
    main()
