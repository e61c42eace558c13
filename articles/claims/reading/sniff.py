"""What a file is, by its content. Its name and what a server says of it are never believed."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What we keep, by the type that names it."""

    HTML = "text/html"
    TEXT = "text/plain"
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    AVIF = "image/avif"
    SVG = "image/svg+xml"

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture drawn anew. An SVG is a programme and not a picture."""
        return self in {Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.AVIF}

    @property
    def words(self) -> str:
        """What it is for people."""
        return _WORDS[self]


_WORDS: Final = {
    Kind.HTML: "Web page",
    Kind.TEXT: "Text",
    Kind.PDF: "PDF",
    Kind.PNG: "Picture",
    Kind.JPEG: "Picture",
    Kind.WEBP: "Picture",
    Kind.AVIF: "Picture",
    Kind.SVG: "Drawing (SVG)",
}
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_META: Final = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_BEFORE_ROOT: Final = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_HTML_BEGINS: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|section|script|style|table)[\s/>]",
    re.IGNORECASE,
)
_SVG_BEGINS: Final = re.compile(r"(?:<!doctype\s+svg[^>]{0,300}>\s*)?<svg[\s>]", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: In so many characters a control character or none decides whether something is text.
_LOOKED_AT: Final = 64 * 1024


class NotKept(ValueError):
    """The file is nothing that is kept; the message says what to hand in instead."""


def sniff(content: bytes, declared: str = "") -> Kind:
    """What a file is. `declared` is the type that a server named; it only says whether text is a page.

    Raises NotKept for what is none of the kinds, and for nothing at all.
    """
    if not content:
        raise NotKept("The file is empty. Choose it again.")
    head = content[:1024]
    if b"%PDF-" in head:
        return Kind.PDF
    picture = _picture(head)
    if picture:
        return picture
    text = decode(content[: _LOOKED_AT * 4], declared)[:_LOOKED_AT]
    if text is None or _CONTROL.search(text):
        raise NotKept(
            "This is neither a page, text, a PDF nor a picture (PNG, JPEG, WebP, AVIF). Save it as PDF and add that."
        )
    begin = _BEFORE_ROOT.match(text)
    root = text[begin.end() if begin else 0 :].lstrip("\ufeff")
    if _SVG_BEGINS.match(root):
        return Kind.SVG
    says_html = declared.partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"}
    return Kind.HTML if _HTML_BEGINS.match(root) or says_html else Kind.TEXT


def decode(content: bytes, declared: str = "") -> str:
    """The text in bytes: by a byte order mark, by what the server or the page names, as UTF-8, as Windows-1252.

    Never fails: what fits no encoding is read with marks where it does not.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    for name in _named(content, declared):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    if _is_utf8(content):
        return content.decode("utf-8", "ignore")
    return content.decode("cp1252", "replace")


def _named(content: bytes, declared: str) -> list[str]:
    server = _CHARSET.search(declared)
    page = _META.search(content[:2048])
    names = [server.group(1) if server else "", page.group(1).decode("ascii", "replace") if page else ""]
    # Codecs that are no encodings of text (zip, base64, rot13) are not asked.
    return [name for name in names if name and _is_text_codec(name)]


def _is_text_codec(name: str) -> bool:
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True)) and name.lower() not in {
            "idna",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
        }
    except LookupError:
        return False


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)  # a cut at the end is no error
    except UnicodeDecodeError:
        return False
    return True


def _picture(head: bytes) -> Kind | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp" and b"avif" in head[8:64]:
        return Kind.AVIF
    return None
