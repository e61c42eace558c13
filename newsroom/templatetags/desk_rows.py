"""The rows of the production list, and times and names as its narrow columns print them."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString

from newsroom.desk import row_html

register = template.Library()
register.filter("short_time", row_html.short_time)
register.filter("short_name", row_html.short_name)
register.filter("initial", row_html.initial)
register.filter("moves_in", row_html.moves_in)


@register.simple_tag(takes_context=True)
def production_rows(context: Any) -> SafeString:
    """The rows of the page. Needs: rows, now, user_key, may_plan."""
    now: datetime.datetime = context["now"]
    return row_html.rows_html(
        context["rows"], now=now, user_key=context["user_key"], may_plan=context["may_plan"]
    )


@register.simple_tag(takes_context=True)
def people_of(context: Any, row: Any) -> str:
    """Who has a story open, in one short line."""
    return row_html.people_in(row, context["user_key"])
