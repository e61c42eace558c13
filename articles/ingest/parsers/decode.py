"""Bytes to text. A guess is made only where it is almost certainly right, and is always reported."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from articles.ingest.parsers.incoming import IngestError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
#: Two Latin letters that UTF-8 read as Windows-1252 leaves behind ("Ã©" for "é").
_MOJIBAKE: Final = re.compile("[ÂÃÄÅÐÑâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SAVE_AS: Final = "Save it as UTF-8 and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and notes where that was guessed."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of a file: UTF-8, UTF-16 with a byte-order mark, the encoding it declares, or Windows-1252.

    Windows-1252 is a guess, made only for text that reads like a western language, and noted. Raises
    IngestError for an empty file, a binary one, and one whose encoding cannot be told.
    """
    decoded = _decoded(data, declared)
    if not decoded.text.strip():
        raise IngestError("The file is empty: there is no story to take in.")
    return decoded


def _decoded(data: bytes, declared: str) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _by_mark(data[len(bom) :], encoding)
    _refuse_binary(data)
    try:
        return _sane(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        broken_at = error.start
    if declared:
        found = _declared(data, declared)
        if found:
            return found
    return _guessed(data, broken_at)


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            f"The file begins as {encoding.upper()} but breaks off at byte {error.start}. {_SAVE_AS}"
        ) from None
    return _sane(Decoded(text, encoding))


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _KNOWN_BINARY:
        if data.startswith(magic):
            raise IngestError(f"The file is {kind}, not text. Save the story as text or HTML and try again.")
    at = data.find(b"\x00")
    if at < 0:
        return
    head = data[:2000]
    if head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4:
        raise IngestError(f"The file looks like UTF-16 without a byte-order mark. {_SAVE_AS}")
    raise IngestError(
        f"The file is binary, not text (a NUL byte at position {at}). Take in the text or HTML of the story.",
        line=data.count(b"\n", 0, at) + 1,
    )


def _sane(decoded: Decoded) -> Decoded:
    controls = len(_CONTROLS.findall(decoded.text.rstrip("\x1a")))  # DOS ended text files with one 0x1A
    if controls > 2 and controls > len(decoded.text) / 200:
        raise IngestError("The file is binary, not text. Take in the text or HTML of the story.")
    return decoded


def _declared(data: bytes, name: str) -> Decoded | None:
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding or codec.name == "utf-8":
            return None
        # Browsers read "latin-1" as Windows-1252, and so does everybody who writes it.
        encoding = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return _sane(Decoded(text, encoding))


def _guessed(data: bytes, broken_at: int) -> Decoded:
    line = data.count(b"\n", 0, broken_at) + 1
    mended = data.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    whole = sum(1 for character in mended if character > "\x7f") - damaged
    if whole > damaged:
        raise IngestError(
            f"The file is UTF-8 with {damaged} damaged character{'s' if damaged > 1 else ''}, the first in "
            f"line {line}. Put it right there, or get the file again.",
            line=line,
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or not _reads_western(text):
        raise IngestError(
            f"The file is not UTF-8 (see line {line}) and its encoding cannot be told. {_SAVE_AS}", line=line
        )
    note = "The file is not UTF-8; it was read as Windows-1252. Check accents and quotation marks."
    return Decoded(text, "cp1252", (note,))


def _reads_western(text: str) -> bool:
    odd = [character for character in text if character > "\x7f"]
    letters = sum(1 for character in text if character.isalpha())
    strange = sum(1 for character in odd if character in "¤¦§¨¬¯±²³´µ¶¸¹¼½¾×÷ÞÐþðƒˆ˜†‡‰¥¢")
    if _CONTROLS.search(text.rstrip("\x1a")) or _MOJIBAKE.search(text):
        return False
    return len(odd) * 4 < letters and strange * 4 <= len(odd)
