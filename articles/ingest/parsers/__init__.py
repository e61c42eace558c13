"""Stories out of files: plain text, HTML, ninjs and Word. Pure Python; nothing here knows the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from articles.ingest.parsers.decode import decode
from articles.ingest.parsers.docx import WordText, parse_docx, read_docx
from articles.ingest.parsers.formats import FORMATS, sniff
from articles.ingest.parsers.html import declared_charset, parse_html
from articles.ingest.parsers.incoming import HEADLINE_LIMIT, IncomingStory, IngestError, RecordSkipped
from articles.ingest.parsers.ninjs import parse_ninjs
from articles.ingest.parsers.plain import parse_text

__all__ = [
    "FORMATS",
    "HEADLINE_LIMIT",
    "IncomingStory",
    "IngestError",
    "RecordSkipped",
    "WordText",
    "parse_docx",
    "parse_file",
    "parse_html",
    "parse_ninjs",
    "parse_text",
    "read_docx",
    "sniff",
]


def parse_file(
    path: Path,
    *,
    format: str = "auto",  # noqa: A002 - the name of the option
    headline: str | None = None,
) -> Iterator[IncomingStory | IngestError]:
    """The stories of one file, in order, and an IngestError in the place of each that cannot go in.

    `format` is one of FORMATS, or "auto" to tell it from the file. `headline` is for text, HTML and Word,
    which hold one story. Never raises for what the file is or holds; these are read whole, ninjs record by
    record.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
            stream.seek(0)
            kind = sniff(path, head) if format == "auto" else format
            if kind == "ninjs":
                yield from parse_ninjs(stream)
                return
            data = stream.read()
    except OSError as error:
        yield IngestError(f"The file cannot be read: {error.strerror or error}.")
        return
    try:
        if kind == "docx":
            yield parse_docx(data, headline=headline)
            return
        decoded = decode(data, declared_charset(data) if kind == "html" else "")
        story = (
            parse_html(decoded.text, headline=headline)
            if kind == "html"
            else parse_text(decoded.text, headline=headline)
        )
    except IngestError as error:
        yield error
        return
    yield replace(story, notes=(*decoded.notes, *story.notes))
