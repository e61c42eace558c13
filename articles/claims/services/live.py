"""Whether the page at an item's address is still what was read: after each look, and once somebody read it again.

The copy that was read and is relied on is `SourceItem.relied_copy`. A page that says otherwise is kept as a further
copy and the item counts as changed until a person has read it; a page that says the same again, whatever its clock
shows, counts as the same. A page that could not be reached says nothing, and its item stays as it was.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.enums import CopyOrigin, LiveState
from articles.claims.exceptions import ClaimNotAllowed, ItemRefused
from articles.claims.fetching.failure import FetchFailed, Why
from articles.claims.fetching.fetch import Fetched
from articles.claims.models import HeldCopy, SourceItem
from articles.claims.reading.changes import Comparison, compare, paragraphs_to_compare
from articles.claims.reading.sniff import Kind
from articles.claims.rules import may_add_items
from articles.claims.services.copies import Prepared, keep_copy, read_copy
from newsroom.ledger.history import record_history


def settle_look(item: SourceItem, fetched: Fetched, prepared: Prepared | None, *, by: Any) -> str:
    """Write down what a look at the page found; gives it in words. Within the caller's transaction.

    `prepared` is None where the page said that nothing changed since it was last fetched.
    """
    item = SourceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    before = item.live_state
    fetched_before = HeldCopy.objects.filter(item=item, origin=CopyOrigin.FETCHED, redacted_at__isnull=True)
    held = list(fetched_before.order_by("-number"))
    if prepared is None:
        # As at the last look: where it said otherwise than what is relied on, it still does.
        words = "The page is as it was at the last look."
        item.live_state = LiveState.CHANGED if before == LiveState.CHANGED else LiveState.SAME
    elif not held:
        copy = _keep(item, fetched, prepared, by)
        if copy.number == 1 and item.title == item.url and prepared.title:
            item.title = prepared.title
        if copy.number == 1:
            item.relied_copy = 1
        words, item.live_state = "Fetched.", LiveState.SAME
        item.retrieved_on = timezone.localdate()
    else:
        words, item.live_state = _held_against(item, held, fetched, prepared, by)
    item.etag, item.last_modified = fetched.seen
    _save(item, words)
    if item.live_state != before and before != LiveState.UNKNOWN:
        record_history(
            actor=by, verb="look again", record=item, from_state=before, to_state=item.live_state, note=words
        )
    return words


def note_failed_look(item: SourceItem, failure: FetchFailed, *, by: Any) -> None:
    """Write down a look that brought nothing. Only an answer that the page is not there makes an item vanish."""
    item = SourceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    before = item.live_state
    if failure.why is Why.GONE and HeldCopy.objects.filter(item=item).exists():
        item.live_state = LiveState.VANISHED
    _save(item, str(failure))
    if item.live_state != before:
        record_history(
            actor=by,
            verb="look again",
            record=item,
            from_state=before,
            to_state=item.live_state,
            note=str(failure)[:300],
        )


@transaction.atomic
def rely_on_newest(*, item: SourceItem, by: Any) -> SourceItem:
    """Say that one has read the newest copy, and that it is what the evidence rests on from now on.

    Raises ClaimNotAllowed, ItemRefused where nothing is held.
    """
    if not may_add_items(by):
        raise ClaimNotAllowed("Your role may not do this: ask a reporter or a checker.")
    item = SourceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    newest = HeldCopy.objects.filter(item=item).order_by("-number").first()
    if newest is None:
        raise ItemRefused("Nothing is held of this item yet: have its page fetched, or add a file.")
    before = item.live_state
    item.relied_copy = newest.number
    if before == LiveState.CHANGED:
        item.live_state = LiveState.SAME
    _save(item, item.live_note)
    record_history(
        actor=by,
        verb="read again",
        record=item,
        from_state=before,
        to_state=item.live_state,
        note=f"copy {newest.number}",
    )
    return item


def difference(before: HeldCopy, after: HeldCopy) -> Comparison:
    """What two copies say otherwise. Reads both files; raises ItemRefused where one is gone."""
    return compare(_paragraphs(before), _paragraphs(after))


def relied_on(item: SourceItem, held: list[HeldCopy]) -> HeldCopy:
    """Of fetched copies, newest first, the one that is relied on: the newest up to `relied_copy`, else the oldest."""
    return next((copy for copy in held if copy.number <= item.relied_copy), held[-1])


def _held_against(
    item: SourceItem, held: list[HeldCopy], fetched: Fetched, prepared: Prepared, by: Any
) -> tuple[str, str]:
    """What a page says against the copies on file: in words, and the state that this makes."""
    relied, newest = relied_on(item, held), held[0]
    now = paragraphs_to_compare(prepared.content, prepared.kind, fetched.declared)
    found = _against(relied, prepared, now)
    if found.is_same:
        return "The page says what we hold.", LiveState.SAME
    if not _against(newest, prepared, now).is_same:
        _keep(item, fetched, prepared, by)
    return found.words, LiveState.CHANGED


def _against(copy: HeldCopy, prepared: Prepared, now: list[str]) -> Comparison:
    """A copy against what came. Without words on either side, as with pictures, the bytes decide."""
    if copy.sha256 == prepared.sha256:
        return compare([], [])
    held = _paragraphs(copy)
    if not held and not now:
        return compare(["What it shows."], ["It shows something else."])
    return compare(held, now)


def _paragraphs(copy: HeldCopy) -> list[str]:
    kind = Kind(copy.mime)
    if kind is Kind.HTML:
        return paragraphs_to_compare(read_copy(copy), kind)
    return [line for page in copy.text.split("\f") for line in page.split("\n\n") if line]


def _keep(item: SourceItem, fetched: Fetched, prepared: Prepared, by: Any) -> HeldCopy:
    return keep_copy(
        item,
        prepared,
        origin=CopyOrigin.FETCHED,
        by=by,
        http_status=fetched.status,
        final_url=fetched.url,
    )


def _save(item: SourceItem, words: str) -> None:
    """Save what a look found, and no more than that: cards repeat none of it."""
    item.live_checked_at, item.live_note = timezone.now(), words[:300]
    SourceItem.objects.filter(pk=item.pk).update(
        title=item.title[:300],
        live_state=item.live_state,
        live_checked_at=item.live_checked_at,
        live_note=item.live_note,
        relied_copy=item.relied_copy,
        retrieved_on=item.retrieved_on,
        etag=item.etag,
        last_modified=item.last_modified,
    )
