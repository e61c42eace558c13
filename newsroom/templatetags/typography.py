"""Small cares of typesetting."""

from __future__ import annotations

import re

from django import template
from django.template.defaultfilters import stringfilter

register = template.Library()

_DATE = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})\b")


@register.filter
@stringfilter
def whole_dates(text: str) -> str:
    """The text with each date of a label ("8 Aug 2025") held together on one line."""
    return _DATE.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", text)
