"""Saying how claims on file stand to one another, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from articles.claims.enums import LinkKind
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ClaimLink
from articles.claims.rules import may_link, may_record
from articles.claims.services.state import locked_with_neighbours, refresh_claim_state
from newsroom.ledger.history import record_histories, record_history

#: Kinds that order claims: a circle of these would say that something comes before itself.
ORDERING: Final = frozenset(
    {LinkKind.NARROWER, LinkKind.SUPERSEDES, LinkKind.WITHDRAWS, LinkKind.REPORTED_IN}
)


@transaction.atomic
def link_claims(links: Sequence[tuple[Claim, str, Claim]], *, by: Any) -> list[ClaimLink]:
    """Write down "this claim KIND that claim" for each of these; what is on file already stays as it is.

    Gives the new links. Two queries for any number of links, and those of the claims' state and history. Raises
    ClaimNotAllowed without the right to write claims.
    """
    if not may_record(by):
        raise ClaimNotAllowed("Your role may not write claims: ask an editor.")
    if not links:
        return []
    held = set(
        ClaimLink.objects.filter(from_claim__in={claim.pk for claim, _, _ in links}).values_list(
            "from_claim", "kind", "to_claim"
        )
    )
    fresh = [
        ClaimLink(from_claim=claim, kind=kind, to_claim=other)
        for claim, kind, other in links
        if (claim.pk, kind, other.pk) not in held and claim.pk != other.pk
    ]
    if not fresh:
        return []
    ClaimLink.objects.bulk_create(fresh)
    touched = {claim.pk: claim for link in fresh for claim in (link.from_claim, link.to_claim)}
    refresh_claim_state(touched.values())
    record_histories(actor=by, verb="link", records=[link.from_claim for link in fresh])
    return fresh


@transaction.atomic
def link_two(*, claim: Claim, kind: str, other: Claim, by: Any) -> ClaimLink:
    """Write down "claim KIND other", as a person at the desk says it, with its words in the history of both.

    Raises ClaimNotAllowed; ClaimError for a claim with itself, an unknown kind, a link that is there, and one that
    would close a circle of those kinds that order claims. Some ten queries, one more for each step of such a circle.
    """
    if not may_link(by):
        raise ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor.")
    if kind not in LinkKind.values:
        raise ClaimError("Choose how the two claims stand to one another.")
    if claim.pk == other.pk:
        raise ClaimError("A claim is not linked with itself: choose another one.")
    # Both rows in the one order: two people who link the same pair come one after the other.
    rows = list(
        Claim.objects.filter(pk__in=(claim.pk, other.pk)).order_by("pk").select_for_update(no_key=True)
    )
    if len(rows) < 2:
        raise Claim.DoesNotExist
    words = LinkKind(kind).label
    if ClaimLink.objects.filter(from_claim=claim, to_claim=other, kind=kind).exists():
        raise ClaimError("This link is there already.")
    if kind in ORDERING and claim.pk in _reached(other.pk, kind):
        raise ClaimError(f"That would be a circle: by way of others, that claim already {words} this one.")
    link = ClaimLink.objects.create(from_claim=claim, to_claim=other, kind=kind)
    refresh_claim_state(rows)
    record_history(actor=by, verb="link", record=claim, note=f"It {words} {other.uid}.")
    record_history(actor=by, verb="link", record=other, note=f"{claim.uid} {words} it.")
    return link


@transaction.atomic
def unlink(*, link: ClaimLink, by: Any) -> None:
    """Take a link back. Nothing happens where it is gone already. Raises ClaimNotAllowed without the right."""
    if not may_link(by):
        raise ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor.")
    locked_with_neighbours(link.from_claim)
    found = ClaimLink.objects.filter(Q(pk=link.pk)).select_related("from_claim", "to_claim").first()
    if found is None:
        return
    claim, other, words = found.from_claim, found.to_claim, found.get_kind_display()
    found.delete()  # a receiver refreshes the card that quoted it
    refresh_claim_state([claim])
    record_history(actor=by, verb="unlink", record=claim, note=f"Taken back: it {words} {other.uid}.")
    record_history(actor=by, verb="unlink", record=other, note=f"Taken back: {claim.uid} {words} it.")


def _reached(start: int, kind: str) -> set[int]:
    """Keys of the claims that one leads to by links of a kind. One query a step; what was seen is not walked again."""
    seen: set[int] = {start}
    edge = seen
    while edge:
        steps = ClaimLink.objects.filter(from_claim__in=edge, kind=kind).values_list("to_claim", flat=True)
        edge = set(steps) - seen
        seen |= edge
    return seen
