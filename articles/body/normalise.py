"""Bringing the runs of one block into order: characters, white space, edges of marks, equal neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import combining, is_normalized, normalize

from articles.body.tree import Run, Style

#: Spaces that pasting and editing scatter about become plain; thin and narrow ones are typed on purpose.
_TO_SPACE: Final = "\t\x0b\x0c\r\x85\xa0\u2028\u2029"
#: Characters that show nothing and break matching: controls, soft hyphen, zero-width space, byte-order mark,
#: text-direction overrides (which can make a text read otherwise than it is) and non-characters.
_CONTROLS: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\u202a-\u202e\ud800-\udfff"
_LAST_OF_PLANES: Final = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_NOTHING: Final = re.compile(f"[{_CONTROLS}\ufdd0-\ufdef{_LAST_OF_PLANES}]+")
_SPACE: Final = re.compile(f"[{_TO_SPACE} ]+")
_UNTIDY: Final = re.compile(rf"[{_TO_SPACE}]| [ \n]|\n[ \n]|\A[ \n]|[ \n]\Z")
_AROUND_BREAK: Final = re.compile(r" *\n[ \n]*")


class Interval(NamedTuple):
    """A stretch of one block that a claim's mark covers; offsets in the block's text."""

    start: int
    end: int
    uid: str
    mode: str


def tidy(runs: Sequence[Run]) -> list[Run]:
    r"""The runs with clean characters, composed (NFC), single spaces, tidy marks and no equal neighbours.

    Doubled line breaks survive as "\\n\\n" for the caller, who knows whether they end a paragraph here.
    """
    text = "".join([run.text for run in runs])
    if not text.isascii() or not text.isprintable():
        if _NOTHING.search(text):
            runs = [Run(_NOTHING.sub("", run.text), run.style) for run in runs]
            text = "".join([run.text for run in runs])
        if not is_normalized("NFC", text):
            runs = _composed(runs)
            text = "".join([run.text for run in runs])
    if _is_untidy(text):
        runs = _spaced(runs)
    return merged(_trimmed_marks(runs))


def merged(runs: Iterable[Run]) -> list[Run]:
    """Equal neighbours joined, empty runs gone."""
    out: list[Run] = []
    for style, group in groupby((run for run in runs if run.text), key=lambda run: run.style):
        out.append(Run("".join([run.text for run in group]), style))
    return out


def cut(runs: Iterable[Run], start: int, end: int) -> list[Run]:
    """The part of the runs from `start` to `end`, in characters of the block."""
    out, position = [], 0
    for text, style in runs:
        low, high = max(start - position, 0), min(end - position, len(text))
        if low < high:
            out.append(Run(text[low:high], style))
        position += len(text)
    return out


def intervals(runs: Iterable[Run]) -> list[Interval]:
    """Where the block's claim marks stand, in order; neighbours of one claim are one interval."""
    found: list[Interval] = []
    position = 0
    for text, style in runs:
        end = position + len(text)
        if style.uid:
            if found and found[-1].end == position and found[-1].uid == style.uid:
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Interval(position, end, style.uid, style.mode))
        position = end
    return found


def cover(runs: Iterable[Run], wanted: Sequence[Interval]) -> list[Run]:
    """The runs with exactly these marks, which are in order and do not overlap."""
    out: list[Run] = []
    position, index = 0, 0
    for text, style in runs:
        base = Style("", "", style.href, style.strong, style.em)
        start, end = position, position + len(text)
        at = start
        while at < end:
            while index < len(wanted) and wanted[index].end <= at:
                index += 1
            if index == len(wanted) or wanted[index].start >= end:
                piece_end, piece = end, base
            elif wanted[index].start > at:
                piece_end, piece = wanted[index].start, base
            else:
                piece_end = min(end, wanted[index].end)
                piece = base._replace(uid=wanted[index].uid, mode=wanted[index].mode)
            out.append(Run(text[at - start : piece_end - start], piece))
            at = piece_end
        position = end
    return out


def _trimmed_marks(runs: Sequence[Run]) -> Sequence[Run]:
    """Marks without white space at their edges; two of one claim with only white space between are one."""
    if not any(run.style.uid for run in runs):
        return runs
    text = "".join([run.text for run in runs])
    wanted: list[Interval] = []
    for mark in intervals(runs):
        covered = text[mark.start : mark.end]
        start = mark.start + len(covered) - len(covered.lstrip(" \n"))
        end = mark.start + len(covered.rstrip(" \n"))
        if start >= end:
            continue
        last = wanted[-1] if wanted else None
        if last and last.uid == mark.uid and not text[last.end : start].strip(" \n"):
            wanted[-1] = last._replace(end=end)
        else:
            wanted.append(Interval(start, end, mark.uid, mark.mode))
    return cover(runs, wanted)


def _is_untidy(text: str) -> bool:
    if not text:
        return False
    if "  " in text or text[0] in " \n" or text[-1] in " \n":
        return True
    # Everything else that would need work is not "printable" to Python, whose test is much the faster one.
    return not text.isprintable() and _UNTIDY.search(text) is not None


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Single spaces, none at the edges of the block or beside a line break."""
    out: list[list[object]] = []
    last = "\n"  # the edge of a block swallows spaces as a line break does
    for raw, style in runs:
        text = _AROUND_BREAK.sub(lambda found: "\n" * found.group().count("\n"), _SPACE.sub(" ", raw))
        if last in " \n":
            text = text.lstrip(" ")
        if text.startswith("\n"):
            _drop_trailing(out, " ")
        if text:
            out.append([text, style])
            last = text[-1]
    _drop_trailing(out, " \n")
    spaced = [Run(str(text), style) for text, style in out]  # type: ignore[arg-type]
    while spaced and spaced[0].text.startswith("\n"):
        first = spaced[0].text.lstrip("\n")
        spaced[:1] = [Run(first, spaced[0].style)] if first else []
    return spaced


def _drop_trailing(out: list[list[object]], characters: str) -> None:
    while out:
        out[-1][0] = str(out[-1][0]).rstrip(characters)
        if out[-1][0]:
            return
        out.pop()


def _composed(runs: Sequence[Run]) -> list[Run]:
    """Every run in NFC, and the whole too: a mark that composes with the run before goes to that run."""
    out: list[Run] = []
    for text, style in runs:
        if out and text:
            last = out[-1]
            moved = 0
            while moved < len(text) and _joins(
                (last.text[-8:] + text[max(moved - 8, 0) : moved])[-8:], text[moved]
            ):
                moved += 1
            if moved:
                out[-1] = Run(last.text + text[:moved], last.style)
                text = text[moved:]
        if text:
            out.append(Run(text, style))
    return [Run(normalize("NFC", run.text), run.style) for run in out]


def _joins(before: str, character: str) -> bool:
    if combining(character):
        return True
    return len(normalize("NFC", before + character)) < len(normalize("NFC", before)) + len(
        normalize("NFC", character)
    )
