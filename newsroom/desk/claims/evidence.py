"""The panel of what a claim rests on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.claims.models import Claim


def evidence_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Every piece of evidence with its item and source, attribution first. One query."""
    pieces = list(claim.evidence.select_related("item__source").order_by("tests", "pk"))
    return {"pieces": pieces, "count": len(pieces)}
