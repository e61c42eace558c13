"""Reading HTML into leaves.

Two doors. Text in the canonical grammar, as `tree.write` writes it, is read as it stands. Anything else goes
through the sanitiser first, whose output is well-formed, so that one tokeniser serves both and no text is
read in another way than a browser would read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Final

from articles.body import schema
from articles.body.normalise import cut, tidy
from articles.body.sanitise import sanitise
from articles.body.tree import PLAIN, Leaf, Run, Style

_TOKEN: Final = re.compile(r'([^<]+)|<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z\-]*="[^"<]*")*)>|(.)', re.DOTALL)
_ATTRIBUTE: Final = re.compile(r' ([a-z][a-z\-]*)="([^"]*)"')
_BREAKS: Final = re.compile(r"\n\n+")
_RAISED: Final = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_SCRIPTABLE: Final = re.compile(r"[0-9+\-=()n]+")
_QUOTES: Final = (("“", "”"), ("‘", "’"))
_VOID: Final = frozenset({"br", "hr"})


class _NotCanonical(Exception):
    """The text is outside the canonical grammar."""


def read(html: str) -> list[Leaf]:
    """The leaves of any HTML, in canonical order. Linear; about 0.1 ms per kilobyte of canonical text."""
    return list(_read(html))


# A save reads the same text for its words, its marks and its canonical form, one right after the other.
@lru_cache(maxsize=4)
def _read(html: str) -> tuple[Leaf, ...]:
    try:
        return tuple(_build(html, schema.TAGS))
    except _NotCanonical:
        return tuple(_build(sanitise(html).html, schema.ACCEPTED))


def _build(html: str, accepted: frozenset[str]) -> list[Leaf]:
    builder = _Builder()
    depth: list[str] = []
    for text, slash, name, attributes, stray in _TOKEN.findall(html):
        if text:
            builder.text(text)
        elif stray or name not in accepted:
            raise _NotCanonical
        elif slash:
            if not depth or depth.pop() != name:
                raise _NotCanonical
            builder.close(name)
        else:
            builder.open(name, attributes)
            if name not in _VOID:
                depth.append(name)
    if depth:
        raise _NotCanonical
    builder.flush()
    return builder.leaves


class _Builder:
    """Turns tags and text, well nested, into leaves."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._runs: list[Run] = []
        self._style = PLAIN
        self._tag = "p"
        self._box = ""
        self._box_number = 0
        self._numbers = 0
        self._item = 0
        self._script = ""
        self._keeps_lines = False
        self._quotes = 0
        self._cell_has_text = False
        self._saved: list[tuple[Style, str, str, int, str, bool]] = []

    def text(self, raw: str) -> None:
        text = unescape(raw) if "&" in raw else raw
        if not self._keeps_lines:
            if "\n" in text or "\r" in text:
                text = text.replace("\n", " ").replace("\r", " ")
        elif "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self._script and _SCRIPTABLE.fullmatch(text):
            text = text.translate(_RAISED[self._script])
        self._runs.append(Run(text, self._style))
        if not self._cell_has_text and not text.isspace():
            self._cell_has_text = True

    def open(self, name: str, attributes: str) -> None:
        if name == "br":
            self._runs.append(Run("\n", self._style))
            return
        if name == "hr":
            self._rule()
            return
        self._saved.append(
            (self._style, self._tag, self._box, self._box_number, self._script, self._keeps_lines)
        )
        name = schema.RENAMED.get(name, name)
        if name in ("strong", "em", "a", "span"):
            self._style = self._styled(name, attributes)
        elif name in ("td", "th", "q", "sup", "sub"):
            self._meaningful(name)
        else:
            self.flush()
            opener = _OPENERS.get(name)
            if opener:
                opener(self)

    def close(self, name: str) -> None:
        name = schema.RENAMED.get(name, name)
        if name == "q":
            self._quotes -= 1
            self._runs.append(Run(_QUOTES[self._quotes % 2][1], self._style))
        elif name not in schema.INLINE and name not in schema.MEANINGFUL:
            self.flush()
            if name == "li":
                self._item += 1
        self._style, self._tag, self._box, self._box_number, self._script, self._keeps_lines = (
            self._saved.pop()
        )

    def flush(self) -> None:
        """End the block that is being read; white space alone makes none."""
        if not self._runs:
            return
        runs = tidy(self._runs)
        self._runs, self._cell_has_text = [], False
        if not runs:
            return
        tag = "p" if self._box else self._tag
        leaf = Leaf(
            tag, tuple(runs), self._box, self._box_number, self._item if self._box in schema.LISTS else 0
        )
        if any("\n\n" in run.text or run.text[-1] == "\n" for run in runs):
            self.leaves.extend(_split_at_breaks(leaf))
        else:
            self.leaves.append(leaf)

    def _rule(self) -> None:
        self.flush()
        if not self._box and not (self.leaves and self.leaves[-1].tag == "hr"):
            self.leaves.append(Leaf("hr"))

    def _styled(self, name: str, attributes: str) -> Style:
        uid, mode, href, strong, em = self._style
        if name == "strong":
            return Style(uid, mode, href, True, em)
        if name == "em":
            return Style(uid, mode, href, strong, True)
        values = {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
        if name == "a":
            return Style(uid, mode, href or schema.tidy_href(values.get("href", "")), strong, em)
        claim = values.get("data-claim", "")
        if uid or not schema.is_claim_uid(claim):
            return self._style
        return Style(claim, schema.mode_in_class(values.get("class", "")), href, strong, em)

    def _meaningful(self, name: str) -> None:
        if name == "q":
            self._runs.append(Run(_QUOTES[self._quotes % 2][0], self._style))
            self._quotes += 1
        elif name in _RAISED:
            self._script = name
        elif self._cell_has_text:
            self._runs.append(Run(" · ", self._style))
            self._cell_has_text = False

    def _enter_box(self, name: str) -> None:
        if not self._box:
            self._numbers += 1
            self._box, self._box_number, self._tag = name, self._numbers, "p"
            self._item += 1

    def _enter_item(self) -> None:
        self._item += 1
        if self._box:
            return
        before = self.leaves[-1] if self.leaves else None
        if before and before.box == "ul" and before.box_number < 0:
            self._box, self._box_number, self._tag = "ul", before.box_number, "p"
        else:  # an item outside a list: it and its like that follow make one, numbered below zero
            self._enter_box("ul")
            self._box_number = -self._box_number

    def _enter_heading(self, name: str) -> None:
        if not self._box:
            self._tag = name

    def _keep_lines(self) -> None:
        self._keeps_lines = True


_OPENERS: Final[dict[str, Callable[[_Builder], None]]] = {
    "ul": lambda builder: builder._enter_box("ul"),
    "ol": lambda builder: builder._enter_box("ol"),
    "blockquote": lambda builder: builder._enter_box("blockquote"),
    "li": lambda builder: builder._enter_item(),
    "h2": lambda builder: builder._enter_heading("h2"),
    "h3": lambda builder: builder._enter_heading("h3"),
    "pre": lambda builder: builder._keep_lines(),
}


def _split_at_breaks(leaf: Leaf) -> list[Leaf]:
    """An empty line ends a paragraph; in a crosshead it is one line break."""
    text = "".join([run.text for run in leaf.runs])
    pieces, start = [], 0
    for gap in _BREAKS.finditer(text):
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, len(text)))
    if leaf.tag == "p":
        return [leaf.with_runs(tidy(cut(leaf.runs, low, high))) for low, high in pieces]
    runs: list[Run] = []
    for low, high in pieces:
        runs += [Run("\n", PLAIN), *cut(leaf.runs, low, high)] if runs else cut(leaf.runs, low, high)
    return [leaf.with_runs(tidy(runs))]
