"""The canonical form of a body: one way to write each text, so that equal texts are equal strings.

Paragraphs at the top level, text only inside them, composed characters (NFC), single spaces, no empty block,
first- and lower-level headings as h2 and h3, tables row by row as paragraphs, an empty line as the end of a
paragraph. Claim marks lie outside of links and emphasis, never nest and never cross a block.
"""

from __future__ import annotations

from articles.body.reader import read
from articles.body.sanitise import Sanitised, what_goes
from articles.body.tree import write


def canonical(html: str) -> str:
    """The canonical form of any HTML; what is not allowed is gone. The canonical form of itself."""
    return write(read(html))


def is_canonical(html: str) -> bool:
    """Whether the text already stands in canonical form."""
    return canonical(html) == html


def clean(html: str) -> Sanitised:
    """What every door of the save service calls: the canonical form, and in words what was taken out."""
    result = canonical(html)
    return Sanitised(result, () if result == html else what_goes(html))
