"""Records under the names by which the desk's navigation lists them."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.text import capfirst

from newsroom.desk.groups import GROUPS

register = template.Library()

_NAMES = {entry.model: entry.name for entries in GROUPS.values() for entry in entries}


@register.filter
def desk_name(opts: Any) -> str:
    """“Corrections to apply” for the correction tasks: a list is called what the way to it is called."""
    return _NAMES.get(opts.label_lower) or str(capfirst(opts.verbose_name_plural))
