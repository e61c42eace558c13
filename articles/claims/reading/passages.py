"""Where an excerpt stands in a held copy: page and paragraph for people, a text quote for machines.

The quote is that of the W3C's Web Annotation Data Model (4.2.4): the exact words with what stands before and after
them. A copy never changes, so that quote and place are found again from the copy and the excerpt alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_AROUND: Final = 40
_PLACE: Final = re.compile(r"(?:page (\d{1,6}), )?paragraphs? (\d{1,6})")
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("“”„«»‟″", '"'),
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("–—‑‐−", "-"),
        "\u00ad": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its page, its number on the page, both from one, and its place in the text."""

    index: int
    page: int
    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt found again: `exact` as the copy has it, and where."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    locator: str

    def as_selector(self) -> dict[str, str]:
        """The W3C's TextQuoteSelector."""
        return {
            "type": "TextQuoteSelector",
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }


class NotThere(ValueError):
    """The words do not stand in the text; the message says what to do."""


class NotUnique(ValueError):
    """The words stand there more than once, and nothing says which are meant; the message says what to do."""


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of an extracted text, in order."""
    found: list[Block] = []
    start = 0
    for page, of_page in enumerate(text.split("\f"), start=1):
        number = 0
        for match in re.finditer(r"(?:[^\n]|\n(?!\n))+", of_page):
            words = match.group()
            if words.strip():
                number += 1
                found.append(
                    Block(len(found), page, number, start + match.start(), start + match.end(), words)
                )
        start += len(of_page) + 1
    return found


def locate(text: str, excerpt: str, *, block: int | None = None) -> Passage:
    """Find an excerpt, whatever its spaces, quotation marks and dashes. `block` is the index of its first paragraph.

    Raises NotThere, and NotUnique where the words stand more than once and no block says which are meant.
    """
    wanted = _folded(excerpt)[0].strip()
    if not wanted:
        raise NotThere("Select the words that matter, or type them.")
    folded, places = _folded(text)
    starts = list(_occurrences(folded, wanted))
    if not starts:
        raise NotThere("These words do not stand in this copy. Select them in the text.")
    blocks = blocks_of(text)
    begins = [places[start] for start in starts]
    edges = [each.start for each in blocks]

    def block_at(place: int) -> Block:
        return blocks[max(bisect_right(edges, place) - 1, 0)]

    chosen = 0
    if len(starts) > 1:
        near = [at for at, begin in enumerate(begins) if block_at(begin).index == block]
        if not near:
            raise NotUnique(
                f"These words stand {len(starts)} times in this copy. Select them in the text, or take a few more"
                " words."
            )
        chosen = near[0]
    start = begins[chosen]
    end = places[starts[chosen] + len(wanted) - 1] + 1
    same_block = [begin for begin in begins if block_at(begin) is block_at(start)]
    nth = same_block.index(start) + 1 if len(same_block) > 1 else 0
    return Passage(
        exact=text[start:end],
        prefix=text[max(0, start - _AROUND) : start],
        suffix=text[end : end + _AROUND],
        start=start,
        end=end,
        locator=_locator(block_at(start), block_at(end - 1), nth, has_pages="\f" in text),
    )


def locate_again(text: str, excerpt: str, locator: str) -> Passage | None:
    """The passage of an excerpt on file, by its words and the place written beside them; None where it is not there."""
    named = _PLACE.search(locator)
    block = None
    if named:
        page, number = int(named.group(1) or 1), int(named.group(2))
        block = next(
            (each.index for each in blocks_of(text) if (each.page, each.number) == (page, number)), None
        )
    try:
        return locate(text, excerpt, block=block)
    except (NotThere, NotUnique):
        return None


def _locator(first: Block, last: Block, nth: int, *, has_pages: bool) -> str:
    place = f"paragraph {first.number}"
    if last.index != first.index:
        place = f"paragraphs {first.number}–{last.number}"
    if has_pages and last.page != first.page:
        return f"page {first.page}, paragraph {first.number} to page {last.page}, paragraph {last.number}"
    if nth:
        place += f", occurrence {nth}"
    return f"page {first.page}, {place}" if has_pages else place


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """Text with one kind of space, quotation mark and dash, and for each of its characters its place before."""
    made: list[str] = []
    places: list[int] = []
    was_space = True
    for place, character in enumerate(text):
        alike = character if character.isascii() else unicodedata.normalize("NFKC", character)
        for plain in alike.translate(_SAME):
            if plain.isspace():
                if was_space:
                    continue
                plain = " "
            was_space = plain == " "
            made.append(plain)
            places.append(place)
    return "".join(made), places
