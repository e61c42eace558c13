"""What a checker sees of one claim, panel by panel. Each panel has a module of its own; here is their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from django.http import HttpRequest

from articles.claims.models import Claim
from newsroom.desk.claims.evidence import evidence_context
from newsroom.desk.claims.items_panel import items_context


class Panel(NamedTuple):
    """A part of the claim's page.

    `context` gives what the template needs, in a fixed number of queries. The template finds it as `panel_data`,
    beside `claim` and the request. `count`, where the context has one, stands at the heading.
    """

    key: str
    title: str
    column: Literal["main", "side"]
    context: Callable[[HttpRequest, Claim], dict[str, Any]]

    @property
    def template(self) -> str:
        return f"admin/desk/claims/panels/{self.key}.html"


#: In the order of the page.
PANELS: tuple[Panel, ...] = (
    Panel("evidence", "Evidence", "main", evidence_context),
    Panel("items", "Items", "side", items_context),
)
