"""JSON records out of a stream, one at a time, each with the line where it begins.

Three shapes are told apart by their first lines: JSON lines, one object (over several lines or not), and an
array of objects. Memory holds one record, never the file. A record that cannot be read is given as an error
and the next one is tried: in JSON lines the next line, elsewhere the next object by its braces.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from articles.ingest.parsers.incoming import IngestError

#: Of one record, in bytes. A story of a hundred megabytes is a mistake.
RECORD_LIMIT: Final = 64 * 1024 * 1024
_PEEK: Final = 256 * 1024
_STRUCTURE: Final = re.compile(r'["\\{}\[\]\n]')


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object and the line of the file where it begins."""

    value: dict[str, Any]
    line: int


def read_records(stream: BinaryIO) -> Iterator[Record | IngestError]:
    """The records of a stream that can seek, in order, errors in their places; raises for none of them."""
    start = stream.tell()
    head = stream.read(_PEEK)
    stream.seek(start)
    if not head.strip():
        yield IngestError("The file is empty: there is no story to take in.")
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield IngestError("The file is UTF-16; JSON is always UTF-8. Save it as UTF-8 and try again.")
    elif b"\x00" in head:
        yield IngestError("The file is binary, not JSON (it holds NUL bytes). Take in the ninjs feed itself.")
    elif _is_json_lines(head):
        yield from _lines(stream)
    else:
        yield from _objects(stream)


def _is_json_lines(head: bytes) -> bool:
    lines = [line for line in head.removeprefix(codecs.BOM_UTF8).splitlines() if line.strip()]
    first = lines[0].strip()
    if first.startswith(b"["):
        return False
    if not first.startswith(b"{"):
        return True
    try:
        json.loads(first)
    except ValueError:
        # The first record may be the broken one; in an object over several lines no line begins with a brace.
        return len(lines) > 1 and lines[1].startswith(b"{")
    except RecursionError:
        return True
    return True


def _lines(stream: BinaryIO) -> Iterator[Record | IngestError]:
    number = 0
    while raw := stream.readline(RECORD_LIMIT + 1):
        number += 1
        if len(raw) > RECORD_LIMIT:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(RECORD_LIMIT)
            yield IngestError(
                f"The record is larger than {RECORD_LIMIT >> 20} MB: no story is. Split the line.", number
            )
            continue
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        if raw.strip():
            yield _parsed(raw, number, json_lines=True)


def _parsed(raw: bytes | str, line: int, *, json_lines: bool = False) -> Record | IngestError:
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw.encode("utf-8").decode("utf-8")
    except UnicodeError:
        return IngestError("The record is not UTF-8. Have it sent again, or save the file as UTF-8.", line)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = (
            f"column {error.colno}" if json_lines else f"line {line + error.lineno - 1}, column {error.colno}"
        )
        return IngestError(f"The record is not valid JSON: {error.msg} ({where}). It was left out.", line)
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        return IngestError(
            "The record is nested too deep, or holds too long a number, to be a story. It was left out.", line
        )
    if not isinstance(value, dict):
        return IngestError("The record is not a JSON object, so it is no ninjs story. It was left out.", line)
    return Record(value, line)


def _chunks(stream: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="surrogateescape")
    while data := stream.read(1 << 16):
        yield decoder.decode(data)


def _objects(stream: BinaryIO) -> Iterator[Record | IngestError]:
    """Objects at the top level, or in an array there, cut out by their braces."""
    held: list[str] = []
    depth = begin = size = found = 0
    line = 1
    in_string = escape_open = False
    for chunk in _chunks(stream):
        start, skip, escape_open = 0, 0 if escape_open else -1, False
        for match in _STRUCTURE.finditer(chunk):
            at, mark = match.start(), match.group()
            if mark == "\n":
                line += 1
            elif at == skip:
                continue
            elif in_string:
                in_string = mark != '"'
                if mark == "\\":
                    skip, escape_open = at + 1, at + 1 == len(chunk)
            elif mark == '"':
                in_string = depth > 0
            elif mark == "{" or (mark == "[" and depth):
                if not depth:
                    start, begin, size = at, line, 0
                depth += 1
            elif mark in "}]" and depth:
                depth -= 1
                if not depth:
                    held.append(chunk[start : at + 1])
                    found += 1
                    yield _parsed("".join(held), begin)
                    held = []
        if depth:
            held.append(chunk[start:])
            size += len(held[-1])
            if size > RECORD_LIMIT:
                yield IngestError(f"The record is larger than {RECORD_LIMIT >> 20} MB: no story is.", begin)
                return
    if depth:
        yield IngestError("The file ends in the middle of a record: it is cut off. Get it again.", begin)
    elif not found:
        yield IngestError(
            "The file holds no JSON object, so it is no ninjs. Take it in with --format text.", 1
        )
