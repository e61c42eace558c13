"""Which format a file is in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

FORMATS: Final = ("text", "html", "ninjs", "docx")
_BY_SUFFIX: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "ninjs",
    ".jsonl": "ninjs",
    ".ndjson": "ninjs",
    ".ninjs": "ninjs",
    ".docx": "docx",
}
_JSON: Final = re.compile(r"""\[?\s*\{\s*(?:"|\Z)|\[?\s*\{\s*\}""")
_HTML: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|h1|section|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)


def sniff(path: Path, head: bytes) -> str:
    """One of FORMATS, from the first bytes of a file and, where they do not tell, from its name.

    What the file holds goes before what it is called: a page saved as .txt is a page.
    """
    if head.startswith(b"PK\x03\x04"):  # a zip, as Word files are
        return "docx"
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    start = head.decode(encoding, errors="replace").lstrip()
    if _HTML.match(start):
        return "html"
    if _JSON.match(start):
        return "ninjs"
    return _BY_SUFFIX.get(path.suffix.lower(), "text")
