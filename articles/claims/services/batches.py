"""Keys a few hundred at a time: no statement has more parameters than SQLite takes, and no lock is held for long."""

from __future__ import annotations

from collections.abc import Iterator


def batches(keys: list[int], size: int) -> Iterator[list[int]]:
    """The keys in their order, `size` at a time; the last batch may be shorter."""
    return (keys[start : start + size] for start in range(0, len(keys), size))
