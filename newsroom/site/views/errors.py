"""Errors as pages of the paper."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

logger = logging.getLogger(__name__)

#: Errors are never kept: a page that was not there may be there in a second.
NOT_KEPT = "no-store"


def gone(request: HttpRequest, message: str) -> HttpResponse:
    """410, saying in one sentence what was here."""
    return _page(request, "410.html", 410, {"message": message})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. Says nothing of why: a story that is not out yet and one that never was answer alike."""
    return _page(request, "404.html", 404, {})


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from a page that asks nothing of database or settings; plain words if even that cannot be made."""
    try:
        content = loader.get_template("500.html").render()
    except Exception:  # whatever broke the page must not break the answer
        logger.exception("The page for errors could not be made.")
        content = "<!doctype html><title>Error</title><p>This page could not be made. Please try again."
    response = HttpResponseServerError(content)
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _page(request: HttpRequest, template: str, status: int, context: dict[str, object]) -> HttpResponse:
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = NOT_KEPT
    return response
