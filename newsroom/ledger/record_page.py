"""A page about one record beside its own screen: a question before something is done to it, or its history."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse


def record_page(
    screen: Any, request: HttpRequest, record: models.Model, template: str, *, title: str, **context: Any
) -> TemplateResponse:
    """The page, as the record's `screen` (a ModelAdmin) shows it; `template` extends admin/record_page.html."""
    frame = screen.admin_site.each_context(request)
    return TemplateResponse(
        request, template, {**frame, "title": title, "opts": screen.opts, "record": record, **context}
    )
