"""A secret key for those who set none: made once, kept outside the repository."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_or_make(path: Path) -> str:
    """The key kept at `path`; made there on the first run, readable by its owner alone.

    Two processes that start together agree: the file is created exclusively, and whoever comes second
    reads what the first has written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_urlsafe(64)
    staged = path.with_name(f"{path.name}.{secrets.token_hex(8)}")  # containers share numbers of processes
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(fresh)
    try:
        os.link(staged, path)  # fails if the other process was first, and never shows half a key
    except FileExistsError:
        pass
    finally:
        staged.unlink()
    return path.read_text(encoding="ascii").strip()
