"""The panels of where a claim is printed, with what print says otherwise than the record, and of its parties."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.claims.models import Claim
from articles.claims.selectors.linked import Party, parties_of
from articles.rules import may_open_task
from articles.selectors.printed import printed_in
from newsroom.desk.claims.same import group_at_hand


def printed_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """The stories, those that still print it before those that once did. One query."""
    stories = printed_in(claim)
    standing = [story for story in stories if story.passages]
    drifts = sum(story.drifts for story in standing)
    return {
        "stories": standing,
        "before": [story for story in stories if not story.passages],
        "count": len(standing),
        "alert": f"{drifts} printed otherwise" if drifts else "",
        "may_report": may_open_task(request.user),
    }


def parties_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Who is in the claim, and what those accused have answered. Five queries at most."""
    found = parties_of(claim, group_at_hand(claim))
    return {
        "roles": _by_role(found.parties),
        "others": found.others,
        "count": len(found.parties),
        "alert": f"{found.silent} not heard" if found.silent else "",
        "label": claim.claimant_label,
    }


def _by_role(parties: list[Party]) -> list[tuple[str, list[Party], bool]]:
    """Roles with their parties, and whether these are accused: each of those has a row of their own."""
    rows: list[tuple[str, list[Party], bool]] = []
    for party in parties:
        if rows and rows[-1][0] == party.role and not party.is_accused:
            rows[-1][1].append(party)
        else:
            rows.append((party.role, [party], party.is_accused))
    return rows
