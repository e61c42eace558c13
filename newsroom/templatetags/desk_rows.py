"""The rows of the production list, and the cards of its board."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString

from newsroom.desk import row_html

register = template.Library()


@register.simple_tag(takes_context=True)
def production_rows(context: Any) -> SafeString:
    """The rows of the page. Needs: rows, now, user_key, may_plan."""
    now: datetime.datetime = context["now"]
    return row_html.rows_html(
        context["rows"], now=now, user_key=context["user_key"], may_plan=context["may_plan"]
    )


@register.simple_tag(takes_context=True)
def board_cards(context: Any, rows: Any) -> SafeString:
    """The cards of a column. Needs: now, user_key."""
    return row_html.cards_html(rows, now=context["now"], user_key=context["user_key"])
