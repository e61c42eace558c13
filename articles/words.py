"""Words of a text: how many there are, and the form in which they are looked for. Pure."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
#: A longer run of letters is no word; databases refuse to index it.
_LONGEST = 60


def count_words(text: str) -> int:
    """How many words a text has, as people count them: what stands between spaces and holds a letter or a digit."""
    return sum(1 for word in text.split() if any(sign.isalnum() for sign in word))


def folded_words(text: str) -> list[str]:
    """The words of a text in their order, without case and accents: “Nicolás’s 2nd” gives nicolas, s, 2nd."""
    bare = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word[:_LONGEST] for word in _WORD.findall(bare.casefold())]
