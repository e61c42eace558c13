"""What the story's scripts and their addresses have in common: JSON in, JSON out, and refusals in words."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse

from articles.exceptions import StaleSave, StoryError, StoryNotAllowed, refusal_in_words

#: Bytes that one request may bring: a long story is a tenth of it.
LARGEST = 1_000_000


class BadInput(StoryError):
    """A request that is not what its address reads; the message says what it should have been."""


def read_json(request: HttpRequest, *, largest: int = LARGEST) -> dict[str, Any]:
    """The JSON object that a request brought. Raises BadInput for anything else, and for more than `largest` bytes."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > largest:
        raise BadInput("That is more than can be sent at once.")
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError) as broken:
        raise BadInput("Send a JSON object.") from broken
    if not isinstance(given, dict):
        raise BadInput("Send a JSON object.")
    return given


def answer(data: dict[str, Any], status: int = HTTPStatus.OK) -> JsonResponse:
    """An answer that no cache keeps."""
    return JsonResponse(data, status=status, headers={"Cache-Control": "no-store"})


def refusal(refused: StoryError | ValidationError) -> JsonResponse:
    """{"error": "…"}: 403 without the right, 409 where somebody was faster, 400 for everything else."""
    if isinstance(refused, StoryNotAllowed):
        status = HTTPStatus.FORBIDDEN
    elif isinstance(refused, StaleSave):
        status = HTTPStatus.CONFLICT
    else:
        status = HTTPStatus.BAD_REQUEST
    return answer({"error": refusal_in_words(refused)}, status)
