"""The text of a page, a PDF or a plain file, as paragraphs: what an excerpt is taken from.

Paragraphs are parted by an empty line, the pages of a PDF by a form feed: `articles.claims.reading.passages` counts
both. What cannot be read is empty, and `note` says why in words.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.claims.reading.pdf import PdfUnread, pdf_pages
from articles.claims.reading.sniff import Kind, decode

#: Characters of text that are kept of one copy; a whole law has a tenth of it.
MOST_TEXT: Final = 2_000_000
_NOT_TEXT: Final = (
    "script, style, noscript, template, svg, iframe, object, embed, canvas, head, select, datalist, [hidden]"
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section"
    " summary"
    " table tbody td tfoot th thead tr ul".split()
)
_SPACE: Final = re.compile(r"[^\S\x0c]+")
_NUL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


class Extracted(NamedTuple):
    """What a copy says. `title` is the page's own name for itself; `note` says why text is missing."""

    text: str = ""
    title: str = ""
    note: str = ""


def extract(content: bytes, kind: Kind, declared: str = "") -> Extracted:
    """The text of a copy, at most `MOST_TEXT` characters. Takes as long as a PDF's reader is given."""
    if kind.is_picture:
        return Extracted(note="A picture: type the words that it shows.")
    if kind is Kind.PDF:
        try:
            pages = pdf_pages(content)
        except PdfUnread as unread:
            return Extracted(note=str(unread))
        text = "\f".join("\n\n".join(paragraphs_of_page(page)) for page in pages)
        if not text.strip("\f \n"):
            return Extracted(
                note="The PDF holds pictures of pages and no text: type the words that it shows."
            )
        return Extracted(_bounded(text))
    text = decode(content, declared)
    if kind in {Kind.HTML, Kind.SVG}:
        tree = LexborHTMLParser(text)
        title = tree.css_first("title")
        name = one_line(title.text() or "") if title is not None else ""
        return Extracted(_bounded("\n\n".join(html_paragraphs(tree))), name[:300])
    return Extracted(_bounded("\n\n".join(paragraphs_of_text(text))))


def html_paragraphs(tree: LexborHTMLParser) -> list[str]:
    """The paragraphs of a page in its order; what a browser would not show is left out."""
    for node in tree.css(_NOT_TEXT):
        if node.tag not in {"html", "body"}:
            node.decompose()
    pieces: list[str] = []
    root = tree.root
    if root is not None:
        _walk(root, pieces)
    return [line for line in map(one_line, "".join(pieces).split("\x00")) if line]


def _walk(root: LexborNode, pieces: list[str]) -> None:
    """Text nodes in order, with NUL where a block begins or ends. Without recursion: pages nest by the thousand."""
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if node.is_text_node:
            pieces.append((node.text_content or "").replace("\x00", " "))
            continue
        edge = "\x00" if node.tag in _BLOCKS else " " if node.tag == "br" else ""
        children = list(node.iter(include_text=True))
        stack += [edge, *reversed(children), edge]


def paragraphs_of_text(text: str) -> list[str]:
    """The paragraphs of plain text: parted by empty lines, or, where there are none, each line one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\ufeff")
    has_gaps = re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) is not None
    parts = re.split(r"\n[^\S\n]*\n", text) if has_gaps else text.split("\n")
    return [line for line in map(one_line, parts) if line]


def paragraphs_of_page(page: str) -> list[str]:
    """The paragraphs of a PDF's page, of which only lines are known.

    A paragraph ends at an empty line, and where a line that ends a sentence is clearly shorter than the others. A
    hyphen at the end of a line stays: whether it belongs to the word, the file does not say.
    """
    lines = [one_line(line) for line in page.replace("\f", "\n").split("\n")]
    longest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    held = ""
    for line in lines:
        if line:
            joint = "" if held.endswith("-") and line[:1].islower() else " "
            held = f"{held}{joint}{line}" if held else line
        is_end = line.endswith((".", "!", "?", ":", "”", '"')) and len(line) < longest * 0.75
        if held and (not line or is_end):
            paragraphs.append(held)
            held = ""
    return [*paragraphs, held] if held else paragraphs


def one_line(text: str) -> str:
    """Text with its runs of space made one, and without characters that no page shows."""
    return _SPACE.sub(" ", _NUL.sub("", text)).strip()


def _bounded(text: str) -> str:
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT].rpartition("\n\n")[0] or text[:MOST_TEXT]
