"""Word files (.docx): the words with their emphasis, links, crossheads, lists and quotations.

Tracked changes are read as accepted: what was deleted is gone, what was inserted stays. Comments and the marks of
footnotes go; the footnotes themselves stand at the end as text. Pictures do not come in with a text. What a reader
would miss is named in the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from articles.body.canonical import clean
from articles.body.text import plain_text
from articles.ingest.parsers.bylines import is_byline, names_in_byline
from articles.ingest.parsers.docx_package import Package
from articles.ingest.parsers.docx_runs import Words
from articles.ingest.parsers.docx_styles import Kind, Styles
from articles.ingest.parsers.incoming import HEADLINE_LIMIT, IncomingStory, IngestError
from articles.ingest.parsers.plain import is_heading, one_line
from articles.ingest.parsers.working_title import NO_TITLE, working_title

_WRAPPERS: Final = frozenset({"ins", "moveTo", "sdtContent", "sdt", "customXml", "smartTag", "body"})
_SAID: Final = (
    ("picture", "1 picture was left out", "{} pictures were left out"),
    ("box", "1 text box was left out", "{} text boxes were left out"),
    ("table", "1 table became a line for each row", "{} tables became a line for each row"),
    ("footnote", "1 footnote became text", "{} footnotes became text"),
    ("comment", "1 comment was left out", "{} comments were left out"),
    (
        "struck",
        "1 passage that was struck out was left out",
        "{} passages that were struck out were left out",
    ),
    ("nested", "1 list inside another became part of it", "{} lists inside another became part of it"),
    ("part", "1 embedded file was left out", "{} embedded files were left out"),
)


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word file as text. html is canonical and holds everything, the lines of headline and standfirst too.

    headline and standfirst are the first lines where they look like them, else "": proposals.
    """

    html: str
    headline: str
    standfirst: str
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Block:
    """One paragraph: inline HTML, and where it stands."""

    html: str
    tag: str = "p"
    box: str = ""
    list_id: str = ""
    role: str = ""

    @property
    def text(self) -> str:
        return plain_text(clean(f"<p>{self.html}</p>").html)


def read_docx(data: bytes) -> WordText:
    """The text of a Word file. Raises IngestError for a file that is none, that holds no text or may not be opened."""
    blocks, notes = _blocks(Package(data))
    if not blocks:
        raise IngestError("The file holds no text: there is no story to take in.")
    headline, standfirst, _ = _head(blocks)
    return WordText(_written(blocks), headline, standfirst, notes)


def parse_docx(data: bytes, *, headline: str | None = None) -> IncomingStory:
    """The story in a Word file.

    The headline is `headline`, else a first paragraph in the style Title or one that is short and ends without a final
    stop, else a working title; the standfirst a second one in the style Subtitle. Raises IngestError as `read_docx`.
    """
    blocks, said = _blocks(Package(data))
    if not blocks:
        raise IngestError("The file holds no text: there is no story to take in.")
    notes = [f"{note}." for note in said]
    found, standfirst, taken = _head(blocks)
    given = one_line(headline or "")
    is_working = False
    if given and found.casefold() != given.casefold():
        standfirst, taken = "", 0
    elif not given and found:
        given = found
    elif not given:
        given, is_working = working_title("\n".join(block.text for block in blocks[:3])), True
        why = "no short first line" if given != NO_TITLE else "no first sentence short enough"
        notes.append(f"The text has no headline ({why}): “{given}” is a working title, to be replaced.")
    rest = blocks[taken:]
    bylines: tuple[str, ...] = ()
    if rest and rest[0].tag == "p" and is_byline(rest[0].text):
        bylines = names_in_byline(rest.pop(0).text)
    if not rest:
        notes.append("The file holds a headline and no text.")
    return IncomingStory(
        headline=given,
        headline_is_working=is_working,
        standfirst=standfirst,
        body_html=_written(rest),
        bylines=bylines,
        notes=tuple(notes),
    )


def _head(blocks: list[_Block]) -> tuple[str, str, int]:
    """Headline, standfirst, and how many blocks they are."""
    first = blocks[0]
    line = first.text
    if first.box or len(line) > HEADLINE_LIMIT or not (first.role == "title" or is_heading(line)):
        return "", "", 0
    if len(blocks) > 1 and blocks[1].role == "subtitle":
        return line, blocks[1].text, 2
    return line, "", 1


