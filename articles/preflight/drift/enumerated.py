"""Lists of names in a sentence, whose length a line may give: "Five cartels" of five that the body names."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = re.compile(r"\s*,\s+(?:and|y|e)\s+|\s*,\s+|\s+(?:and|y|e)\s+")
_HEAD: Final = re.compile(r"(?:the |el |la |los |las )?[“\"‘']?[^\W\d_a-záéíóúñü]")
_TAIL: Final = re.compile(r"[^\W\d_a-záéíóúñü][\w.’'-]*[”\"’'.]*$")
_MOST_WORDS: Final = 7


def lengths_of_lists(sentence: str) -> frozenset[int]:
    """How many names stand in each list of three or more in a sentence. Linear in its length."""
    counts: list[int] = [0]
    is_open = False
    for part in _PART.split(sentence.strip()):
        begins, ends = bool(_HEAD.match(part)), bool(_TAIL.search(part))
        if is_open and begins:
            counts[-1] += 1
        else:
            counts.append(int(ends))
        is_open = ends and len(part.split()) <= _MOST_WORDS if is_open and begins else ends
    return frozenset(count for count in counts if count >= _SHORTEST)


_SHORTEST: Final = 3
