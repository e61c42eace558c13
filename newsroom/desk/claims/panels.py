"""What a checker sees of one claim, panel by panel. Each panel has a module of its own; here is their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple

from django.http import HttpRequest

from articles.claims.models import Claim
from newsroom.desk.claims.anonymity import anonymity_context
from newsroom.desk.claims.evidence import evidence_context
from newsroom.desk.claims.items_panel import items_context
from newsroom.desk.claims.links import links_context
from newsroom.desk.claims.notes import notes_context
from newsroom.desk.claims.origins import origins_context
from newsroom.desk.claims.printed import parties_context, printed_context
from newsroom.desk.claims.reply_panel import replies_context
from newsroom.desk.claims.same import same_context
from newsroom.desk.claims.verdicts import verdicts_context

#: panel -> the letter that leads to it, after g. One that is not here is reached by its number alone.
LETTERS: Final[dict[str, str]] = {
    "printed": "p",
    "evidence": "e",
    "verdicts": "v",
    "origins": "o",
    "items": "i",
    "parties": "w",
    "replies": "r",
    "links": "l",
    "same": "s",
    "anonymity": "a",
    "notes": "n",
}


class Panel(NamedTuple):
    """A part of the claim's page.

    `context` gives what the template needs, in a fixed number of queries. The template finds it as `panel_data`,
    beside `claim` and the request. `count`, where the context has one, stands at the heading, and `alert` (words) in
    the colour of what needs somebody.
    """

    key: str
    title: str
    column: Literal["main", "side"]
    context: Callable[[HttpRequest, Claim], dict[str, Any]]

    @property
    def template(self) -> str:
        return f"admin/desk/claims/panels/{self.key}.html"

    @property
    def letter(self) -> str:
        """The key that leads to it, after g; empty for none."""
        return LETTERS.get(self.key, "")


#: In the order of the page.
PANELS: tuple[Panel, ...] = (
    Panel("evidence", "Evidence", "main", evidence_context),
    Panel("items", "Items", "main", items_context),
    Panel("origins", "Where it comes from", "main", origins_context),
    Panel("verdicts", "Verdicts", "main", verdicts_context),
    Panel("printed", "Printed in", "main", printed_context),
    Panel("parties", "Who is in it", "side", parties_context),
    Panel("replies", "Replies", "side", replies_context),
    Panel("anonymity", "Source without a name", "side", anonymity_context),
    Panel("links", "Links", "side", links_context),
    Panel("same", "Says the same", "side", same_context),
    Panel("notes", "Notes", "side", notes_context),
)
