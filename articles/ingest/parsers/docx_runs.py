"""The words of a paragraph in a Word file, as inline HTML."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from xml.etree.ElementTree import Element

from articles.body.schema import tidy_href
from articles.body.tree import escape, escape_attribute
from articles.ingest.parsers.docx_styles import Styles, style_of

_INSIDE: Final = frozenset(
    {
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "fldSimple",
        "ruby",
        "rubyBase",
        "dir",
        "bdo",
    }
    | {"oMath", "oMathPara", "AlternateContent", "Choice"}
)
_GONE: Final = frozenset({"del", "moveFrom"})
_LINK_FIELD: Final = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)


class Words:
    """Reads paragraphs. `count` says what was left out; `marks` which footnotes were referred to, in order."""

    def __init__(self, styles: Styles, targets: dict[str, str]) -> None:
        self.styles = styles
        self.targets = targets
        self.count: Counter[str] = Counter()
        self.marks: list[tuple[str, str]] = []

    def of_paragraph(self, node: Element, *, is_heading: bool = False) -> str:
        """The paragraph's words as inline HTML, a line break as <br>; "" where there are none.

        A heading is heavy by itself: nothing in it is strong.
        """
        style = style_of(node.find("pPr"), "pStyle")
        return _Paragraph(self, style, is_heading).read(node)

    def has_text(self, node: Element) -> bool:
        """Whether any words stand in a paragraph."""
        return any((text.text or "").strip() for text in node.iter("t"))


class _Paragraph:
    """One paragraph on its way through. Fields are runs between marks, so they are kept on a stack."""

    def __init__(self, words: Words, style: str, is_heading: bool) -> None:
        self.words, self.style, self.is_heading = words, style, is_heading
        self.out: list[str] = []
        self.fields: list[dict[str, str]] = []

    def read(self, node: Element) -> str:
        self._inside(node, "")
        return "".join(self.out)

    def _inside(self, node: Element, href: str) -> None:
        for child in node:
            tag = child.tag
            if tag == "r":
                self._run(child, href)
            elif tag in ("hyperlink", "fldSimple"):
                self._inside(child, self._address(child) or href)
            elif tag in _GONE:
                self.words.count["struck"] += any(
                    (one.text or "").strip() for one in child.iter() if one.text
                )
            elif tag in _INSIDE:
                self._inside(child, href)
            elif tag == "t":  # the letters of a formula
                self._text(child.text or "", href)

    def _address(self, node: Element) -> str:
        if node.tag == "hyperlink":
            return tidy_href(self.words.targets.get(node.get("id", ""), ""))
        found = _LINK_FIELD.match(node.get("instr", ""))
        return tidy_href(found.group(1)) if found else ""

    def _run(self, node: Element, href: str) -> None:
        properties = node.find("rPr")
        look = self.words.styles.look(properties, style_of(properties, "rStyle"), self.style)
        if look.hidden:
            return
        text = self._text_of(node)
        if look.struck and text.strip():
            self.words.count["struck"] += 1
            return
        self._text(
            text,
            self.fields[-1].get("href", "") if self.fields and not href else href,
            bold=bool(look.bold) and not self.is_heading,
            italic=bool(look.italic),
            raised=style_of(properties, "vertAlign"),
        )

    def _text(
        self, text: str, href: str, *, bold: bool = False, italic: bool = False, raised: str = ""
    ) -> None:
        if not text:
            return
        html = escape(text).replace("\n", "<br>")
        script = {"superscript": "sup", "subscript": "sub"}.get(raised)
        blank = not text.strip()
        for tag, on in ((script, bool(script)), ("em", italic and not blank), ("strong", bold and not blank)):
            html = f"<{tag}>{html}</{tag}>" if on else html
        self.out.append(f'<a href="{escape_attribute(href)}">{html}</a>' if href else html)

    def _text_of(self, node: Element) -> str:
        """The text of a run, in order; pictures, marks and fields on the way are counted and kept."""
        out = []
        for child in node:
            tag = child.tag
            if tag == "fldChar":
                self._field(child.get("fldCharType", ""))
            elif tag == "instrText":
                if self.fields:
                    self.fields[-1]["code"] = self.fields[-1].get("code", "") + (child.text or "")
            elif self.fields and self.fields[-1].get("part") == "code":
                continue
            elif tag == "t":
                out.append(child.text or "")
            elif tag in ("tab", "ptab"):
                out.append(" ")
            elif tag in ("br", "cr"):
                out.append("\n" if child.get("type", "textWrapping") == "textWrapping" else " ")
            elif tag == "noBreakHyphen":
                out.append("-")
            else:
                self._left_out(child)
        return "".join(out)

    def _left_out(self, node: Element) -> None:
        tag = node.tag
        count = self.words.count
        if tag in ("drawing", "pict", "object"):
            boxes = sum(1 for _ in node.iter("txbxContent"))
            count["box" if boxes else "picture"] += boxes or 1
        elif tag == "AlternateContent":
            for child in node:
                if child.tag == "Choice":
                    for inner in child:
                        self._left_out(inner)
        elif tag in ("footnoteReference", "endnoteReference"):
            self.words.marks.append((tag.removesuffix("Reference"), node.get("id", "")))
        elif tag == "commentReference":
            count["comment"] += 1

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append({"part": "code"})
        elif kind == "separate" and self.fields:
            found = _LINK_FIELD.match(self.fields[-1].get("code", ""))
            self.fields[-1] = {"part": "shown", "href": tidy_href(found.group(1)) if found else ""}
        elif kind == "end" and self.fields:
            self.fields.pop()
