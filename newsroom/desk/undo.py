"""Undo of the last change that somebody made from the list: kept in their session for ten minutes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest

from articles.services.desk_changes import Before

_KEY = "desk_undo"
_SECONDS = 600


def keep_undo(request: HttpRequest, rows: Sequence[Before], words: str) -> bool:
    """Remember how the changed stories stood; False where nothing of it can be undone."""
    kept = [asdict(row) for row in rows if row.new_plan or row.new_section or row.new_topics is not None]
    if not kept:
        request.session.pop(_KEY, None)
        return False
    request.session[_KEY] = {"at": time.time(), "words": words, "rows": kept}
    return True


def undo_waiting(request: HttpRequest) -> str:
    """What could be undone now, in words; empty for nothing."""
    held = request.session.get(_KEY)
    return held["words"] if held and time.time() - held["at"] < _SECONDS else ""


def take_undo(request: HttpRequest) -> list[Before]:
    """What is to be undone, once."""
    is_there = bool(undo_waiting(request))
    held: Any = request.session.pop(_KEY, None)
    return [Before(**row) for row in held["rows"]] if held and is_there else []
