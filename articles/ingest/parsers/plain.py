"""Plain text: each line a block."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from articles.body.normalise import tidy
from articles.body.text import join
from articles.body.tree import PLAIN, Leaf, Run, write
from articles.ingest.parsers.bylines import is_byline, names_in_byline
from articles.ingest.parsers.incoming import IncomingStory, IngestError
from articles.ingest.parsers.working_title import NO_TITLE, working_title

#: A line of fewer characters can be a headline or a crosshead.
SHORT: Final = 120
_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Ends a sentence, or says that the line goes on. A question can head what follows; a quoted one does not.
_FINAL_STOP: Final = re.compile(r"""(?:[.!…:;,]["'”’»)\]]*|\?["'”’»)\]]+)\Z""")
#: A row of stars or dashes parts the text; at the end it only says that the text ends.
_RULE: Final = re.compile(r"[*#_=~·–—\-\s]{3,}|-\s?30\s?-")
_BULLET: Final = re.compile(r"[•‣▪*]\s+")


def parse_text(text: str, *, headline: str | None = None) -> IncomingStory:
    """The story in a plain text.

    Each line that is not empty is a block; a short line without final stop that is followed by text is a
    crosshead, a line that begins with a bullet a list item, a row of stars a rule. The headline is `headline`,
    else a first line under 120 characters without final stop, else a working title made from the first
    sentence (then `headline_is_working`, with a note). A second line "By Ana Lind" gives the byline. Raises
    IngestError where there is no text.
    """
    lines = [line for line in (one_line(raw) for raw in _LINE_END.split(text)) if line]
    if not lines:
        raise IngestError("The file is empty: there is no story to take in.")
    notes: list[str] = []
    is_working = False
    given = one_line(headline or "")
    if given:
        if lines[0].casefold() == given.casefold():
            lines.pop(0)
    elif is_heading(lines[0]):
        given = lines.pop(0)
    else:
        given, is_working = working_title("\n".join(lines[:3])), True
        why = "no short first line" if given != NO_TITLE else "no first sentence short enough"
        notes.append(f"The text has no headline ({why}): “{given}” is a working title, to be replaced.")
    bylines: tuple[str, ...] = ()
    if lines and is_byline(lines[0]):
        bylines = names_in_byline(lines.pop(0))
    if not lines:
        notes.append("The file holds a headline and no text.")
    elif _looks_wrapped(lines):
        notes.append(
            "The lines look wrapped: each became a paragraph of its own. Unwrap the text to join them."
        )
    return IncomingStory(
        headline=given,
        headline_is_working=is_working,
        body_html=write(leaves_of(lines)),
        bylines=bylines,
        notes=tuple(notes),
    )


def text_body(text: str) -> str:
    """The canonical body of a plain text that has no headline of its own."""
    return write(leaves_of([line for line in (one_line(raw) for raw in _LINE_END.split(text)) if line]))


def is_heading(line: str) -> bool:
    """Whether a line is short and ends without a final stop."""
    return (
        len(line) < SHORT
        and any(map(str.isalnum, line))
        and not _FINAL_STOP.search(line)
        and not _BULLET.match(line)
    )


def leaves_of(lines: list[str]) -> list[Leaf]:
    """A leaf for each line; the last line, with nothing after it, is never a crosshead."""
    leaves: list[Leaf] = []
    box = 0
    for number, line in enumerate(lines):
        bullet = _BULLET.match(line)
        if _RULE.fullmatch(line):
            if leaves and leaves[-1].tag != "hr" and number + 1 < len(lines):
                leaves.append(Leaf("hr"))
        elif bullet:
            box += not (leaves and leaves[-1].box)
            leaves.append(Leaf("p", (Run(line[bullet.end() :], PLAIN),), "ul", box, number + 1))
        else:
            is_crosshead = number + 1 < len(lines) and is_heading(line)
            leaves.append(Leaf("h2" if is_crosshead else "p", (Run(line, PLAIN),)))
    return leaves


def one_line(raw: str) -> str:
    """A text on one line, with the clean characters of a body: composed, single spaces, no controls."""
    return join([Leaf("p", tuple(tidy([Run(raw, PLAIN)])))])


def _looks_wrapped(lines: list[str]) -> bool:
    """Whether most lines break off at much the same width in the middle of a sentence."""
    if len(lines) < 6:
        return False
    running = sum(
        1
        for line, following in pairwise(lines)
        if 50 <= len(line) <= 85 and not _FINAL_STOP.search(line) and following[0].islower()
    )
    return running * 2 > len(lines)
