"""Reads of items and what is held of them, for the claim's page and for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q

from articles.claims.enums import FetchStatus, LiveState
from articles.claims.models import Claim, Evidence, Fetch, HeldCopy, Source, SourceItem
from articles.claims.reading.passages import Block, blocks_of, locate_again
from articles.claims.reading.sniff import Kind
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import VERB as REDACT

#: Paragraphs on one screen of the reader; a law has thousands.
PART = 300
_TONES = {
    LiveState.UNKNOWN: "",
    LiveState.SAME: "good",
    LiveState.CHANGED: "warn",
    LiveState.VANISHED: "bad",
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item beside a claim: how far it is, in words and a tone, and how many pieces of evidence it gives."""

    item: SourceItem
    words: str
    tone: str
    pieces: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A screenful of a long text: its paragraphs, which part of how many it is."""

    blocks: list[Block]
    number: int
    count: int
    has_pages: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence from the copy on the screen, and the paragraph it begins in; None where it is not found."""

    evidence: Evidence
    block: int | None


def items_beside(claim: Claim) -> list[ItemRow]:
    """Items filed beside a claim or evidence on it, newest first. Four queries, however many there are."""
    items = (
        SourceItem.objects.filter(
            Q(filed_at__claim=claim) | Q(evidence__claim=claim) | Q(evidence__claim=claim.head)
        )
        .distinct()
        .select_related("source")
        .prefetch_related(
            Prefetch("fetches", Fetch.objects.order_by("-pk")),
            Prefetch("copies", HeldCopy.objects.defer("text")),
            Prefetch("evidence", Evidence.objects.filter(claim__in=(claim, claim.head))),
        )
        .order_by("-pk")
    )
    return [_row(item) for item in items]


def state_words(item: SourceItem, newest: Fetch | None, copies: int) -> tuple[str, str]:
    """How far an item is: words and the tone of their pill. No query."""
    if newest and newest.status in {FetchStatus.QUEUED, FetchStatus.RUNNING}:
        return f"{newest.get_status_display()}…", "warn"
    if item.live_state in {LiveState.CHANGED, LiveState.VANISHED}:
        return str(LiveState(item.live_state).label), _TONES[LiveState(item.live_state)]
    if copies:
        return ("Held" if copies == 1 else f"Held, {copies} copies"), "good"
    if newest and newest.status == FetchStatus.FAILED:
        return "Could not be fetched", "bad"
    return "Nothing held", ""


def part_of(copy: HeldCopy, number: int) -> Part:
    """A screenful of a copy's text, the first where there is no such part."""
    blocks = blocks_of(copy.text)
    count = max(1, -(-len(blocks) // PART))
    number = number if 1 <= number <= count else 1
    return Part(blocks[(number - 1) * PART : number * PART], number, count, "\f" in copy.text)


def part_with(blocks: list[Block], words: str) -> Block | None:
    """The first paragraph that holds words, whatever their case."""
    wanted = words.casefold().strip()
    return next((block for block in blocks if wanted and wanted in block.text.casefold()), None)


def cited_from(copy: HeldCopy, claim: Claim) -> list[Cited]:
    """Evidence on a claim, and on the head of its group, from a copy's item. One query."""
    pieces = Evidence.objects.filter(item=copy.item_id, claim__in=(claim, claim.head)).order_by("pk")
    blocks = blocks_of(copy.text) if pieces else []
    return [Cited(piece, _block_of(copy, piece, blocks)) for piece in pieces]


def redaction_of(copy: HeldCopy) -> HistoryEntry | None:
    """Who emptied a copy by order of law, when and why; None for one that was not. One query at most."""
    if not copy.redacted_at:
        return None
    about = HistoryEntry.objects.filter(
        object_label=copy._meta.label_lower, object_id=str(copy.pk), verb=REDACT
    )
    return about.select_related("actor").order_by("pk").first()


def source_names(most: int = 300) -> list[str]:
    """Names of sources on file, for completing what is typed. One query."""
    return list(Source.objects.order_by("name").values_list("name", flat=True)[:most])


def kind_of(copy: HeldCopy) -> Kind:
    """What a copy is."""
    return Kind(copy.mime)


def _row(item: Any) -> ItemRow:
    fetches = list(item.fetches.all())
    newest = fetches[0] if fetches else None
    words, tone = state_words(item, newest, len(item.copies.all()))
    return ItemRow(item, words, tone, len(item.evidence.all()), words.endswith("…"))


def _block_of(copy: HeldCopy, piece: Evidence, blocks: list[Block]) -> int | None:
    found = locate_again(copy.text, piece.excerpt, piece.locator) if copy.text and piece.excerpt else None
    if found is None:
        return None
    return next((block.index for block in blocks if block.start <= found.start < block.end), None)
