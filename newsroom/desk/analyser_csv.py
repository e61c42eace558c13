"""The report on the analyser's rules for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.precision import Rate
from articles.selectors.rule_report import RuleLine
from newsroom.ledger.csv_export import csv_lines

HEAD = (
    "rule",
    "what it is",
    "language",
    "proposed",
    "accepted as it was",
    "edited",
    "edited most",
    "taken out again",
    "dismissed",
    "undecided",
    "precision",
    "precision from",
    "precision to",
    "right at once",
    "right at once from",
    "right at once to",
    "switched",
    "since",
    "by",
    "reason",
)


def report_as_csv(lines: Iterable[RuleLine]) -> str:
    """One row for each line under a head; shares from 0 to 1, with the ends of their 95 % interval."""
    return "".join(csv_lines(HEAD, _rows(lines)))


def _rows(lines: Iterable[RuleLine]) -> Iterator[list[object]]:
    for line in lines:
        tally, switch = line.tally, line.switch
        edited = ", ".join(f"{aspect.lower()} {count}" for aspect, count in tally.edited_most)
        yield [
            line.rule,
            line.title,
            line.language,
            tally.proposed,
            tally.right,
            tally.edited,
            edited,
            tally.taken_out,
            tally.dismissed,
            tally.undecided,
            *_shares(tally.precision),
            *_shares(tally.at_once),
            "off" if line.is_off else "on",
            switch.at.isoformat(timespec="minutes") if switch else "",
            str(switch.by) if switch else "",
            switch.reason if switch else "",
        ]


def _shares(rate: Rate | None) -> tuple[str, str, str]:
    return (f"{rate.value:.4f}", f"{rate.low:.4f}", f"{rate.high:.4f}") if rate else ("", "", "")