def _blocks(package: Package) -> tuple[list[_Block], tuple[str, ...]]:
    reader = _Reader(package)
    reader.read(package.part("word/document.xml"))
    reader.footnotes(package)
    counted = reader.words.count
    notes = tuple(
        (one if counted[name] == 1 else many.format(counted[name]))
        for name, one, many in _SAID
        if counted[name]
    )
    return [block for block in reader.blocks if block.text], notes


class _Reader:
    """Walks a document and collects its paragraphs."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.part("word/styles.xml"), package.part("word/numbering.xml"))
        self.words = Words(self.styles, package.targets("word/document.xml"))
        self.blocks: list[_Block] = []
        self._depths: Counter[str] = Counter()
        self._held = ""  # the words of a paragraph whose end was deleted: it goes on in the next

    def read(self, node: Element) -> None:
        for child in node:
            if child.tag == "p":
                self._paragraph(child)
            elif child.tag == "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self.read(child)
            elif child.tag == "altChunk":
                self.words.count["part"] += 1

    def footnotes(self, package: Package) -> None:
        """The footnotes that the text refers to, as paragraphs at its end."""
        for kind in ("footnote", "endnote"):
            part = f"word/{kind}s.xml"
            notes = {row.get("id", ""): row for row in package.part(part).iter(kind)}
            asked = [key for name, key in self.words.marks if name == kind and key in notes]
            self.words.targets = package.targets(part)
            for key in dict.fromkeys(asked):
                self.read(notes[key])
                self.words.count["footnote"] += 1

    def _paragraph(self, node: Element) -> None:
        properties = node.find("pPr")
        kind = self.styles.kind(properties)
        html = self._held + self.words.of_paragraph(node, is_heading=bool(kind.level or kind.role == "title"))
        self._held = ""
        mark = properties.find("rPr") if properties is not None else None
        if mark is not None and mark.find("del") is not None:
            self._held = html
            return
        self.blocks.append(self._placed(html, kind))

    def _placed(self, html: str, kind: Kind) -> _Block:
        if kind.role in ("title", "subtitle"):
            return _Block(html, "h2" if kind.role == "title" else "p", role=kind.role)
        if kind.level:
            return _Block(html, "h2" if kind.level < 3 else "h3")
        if kind.role == "quote":
            return _Block(html, box="blockquote")
        box = self.styles.list_tag(kind)
        if not box:
            return _Block(html)
        before = self.blocks[-1] if self.blocks else None
        if before and before.box in ("ul", "ol") and before.list_id == kind.list_id:
            self.words.count["nested"] += kind.depth > self._depths[kind.list_id]
            box = before.box
        self._depths[kind.list_id] = kind.depth
        return _Block(html, box=box, list_id=kind.list_id)

    def _table(self, node: Element) -> None:
        rows = [
            [[p for p in cell.iter("p") if self.words.has_text(p)] for cell in _own(row, "tc")]
            for row in _own(node, "tr")
            if row.find("trPr/del") is None
        ]
        if any(sum(map(bool, cells)) > 1 for cells in rows):
            self.words.count["table"] += 1
        for cells in rows:
            filled = [cell for cell in cells if cell]
            if len(filled) == 1:  # a table for the look of it: its paragraphs are paragraphs
                for paragraph in filled[0]:
                    self._paragraph(paragraph)
            elif filled:
                html = " · ".join(" ".join(self.words.of_paragraph(p) for p in cell) for cell in filled)
                self.blocks.append(_Block(html))


def _own(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, and not those of a table inside."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _own(child, tag)


def _written(blocks: Iterable[_Block]) -> str:
    """The canonical HTML of the blocks: neighbours of one list in one list."""
    out: list[str] = []
    opened: tuple[str, str] = ("", "")
    for block in blocks:
        here = (block.box, block.list_id)
        if opened != here and opened[0]:
            out.append(f"</{opened[0]}>")
        if opened != here and block.box:
            out.append(f"<{block.box}>")
        opened = here
        inner = f"<{block.tag}>{block.html}</{block.tag}>"
        out.append(f"<li>{inner}</li>" if block.box in ("ul", "ol") else inner)
    if opened[0]:
        out.append(f"</{opened[0]}>")
    return clean("".join(out)).html
