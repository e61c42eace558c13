"""The keys under which a fingerprint is filed: a claim that shares a few of them is worth comparing."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from articles.claims.similar.fingerprint import Fingerprint
from articles.claims.similar.reader import PARTICLES

MOST_KEYS: Final = 32
#: A year or a small number finds everything and tells nothing apart.
_TELLING_KINDS: Final = frozenset({"money", "percent", "count"})


def keys_of(print_: Fingerprint) -> list[int]:
    """At most 32 signed 32-bit keys, sorted: all of it as one, content words, names, records, telling numbers.

    Two words that share a key by chance cost a comparison and no more.
    """
    words = [term for term, weight in print_.terms.items() if weight >= 1.0]
    names = [f"@{word}" for name in print_.names for word in name.words if word not in PARTICLES]
    unsure = [name.term for name in print_.names if name.term]
    records = [f"#{name.entity}" for name in print_.names if name.entity]
    numbers = [
        quantity.key
        for quantity in print_.quantities
        if quantity.kind in _TELLING_KINDS and quantity.value[0] > 10
    ]
    # Light words only where there is little else to go by.
    light = [] if len(words) + len(names) > 2 else [term for term in print_.terms if term not in words]
    kept = list(dict.fromkeys([_whole(print_), *names, *records, *numbers, *unsure, *words, *light]))[
        :MOST_KEYS
    ]
    return sorted({crc32(key.encode("utf-8", "surrogatepass")) - 2**31 for key in kept})


def _whole(print_: Fingerprint) -> str:
    """One key for all that is said, whichever order and form its words have: claims that say it come first."""
    return " ".join(
        sorted(
            {*print_.terms, *(name.words[-1] for name in print_.names), *(q.key for q in print_.quantities)}
        )
    )
