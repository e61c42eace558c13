"""Language tags."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_].*)?")


def language_tag(value: object) -> str:
    """The BCP 47 tag as it is stored: language and region ("en", "nb-NO"); "" for anything else."""
    found = _TAG.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        return ""
    language, region = found.group(1).lower(), (found.group(3) or "").upper()
    return f"{language}-{region}" if region else language
