"""Items on file that could be evidence on a claim, for whoever puts one on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from articles.claims.models import Claim, Evidence, SourceItem
from newsroom.ledger.typed import number_in, said

MOST = 10
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item, and what it already says about the claim: "Supports: did they say it", for each piece."""

    item: SourceItem
    held: tuple[str, ...] = ()


def items_on_file(claim: Claim, *, typed: str = "", key: str = "", limit: int = MOST) -> list[FoundItem]:
    """Items with every word that was typed in title, address or source; with none, those that came last.

    `key` puts the item with that key first: one that was just taken in. Three queries at most, whatever is found.
    """
    rows = SourceItem.objects.select_related("source")
    wanted = number_in(key)
    first = list(rows.filter(pk=wanted)) if wanted else []
    for word in said(typed).split()[:_MOST_WORDS]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(url__icontains=word) | Q(source__name__icontains=word)
        )
    found = first + [each for each in rows.order_by("-pk")[:limit] if each not in first]
    pieces = Evidence.objects.filter(item__in=found).filter(Q(claim=claim) | Q(found_for=claim))
    held: dict[int, list[str]] = {}
    for piece in pieces.order_by("pk"):
        words = f"{piece.get_stance_display()}: {piece.get_tests_display().lower()}"
        held.setdefault(piece.item_id, []).append(words)
    return [FoundItem(item, tuple(held.get(item.pk, ()))) for item in found[:limit]]
