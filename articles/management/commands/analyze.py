"""`analyze`: JSON lines of {"id", "text"} in, JSON lines with attributed statements and entity mentions out."""

from __future__ import annotations

import json
import re
import sys
from codecs import BOM_UTF8
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.analysis import analyse
from articles.claims.detector import ENGINE_NAMES, ParserMissing, get_engine
from articles.claims.selectors import records_for_acts
from articles.contract import as_contract
from articles.selectors import act_found
from articles.services.rule_switches import rules_off
from entities.gazetteer import Gazetteer
from entities.selectors import build_gazetteer

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?!\d))?)?(?![\d-])")


class Command(BaseCommand):
    help = (
        'Read JSON lines {"id", "text"} from a file or standard input and write, for each, the attributed statements '
        "official acts, own-voice observations and entity mentions found. Offsets count Unicode code points, end "
        'exclusive. A line may also hold "language" (a tag) and "date" (the day the text speaks from, as 2025-08-11: '
        "it tells who held an office)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="JSON lines; - for standard input (default)")
        parser.add_argument("--engine", choices=ENGINE_NAMES, default="rules", help="default: rules")
        parser.add_argument(
            "--all-rules", action="store_true", help="use rules that are switched off in this newsroom too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            get_engine(options["engine"])  # before the first line: a parser may be missing
        except ParserMissing as error:
            raise CommandError(str(error)) from error
        gazetteer = build_gazetteer()  # once for the whole stream
        without = frozenset() if options["all_rules"] else rules_off()
        bad = 0
        with self._open(options["file"]) as source:
            for number, line in enumerate(source, start=1):
                if not line.strip():
                    continue
                try:
                    answer = _answer(line.removeprefix(BOM_UTF8), gazetteer, options["engine"], without)
                except ValueError as error:
                    bad += 1
                    self.stderr.write(f"line {number}: {error}")
                    continue
                self.stdout.write(json.dumps(answer))  # ASCII: whatever the terminal's encoding, it goes out
                self.stdout.flush()
        if bad:
            raise CommandError(
                f"{bad} line{'s' if bad != 1 else ''} could not be read; the others were analysed."
            )

    def _open(self, name: str) -> BinaryIO:
        """Bytes: JSON is UTF-8 whatever the locale says, and one bad line must not end the stream."""
        if name == "-":
            return sys.stdin.buffer
        try:
            return open(name, "rb")
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}.") from error


def _answer(line: bytes, gazetteer: Gazetteer, engine: str, without: frozenset[str]) -> dict[str, Any]:
    """The answer to one line. Raises ValueError, saying what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("not a record: it is nested too deeply") from error
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise ValueError('write one object a line, with "id" and "text"')
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("the text holds half a character (a surrogate without its other half)")
    language = record.get("language") or "auto"
    if not isinstance(language, str):
        raise ValueError('write the language as a tag: "en"')
    analysis = analyse(
        text, gazetteer, language=language, engine=engine, without=without, on=_day(record.get("date"))
    )
    records = records_for_acts([act_found(finding, text) for finding in analysis.acts])
    return {"id": record.get("id"), **as_contract(analysis, records)}


def _day(value: Any) -> str | None:
    """The ISO date, or prefix of one, that a value begins with; None for anything else, which nobody promised."""
    match = _DAY.match(value) if isinstance(value, str) else None
    return match[0] if match else None
