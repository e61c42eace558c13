"""`analyze`: JSON lines of {"id", "text"} in, JSON lines with attributed statements and entity mentions out."""

from __future__ import annotations

import json
import sys
from codecs import BOM_UTF8
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.analysis import Analysis, analyse
from articles.claims.detector import ENGINE_NAMES, ParserMissing, get_engine
from entities.gazetteer import Gazetteer
from entities.selectors import build_gazetteer


class Command(BaseCommand):
    help = (
        'Read JSON lines {"id", "text"} from a file or standard input and write, for each, the attributed statements '
        "and entity mentions found. Offsets count Unicode code points, end exclusive."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="JSON lines; - for standard input (default)")
        parser.add_argument("--engine", choices=ENGINE_NAMES, default="rules", help="default: rules")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            get_engine(options["engine"])  # before the first line: a parser may be missing
        except ParserMissing as error:
            raise CommandError(str(error)) from error
        gazetteer = build_gazetteer()  # once for the whole stream
        bad = 0
        with self._open(options["file"]) as source:
            for number, line in enumerate(source, start=1):
                if not line.strip():
                    continue
                try:
                    answer = _answer(line.removeprefix(BOM_UTF8), gazetteer, options["engine"])
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


def _answer(line: bytes, gazetteer: Gazetteer, engine: str) -> dict[str, Any]:
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
    return {"id": record.get("id"), **as_contract(analyse(text, gazetteer, language=language, engine=engine))}


def as_contract(analysis: Analysis) -> dict[str, Any]:
    """An analysis in the form of the public contract."""
    return {
        "claims": [
            {
                "start": finding.statement.start,
                "end": finding.statement.end,
                "spans": [list(span) for span in finding.statement.spans],
                "cue": list(finding.statement.cue),
                "source": list(finding.statement.source) if finding.statement.source else None,
                "mode": finding.statement.mode.value,
                "speech_act": finding.statement.speech_act.value,
                "rendition": finding.statement.rendition.value,
                "basis": finding.statement.basis.value,
                "rule": finding.statement.rule,
                "claimants": list(finding.claimants),
                "accused": list(finding.accused),
            }
            for finding in analysis.findings
        ],
        "entities": [
            {
                "start": match.start,
                "end": match.end,
                "name": match.text,
                "slug": match.key,
                "ambiguous": match.ambiguous,
                "sense": match.sense,
            }
            for match in analysis.mentions
        ],
    }
