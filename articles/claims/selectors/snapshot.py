"""What is on file about one question at this moment, as plain values that a verdict keeps for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, Evidence, HeldCopy


def group_of(claim: Claim, axis: str) -> set[int]:
    """Keys of the claims that one question is about: all that say the same where it is whether it is so, else the
    claim alone. `claim` is the head of its group. One query, none for the claim alone.
    """
    if axis != Axis.CONTENT:
        return {claim.pk}
    return {claim.pk, *Claim.objects.filter(canonical=claim).values_list("pk", flat=True)}


def snapshots_of(claims: Collection[Claim], axis: str) -> dict[int, dict[str, Any]]:
    """By key of each claim (heads, for content) the evidence on this question with its grades, and the digests of the
    copies that are held. Three queries at most. What the desk noted for itself stays out: it may name people.
    """
    members: dict[int, int] = {claim.pk: claim.pk for claim in claims}
    if axis == Axis.CONTENT:
        same = Claim.objects.filter(canonical__in=list(members)).values_list("pk", "canonical")
        members |= {key: head for key, head in same if head is not None}
    pieces = list(
        Evidence.objects.filter(claim__in=list(members), tests=axis)
        .select_related("item__source", "claim")
        .order_by("pk")
    )
    copies: dict[int, list[HeldCopy]] = defaultdict(list)
    held = HeldCopy.objects.filter(item__in={piece.item_id for piece in pieces}).defer("text")
    for copy in held.order_by("item", "number") if pieces else ():
        copies[copy.item_id].append(copy)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for piece in pieces:
        found[members[piece.claim_id]].append(_piece(piece, copies[piece.item_id]))
    return {claim.pk: {"claim": _claim(claim), "evidence": found[claim.pk]} for claim in claims}


def _claim(claim: Claim) -> dict[str, Any]:
    """The words that were checked."""
    return {
        "uid": claim.uid,
        "public_text": claim.public_text,
        "statement": claim.statement,
        "mode": claim.mode,
        "speech_act": claim.speech_act,
        "harm": claim.harm,
    }


def _piece(piece: Evidence, copies: list[HeldCopy]) -> dict[str, Any]:
    item, source = piece.item, piece.item.source
    return {
        "evidence": piece.pk,
        "claim": piece.claim.uid,
        "item": item.pk,
        "title": item.title,
        "url": item.url,
        "kind": item.kind,
        "published_on": item.published_on.isoformat() if item.published_on else "",
        "source": source.name,
        "source_kind": source.kind,
        "reliability": source.reliability,
        "credibility": piece.credibility,
        "stance": piece.stance,
        "excerpt": piece.excerpt,
        "locator": piece.locator,
        "copies": [
            {
                "number": copy.number,
                "origin": copy.origin,
                "sha256": copy.sha256,
                "size": copy.size,
                "mime": copy.mime,
                "at": copy.at.isoformat(),
            }
            for copy in copies
        ],
    }


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between two snapshots: titles of items that came, went, or are judged or quoted otherwise now."""

    came: tuple[str, ...] = field(default_factory=tuple)
    went: tuple[str, ...] = field(default_factory=tuple)
    differs: tuple[str, ...] = field(default_factory=tuple)
    wording: bool = False

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.differs or self.wording)


def changed_since(then: Mapping[str, Any], now: Mapping[str, Any]) -> Changed:
    """What has changed on file since a snapshot was taken. Pure; an emptied snapshot differs in nothing."""
    if not then:
        return Changed()
    before = {piece["evidence"]: piece for piece in then["evidence"]}
    after = {piece["evidence"]: piece for piece in now["evidence"]}
    return Changed(
        came=tuple(piece["title"] for key, piece in after.items() if key not in before),
        went=tuple(piece["title"] for key, piece in before.items() if key not in after),
        differs=tuple(
            piece["title"] for key, piece in after.items() if key in before and before[key] != piece
        ),
        wording=then["claim"]["public_text"] != now["claim"]["public_text"],
    )
