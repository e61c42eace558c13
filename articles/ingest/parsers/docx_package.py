"""A Word file opened with distrust: which parts it has, and each part as a tree.

A .docx is a zip of XML. Standard library only: what a story needs of the format is a few dozen elements, and every
limit here would have to be put around a library as well. Nothing is written to disk, no address is followed, a
document type declaration (the way to entities) is refused, and what a part really unpacks to is what counts, not what
its header promises.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final
from xml.etree import ElementTree

from articles.ingest.parsers.incoming import IngestError

#: Of the file as it is sent; pictures make them large.
LARGEST_FILE: Final = 20 * 1024 * 1024
#: Of everything in it, unpacked, and of one part that is read.
LARGEST_TOTAL: Final = 300 * 1024 * 1024
LARGEST_PART: Final = 24 * 1024 * 1024
MOST_MEMBERS: Final = 3_000
#: XML packs to a tenth, rarely to a fortieth. Below a megabyte it does not matter.
HIGHEST_RATIO: Final = 200
_RATIO_FROM: Final = 1024 * 1024
MOST_ELEMENTS: Final = 1_000_000
DEEPEST: Final = 150

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = 0x1
#: How a zip that somebody bent can fail, beside saying so.
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError),
    *(ValueError, LookupError, OverflowError),
)
_DAMAGED: Final = "The file is damaged. Open it in Word, save it again and take that."
_NO_WORD_FILE: Final = "This is no Word file (.docx). Save it as .docx, or copy its text and paste it."


class Package:
    """The parts of a Word file. Raises IngestError, in words, for what is none or must not be opened."""

    def __init__(self, data: bytes) -> None:
        _refuse_by_magic(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise IngestError(_DAMAGED) from error
        self.names = {member.filename for member in members}
        _refuse_by_contents(members, self.names)
        types = self.part("[Content_Types].xml")
        if any("macroenabled" in node.get("ContentType", "").lower() for node in types.iter()):
            raise IngestError(_MACROS)

    def part(self, name: str) -> ElementTree.Element:
        """The root of a part, its names without their namespaces; an empty element where there is no such part."""
        if name not in self.names:
            return ElementTree.Element("none")
        try:
            with self._zip.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise IngestError(_DAMAGED) from error
        if len(data) > LARGEST_PART:
            raise IngestError(_TOO_LARGE)
        # S314: entities and document types are refused by the target before they are declared.
        parser = ElementTree.XMLParser(target=_Guarded())  # noqa: S314
        try:
            parser.feed(data)
            return parser.close()
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise IngestError(_DAMAGED) from error

    def targets(self, part: str) -> dict[str, str]:
        """Where the links of a part lead, by their ids: external addresses only."""
        folder, _, name = part.rpartition("/")
        rows = self.part(f"{folder}/_rels/{name}.rels")
        return {
            row.get("Id", ""): row.get("Target", "")
            for row in rows.iter("Relationship")
            if row.get("TargetMode") == "External" and row.get("Type", "").endswith("/hyperlink")
        }


class _Guarded:
    """Builds a tree of local names; stops at a document type, at too many elements, at too deep a nest."""

    def __init__(self) -> None:
        self._builder = ElementTree.TreeBuilder()
        self._depth = self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> ElementTree.Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise IngestError(_TOO_LARGE)
        local = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        return self._builder.start(tag.rpartition("}")[2], local)

    def end(self, tag: str) -> ElementTree.Element:
        self._depth -= 1
        return self._builder.end(tag.rpartition("}")[2])

    def data(self, data: str) -> None:
        self._builder.data(data)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise IngestError("The file declares a document type, which no Word file does: it is not opened.")

    def close(self) -> ElementTree.Element:
        return self._builder.close()


_MACROS: Final = (
    "The file carries macros, which are never taken in. In Word, save it as “Word document (.docx)”."
)
_TOO_LARGE: Final = "The file unpacks to more than a story can be. Copy its text and paste it."


def _refuse_by_magic(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        megabytes = LARGEST_FILE // (1024 * 1024)
        raise IngestError(
            f"The file is larger than {megabytes} MB. Take its pictures out, or paste its text."
        )
    if data.startswith(_OLE):
        raise IngestError(
            "This is an old Word file (.doc), or one with a password. Save it in Word as .docx without a password."
        )
    if not data.startswith(_ZIP):
        raise IngestError(_NO_WORD_FILE)


def _refuse_by_contents(members: list[zipfile.ZipInfo], names: set[str]) -> None:
    total = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > _RATIO_FROM and member.file_size > HIGHEST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if len(members) > MOST_MEMBERS or len(names) < len(members) or total > LARGEST_TOTAL or swollen:
        raise IngestError(_TOO_LARGE)
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise IngestError(_DAMAGED)  # Word packs in no other way
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise IngestError("The file has a password. Save it without one.")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise IngestError(_MACROS)
    if "word/document.xml" not in names:
        raise IngestError(_NO_WORD_FILE)
