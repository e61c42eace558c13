"""The text of a PDF, read by a process of its own: a file made to eat memory or time ends that process alone."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

MOST_PAGES: Final = 400
SECONDS: Final = 30
MEMORY: Final = 1024 * 1024 * 1024
_ROOT: Final = Path(__file__).parents[3]
#: What the process says by its exit status; anything else is a file that broke the reader.
_NO_READER, _LOCKED, _BROKEN = 3, 4, 5


class PdfUnread(Exception):
    """The PDF could not be read as text; the message says why and what to do."""


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page, of the first `MOST_PAGES`. Raises PdfUnread. Takes `SECONDS` at most."""
    command = [sys.executable, "-m", __name__]
    places = [str(_ROOT), *filter(None, sys.path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(places))}
    try:
        run = subprocess.run(  # noqa: S603 (our own module, under our own Python)
            command, input=content, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise PdfUnread(_by_hand("It takes too long to read this PDF")) from None
    if run.returncode == _NO_READER:
        raise PdfUnread(_by_hand("The reader for PDF is not installed here (pip install pypdf)"))
    if run.returncode == _LOCKED:
        raise PdfUnread(_by_hand("The PDF is locked with a password"))
    if run.returncode != 0:
        raise PdfUnread(_by_hand("The PDF is damaged, or made so that no text comes out of it"))
    return [str(page) for page in json.loads(run.stdout)]


def _by_hand(why: str) -> str:
    return f"{why}: open the original and type the words."


def main() -> None:
    """Read a PDF from standard input and write its pages as a JSON list of texts."""
    _bound()
    try:
        from pypdf import PdfReader  # only here: the house runs without it, and says so on the screen
    except ImportError:
        sys.exit(_NO_READER)
    try:
        reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            sys.exit(_LOCKED)
        pages = [page.extract_text() or "" for page in list(reader.pages)[:MOST_PAGES]]
    except Exception:  # noqa: BLE001 (readers meet broken files in many ways, which all mean the same)
        sys.exit(_BROKEN)
    clean = [page.encode("utf-8", "replace").decode("utf-8") for page in pages]
    sys.stdout.write(json.dumps(clean))


def _bound() -> None:
    """Take no more than `MEMORY` and `SECONDS` of the processor, where the system can be told so."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    limits: list[tuple[Any, int]] = [(resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)]
    for what, most in limits:
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
