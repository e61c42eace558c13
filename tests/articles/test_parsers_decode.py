"""Bytes to text, and clear words where there is none."""

import codecs

import pytest

from articles.ingest.parsers.decode import decode
from articles.ingest.parsers.incoming import IngestError

TEXT = "El canciller dijo: “No habrá acuerdo”.\nAsí fue."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_unicode_is_read_without_a_note(data: bytes) -> None:
    decoded = decode(data)

    assert (decoded.text, decoded.notes) == (TEXT, ())


def test_windows_1252_is_a_guess_and_said_so() -> None:
    decoded = decode(TEXT.encode("cp1252"))

    assert decoded.text == TEXT
    assert decoded.notes == (
        "The file is not UTF-8; it was read as Windows-1252. Check accents and quotation marks.",
    )


def test_declared_encoding_is_no_guess() -> None:
    decoded = decode("Заявил министр".encode("koi8-r"), "koi8-r")

    assert (decoded.text, decoded.notes) == ("Заявил министр", ())


def test_declared_encoding_gives_way_to_utf_8() -> None:
    assert decode("Así".encode(), "iso-8859-1").text == "Así"


def test_dos_end_of_file_is_no_binary() -> None:
    assert decode(b"He said so.\r\n\x1a").text == "He said so.\r\n\x1a"


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "The file is empty", 0),
        (b" \n\t ", "The file is empty", 0),
        (codecs.BOM_UTF8 + b"\n", "The file is empty", 0),
        (b"%PDF-1.7 ...", "The file is a PDF", 0),
        (b"PK\x03\x04....", "The file is a Word document or zip archive", 0),
        (b"{\\rtf1 hello}", "The file is an RTF document", 0),
        (b"\x89PNG\r\n\x1a\n", "The file is a picture", 0),
        (b"first\nsec\x00ond", "The file is binary, not text (a NUL byte at position 9)", 2),
        (b"ab\x01\x02\x03\x04\x05cd", "The file is binary, not text", 0),
        ("He said so".encode("utf-16-le"), "The file looks like UTF-16 without a byte-order mark", 0),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "The file begins as UTF-16-LE but breaks off", 0),
        ("Así fue, según él.\nÉl dijo que s".encode() + b"\xed.", "The file is UTF-8 with 1 damaged", 2),
        ("Заявил министр обороны".encode("koi8-r"), "its encoding cannot be told", 1),
        ("首相は述べた".encode("shift-jis"), "its encoding cannot be told", 1),
    ],
)
def test_what_is_no_text_is_refused_in_clear_words(data: bytes, message: str, line: int) -> None:
    with pytest.raises(IngestError) as refused:
        decode(data)

    assert message in refused.value.message
    assert refused.value.line == line
