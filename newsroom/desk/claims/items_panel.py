"""The panel of items beside a claim, and what the form that adds one needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.claims.models import Claim
from articles.claims.rules import may_add_items
from articles.claims.selectors.items import items_beside, source_names
from articles.claims.services.copies import MAX_BYTES
from articles.claims.services.fetches import OFF, is_on


def items_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Items filed beside a claim or evidence on it, and the form that adds one. Five queries."""
    rows = items_beside(claim)
    return {"rows": rows, "count": len(rows), **form_context(request)}


def form_context(request: HttpRequest) -> dict[str, Any]:
    """What the form needs: whether this person may add, and the sources on file. One query, none for who may not."""
    may_add = may_add_items(request.user)
    return {
        "may_add": may_add,
        "sources": source_names() if may_add else [],
        "fetcher_off": "" if is_on() else OFF,
        "most_megabytes": MAX_BYTES // 1_048_576,
    }
