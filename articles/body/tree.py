r"""A body in memory: a flat list of leaf blocks, each a row of runs of equally styled text.

Flat rather than nested, because every question asked of a body (offsets, marks, plain text) runs along the
text; that a mark cannot nest, or cross a block, or stand inside a link then follows from the form itself.
A line break is the character "\n" in a run's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.body.schema import claim_class


class Style(NamedTuple):
    """What covers a run. The order of the fields is the order of nesting, outermost first."""

    uid: str = ""
    mode: str = ""
    href: str = ""
    strong: bool = False
    em: bool = False


class Run(NamedTuple):
    text: str
    style: Style


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, a crosshead or a rule, with the list item or quotation it stands in.

    tag: "p", "h2", "h3" or "hr"; box: "", "ul", "ol" or "blockquote". Leaves with the same `box_number` stand
    in the same list or quotation, with the same `item_number` in the same item.
    """

    tag: str
    runs: tuple[Run, ...] = ()
    box: str = ""
    box_number: int = 0
    item_number: int = 0

    @property
    def kind(self) -> str:
        """What the block is to an editor: p, h2, h3, li, blockquote or hr."""
        if self.box:
            return "blockquote" if self.box == "blockquote" else "li"
        return self.tag

    @property
    def text(self) -> str:
        """The text as one line: a line break counts as a space."""
        return "".join([run.text for run in self.runs]).replace("\n", " ")

    def with_runs(self, runs: Iterable[Run]) -> Leaf:
        return Leaf(self.tag, tuple(runs), self.box, self.box_number, self.item_number)


def escape(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def escape_attribute(value: str) -> str:
    """A value as it stands between double quotation marks."""
    return escape(value).replace('"', "&quot;")


def write(leaves: Sequence[Leaf]) -> str:
    """The canonical HTML of the leaves."""
    out: list[str] = []
    box, box_number, item_number = "", 0, 0
    for leaf in leaves:
        if box and (leaf.box_number != box_number or leaf.box != box):
            out.append("</blockquote>" if box == "blockquote" else f"</li></{box}>")
            box = ""
        if leaf.box and not box:
            box, box_number, item_number = leaf.box, leaf.box_number, leaf.item_number
            out.append("<blockquote>" if box == "blockquote" else f"<{box}><li>")
        elif box and box != "blockquote" and leaf.item_number != item_number:
            item_number = leaf.item_number
            out.append("</li><li>")
        out.append(write_leaf(leaf))
    if box:
        out.append("</blockquote>" if box == "blockquote" else f"</li></{box}>")
    return "".join(out)


def write_leaf(leaf: Leaf) -> str:
    """One leaf with its own tag, without the list or quotation around it."""
    if leaf.tag == "hr":
        return "<hr>"
    return f"<{leaf.tag}>{write_runs(leaf.runs)}</{leaf.tag}>"


def write_runs(runs: Iterable[Run]) -> str:
    """Runs as inline HTML: claim mark outermost, then link, strong, em; each opened and closed once."""
    out: list[str] = []
    open_tags: list[tuple[str, str]] = []
    for text, style in runs:
        wanted = _tags(style)
        shared = 0
        while shared < len(wanted) and shared < len(open_tags) and wanted[shared] == open_tags[shared]:
            shared += 1
        while len(open_tags) > shared:
            out.append(open_tags.pop()[1])
        for tag in wanted[shared:]:
            out.append(tag[0])
            open_tags.append(tag)
        text = escape(text)
        out.append(text.replace("\n", "<br>") if "\n" in text else text)
    out.extend(closing for _, closing in reversed(open_tags))
    return "".join(out)


def _tags(style: Style) -> list[tuple[str, str]]:
    if style == PLAIN:
        return []
    tags: list[tuple[str, str]] = []
    if style.uid:
        tags.append((f'<span data-claim="{style.uid}" class="{claim_class(style.mode)}">', "</span>"))
    if style.href:
        tags.append((f'<a href="{escape_attribute(style.href)}">', "</a>"))
    if style.strong:
        tags.append(("<strong>", "</strong>"))
    if style.em:
        tags.append(("<em>", "</em>"))
    return tags
