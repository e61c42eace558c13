"""Names out of a byline."""

from __future__ import annotations

import re
from typing import Final

_BY: Final = re.compile(
    r"\s*(?:(?:text|story)\s*:\s*)?(?:by|von|par|por|av|door|di|de)\s*:?\s+", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*(?:;|\||/|,?\s+(?:and|und|et|y|och|og)\s+|\s&\s)\s*")
#: A person's name: two to five words, of which the first and the last begin with a capital.
_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s+[\w.'’-]+){0,3}\s+(?:[a-z]{1,2}['’])?[^\W\d_a-z][\w.'’-]*"
)
_LIMIT: Final = 120


def names_in_byline(byline: str) -> tuple[str, ...]:
    """The names in "By Ana Lind and Tomas Reyes, Staff Writers"; the whole line where none is a person's.

    What follows a comma after a name (an agency, a title) is left out.
    """
    line = " ".join(byline.split())
    line = _BY.sub("", line, count=1) if _BY.match(line) else line
    names = []
    for part in _BETWEEN.split(line):
        names += [
            piece
            for piece in (p.strip(" ,") for p in part.split(","))
            if _NAME.fullmatch(piece) and not _is_title(piece)
        ]
    if not names and line:
        names = [line]
    return tuple(dict.fromkeys(name[:_LIMIT] for name in names))


def is_byline(line: str) -> bool:
    """Whether a line of a text is a byline in English: "By" and names, and nothing else."""
    found = re.match(r"By\s+", line, re.IGNORECASE)
    if not found or len(line) > _LIMIT or line.endswith("."):
        return False
    first = re.split(r",|\s+and\s+|\s&\s", line[found.end() :])[0].strip()
    return _NAME.fullmatch(first) is not None and (line[:2] == "By" or line.isupper())


def _is_title(name: str) -> bool:
    last = name.split()[-1].lower()
    return last in _TITLES or last.removesuffix("s") in _TITLES


_TITLES: Final = frozenset(
    {"writer", "correspondent", "reporter", "editor", "press", "staff", "news", "agency"}
    | {"desk", "bureau", "service", "redaktion"}
)
