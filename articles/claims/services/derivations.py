"""Saying which document took its words from which, and proposing it where their held copies share a passage.

A saved derivation brings cards and queue up to date by itself (see `receivers`). Nothing here decides what counts: that
is `articles.claims.origins`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Left

from articles.claims.enums import DerivationKind, DerivationStatus
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, Derivation, Evidence, HeldCopy, SourceItem
from articles.claims.origins import path_between
from articles.claims.rules import may_trace_origins
from articles.claims.selectors.derivations import steps_from
from articles.claims.shared_passages import Read, in_common, read, shared
from newsroom.ledger.history import record_history

#: Items, characters of each, and pairs compared word by word in one go: those with most in common first.
MOST_ITEMS: Final = 30
MOST_TEXT: Final = 60_000
MOST_PAIRS: Final = 40
LONGEST_PASSAGE: Final = 2_000


@transaction.atomic
def add_derivation(
    *, claim: Claim, from_item: SourceItem, to_item: SourceItem, kind: str, by: Any
) -> tuple[Derivation, str]:
    """Write down "from_item KIND to_item"; gives it and, where the two now derive from each other, a warning.

    What was proposed or dismissed of the two becomes this. Raises ClaimNotAllowed without the right, ClaimError for an
    item and itself, an unknown kind and what stands there already.
    """
    _allow(by)
    kind = _kind(kind)
    if from_item.pk == to_item.pk:
        raise ClaimError("A document cannot come from itself: choose two.")
    _refuse_held(from_item.pk, to_item.pk, kind)
    derivation = Derivation.objects.select_for_update().filter(from_item=from_item, to_item=to_item).first()
    if derivation is None:
        derivation = Derivation(from_item=from_item, to_item=to_item)
    elif derivation.status == DerivationStatus.ACCEPTED:
        raise ClaimError(f"It is on file already that {in_words(derivation)}: change that instead.")
    derivation.kind, derivation.status, derivation.by = kind, DerivationStatus.ACCEPTED, by
    warning = _ring(derivation)
    derivation.save()
    record_history(actor=by, verb="add derivation", record=claim, note=in_words(derivation))
    return derivation, warning


@transaction.atomic
def change_derivation(*, claim: Claim, derivation: Derivation, kind: str, by: Any) -> Derivation:
    """Say another kind of it. Raises as `add_derivation`."""
    _allow(by)
    kind, row = _kind(kind), _read(derivation)
    if row.kind != kind:
        _refuse_held(row.from_item_id, row.to_item_id, kind)
        before = row.get_kind_display()
        row.kind, row.by = kind, by
        row.save()
        record_history(
            actor=by, verb="change derivation", record=claim, note=f"{in_words(row)} (before: {before})"
        )
    return row


@transaction.atomic
def remove_derivation(*, claim: Claim, derivation: Derivation, by: Any) -> None:
    """Take it back; the history keeps what it said. Raises as `add_derivation`."""
    _allow(by)
    row = _read(derivation)
    words = in_words(row)
    row.delete()
    record_history(actor=by, verb="remove derivation", record=claim, note=words)


@transaction.atomic
def accept_derivation(*, claim: Claim, derivation: Derivation, by: Any) -> tuple[Derivation, str]:
    """Say that a proposal is right; gives it and a warning as `add_derivation` does."""
    _allow(by)
    row = _proposal(derivation)
    row.status, row.by = DerivationStatus.ACCEPTED, by
    warning = _ring(row)
    row.save()
    record_history(actor=by, verb="accept derivation", record=claim, note=in_words(row))
    return row, warning


@transaction.atomic
def dismiss_derivation(*, claim: Claim, derivation: Derivation, by: Any) -> Derivation:
    """Say that a proposal is wrong: the two are not proposed again."""
    _allow(by)
    row = _proposal(derivation)
    row.status, row.by = DerivationStatus.DISMISSED, by
    row.save()
    record_history(actor=by, verb="dismiss derivation", record=claim, note=in_words(row))
    return row


def propose_derivations(*, claim: Claim, by: Any) -> list[Derivation]:
    """Propose what the held copies of the claim's documents share; gives what is new.

    The older is nearer to the origin. Two documents about which anything was said, dismissals among it, are left alone.
    Four queries, one of them the insert; no lock is held while texts are read, which takes a second or two for dozens
    of long ones. Raises ClaimNotAllowed.
    """
    _allow(by)
    items = items_of(claim)[:MOST_ITEMS]
    texts, held_on = _held(items)
    keys = [item.pk for item in items]
    told = {
        frozenset(pair)
        for pair in Derivation.objects.filter(from_item__in=keys, to_item__in=keys).values_list(
            "from_item_id", "to_item_id"
        )
    }

    def age(item: SourceItem) -> tuple[str, int]:
        return (str(item.published_on or held_on.get(item.pk, "9999")), item.pk)

    pairs = [
        (in_common(texts[newer.pk], texts[older.pk]), older, newer)
        for older, newer in combinations(sorted((item for item in items if item.pk in texts), key=age), 2)
        if frozenset((older.pk, newer.pk)) not in told
    ]
    pairs = sorted((pair for pair in pairs if pair[0]), key=lambda pair: (-pair[0], pair[1].pk, pair[2].pk))
    found = []
    for _, older, newer in pairs[:MOST_PAIRS]:
        both = shared(texts[newer.pk], texts[older.pk])
        if both.tells:
            found.append(
                Derivation(
                    from_item=newer,
                    to_item=older,
                    kind=both.kind,
                    status=DerivationStatus.PROPOSED,
                    share=round(max(both.share, both.loose), 3),
                    passage=both.passage[:LONGEST_PASSAGE],
                )
            )
    # A proposal counts nothing, so no card waits for it; whoever asked at the same moment wrote the same rows.
    Derivation.objects.bulk_create(found, ignore_conflicts=True)
    return found


def _held(items: Sequence[SourceItem]) -> tuple[dict[int, Read], dict[int, str]]:
    """By key of an item its newest held text, and the day of its first copy. One query."""
    texts: dict[int, str] = {}
    held_on: dict[int, str] = {}
    rows = HeldCopy.objects.filter(item__in=items).order_by("item_id", "number")
    for key, text, at in rows.annotate(head=Left("text", MOST_TEXT)).values_list("item_id", "head", "at"):
        held_on.setdefault(key, at.date().isoformat())
        if text:
            texts[key] = text
    return {key: read(text) for key, text in texts.items()}, held_on


def items_of(claim: Claim) -> list[SourceItem]:
    """Documents that are evidence on a claim or filed beside it, by key. One query."""
    head = claim.canonical_id or claim.pk
    evidence = Evidence.objects.filter(claim__in={claim.pk, head}).values("item")
    rows = SourceItem.objects.filter(Q(pk__in=evidence) | Q(filed_at__claim=claim))
    return list(rows.distinct().order_by("pk"))


def in_words(derivation: Derivation) -> str:
    """What it says, by the titles of both."""
    return f"“{derivation.from_item}” {derivation.get_kind_display()} “{derivation.to_item}”"


def _allow(by: Any) -> None:
    if not may_trace_origins(by):
        raise ClaimNotAllowed("Your role may not say where documents come from: ask a checker or an editor.")


def _kind(kind: str) -> str:
    if kind not in DerivationKind.values:
        raise ClaimError("Choose how the one document comes from the other.")
    return kind


def _read(derivation: Derivation) -> Derivation:
    rows = Derivation.objects.select_for_update(of=("self",)).select_related("from_item", "to_item")
    row = rows.filter(pk=derivation.pk).first()
    if row is None:
        raise ClaimError("Somebody has just taken this back. Nothing was changed.")
    return row


def _proposal(derivation: Derivation) -> Derivation:
    row = _read(derivation)
    if row.status != DerivationStatus.PROPOSED:
        raise ClaimError(f"Somebody was quicker: this is {row.get_status_display().lower()} already.")
    return row


def _refuse_held(start: int, end: int, kind: str) -> None:
    """One release is said once, in whichever direction."""
    if kind == DerivationKind.SAME_RELEASE:
        held = Derivation.objects.filter(
            from_item=end, to_item=start, kind=kind, status=DerivationStatus.ACCEPTED
        )
        if held.exists():
            raise ClaimError("It is on file already that these two rest on one release.")


def _ring(derivation: Derivation) -> str:
    """Words where the other document leads back to this one already; nobody knows then which was first."""
    if derivation.kind == DerivationKind.SAME_RELEASE:
        return ""
    steps = steps_from([derivation.to_item_id])
    if not path_between(steps, derivation.to_item_id, derivation.from_item_id):
        return ""
    return "These documents now come from each other in a ring: they count as one source until that is cleared up."
