"""What the styles and the numbering of a Word file say of a paragraph and of a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

_OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING: Final = re.compile(r"heading ([1-9])")
_LONGEST_CHAIN: Final = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A style, or what a run says itself. None: it says nothing of that."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """What the look itself says, and the base where it says nothing."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.struck if self.struck is None else self.struck,
            base.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is. role: "", "title", "subtitle", "quote"; level: of a heading, from 1, else 0."""

    role: str = ""
    level: int = 0
    list_id: str = ""
    depth: int = 0


class Styles:
    """The styles of one file, resolved along their bases."""

    def __init__(self, styles: Element, numbering: Element) -> None:
        self._styles = {row.get("styleId", ""): row for row in styles.iter("style")}
        self._formats = _formats(numbering)

    def look(self, properties: Element | None, *styles: str) -> Look:
        """How a run looks: what it says itself, then its own style, then the paragraph's."""
        found = _look(properties)
        for style in styles:
            for row in self._chain(style):
                found = found.over(_look(row.find("rPr")))
        return found

    def kind(self, properties: Element | None) -> Kind:
        """What a paragraph is, from its properties and its style."""
        style = _value(properties, "pStyle")
        role, level = "", _level(_value(properties, "outlineLvl"))
        list_id, depth = _list(properties)
        for row in self._chain(style):
            name = _value(row, "name").lower()
            own = row.find("pPr")
            heading = _HEADING.fullmatch(name)
            if not role:
                role = {"title": "title", "subtitle": "subtitle"}.get(
                    name, "quote" if "quote" in name.split() else ""
                )
            level = level or (int(heading.group(1)) if heading else 0) or _level(_value(own, "outlineLvl"))
            if not list_id:
                list_id, depth = _list(own)
        return Kind(role, level, "" if list_id == "0" else list_id, depth)

    def list_tag(self, kind: Kind) -> str:
        """The list that a paragraph is an item of: "ul", "ol", or "" for none."""
        if not kind.list_id:
            return ""
        shape = self._formats.get((kind.list_id, kind.depth), "bullet")
        return {"bullet": "ul", "none": ""}.get(shape, "ol")

    def _chain(self, style: str) -> list[Element]:
        found: list[Element] = []
        while style in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[style])
            style = _value(found[-1], "basedOn")
        return found


def style_of(properties: Element | None, name: str) -> str:
    """The id of the style that properties name ("pStyle", "rStyle"), or ""."""
    return _value(properties, name)


def _value(node: Element | None, name: str) -> str:
    found = node.find(name) if node is not None else None
    return found.get("val", "") if found is not None else ""


def _look(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    struck = [_on(properties, name) for name in ("strike", "dstrike")]
    return Look(
        _on(properties, "b"),
        _on(properties, "i"),
        True if True in struck else (False if False in struck else None),
        _on(properties, "vanish"),
    )


def _on(properties: Element, name: str) -> bool | None:
    found = properties.find(name)
    return None if found is None else found.get("val", "true").lower() not in _OFF


def _level(value: str) -> int:
    """Word counts outlines from 0; 9 is body text."""
    return int(value) + 1 if value.isascii() and value.isdigit() and int(value) < 9 else 0


def _list(properties: Element | None) -> tuple[str, int]:
    numbering = properties.find("numPr") if properties is not None else None
    if numbering is None:
        return "", 0
    depth = _value(numbering, "ilvl")
    return _value(numbering, "numId"), int(depth) if depth.isascii() and depth.isdigit() else 0


def _formats(numbering: Element) -> dict[tuple[str, int], str]:
    """(list, depth) -> how it counts: "bullet", "decimal", "none" …"""
    kinds: dict[str, dict[int, str]] = {}
    for row in numbering.iter("abstractNum"):
        levels = {int(level.get("ilvl", "0") or 0): _value(level, "numFmt") for level in row.iter("lvl")}
        kinds[row.get("abstractNumId", "")] = levels
    found = {}
    for row in numbering.iter("num"):
        for depth, shape in kinds.get(_value(row, "abstractNumId"), {}).items():
            found[row.get("numId", ""), depth] = shape
    return found
