"""The report on the analyser's rules for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from articles.precision import Rate
from articles.selectors.rule_report import RuleLine

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
#: A cell that begins so is a formula to a spreadsheet, and reasons are typed by people.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_as_csv(lines: Iterable[RuleLine]) -> str:
    """One row for each line under a head; shares from 0 to 1, with the ends of their 95 % interval."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for line in lines:
        tally, switch = line.tally, line.switch
        edited = ", ".join(f"{aspect.lower()} {count}" for aspect, count in tally.edited_most)
        writer.writerow(
            [
                line.rule,
                _safe(line.title),
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
                _safe(str(switch.by)) if switch else "",
                _safe(switch.reason) if switch else "",
            ]
        )
    return out.getvalue()


def _shares(rate: Rate | None) -> tuple[str, str, str]:
    return (f"{rate.value:.4f}", f"{rate.low:.4f}", f"{rate.high:.4f}") if rate else ("", "", "")


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
