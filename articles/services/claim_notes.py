"""What colleagues say to each other beside a claim: threads, as beside a story.

They are here and not with the claims since whom a note can name, and who may read one, is told of stories and claims
alike. As there, the words stand in their own row and nowhere else: a note may name a source.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.at_names import UnknownName
from articles.claims.models import Claim, ClaimNote
from articles.exceptions import StoryError, StoryNotAllowed
from articles.rules import may_comment
from articles.selectors.staff import staff_who_read_notes
from articles.services.notes import checked_words, people_named
from articles.signals import claim_note_written
from newsroom.ledger.history import record_history


class Written(NamedTuple):
    """A note as it is kept, and the @names in it that are nobody's: the writer wants to know."""

    note: ClaimNote
    unknown: tuple[UnknownName, ...] = ()


@transaction.atomic
def add_claim_note(*, claim: Claim, by: Any, text: str) -> Written:
    """Open a thread on a claim. Whoever is named is told. Raises StoryNotAllowed, and StoryError for no words."""
    _allow(by)
    note = ClaimNote.objects.create(claim=claim, text=checked_words(text), by=by)
    _tell_history("open note", note, by)
    return _passed_on(note, by=by)


@transaction.atomic
def reply_to_claim_note(*, note: ClaimNote, by: Any, text: str) -> Written:
    """Answer in the thread of a note, which opens it again if it was resolved. Whoever wrote in it is told."""
    _allow(by)
    text = checked_words(text)
    head = _locked_head(note)
    if head.resolved_at:
        _reopen(head, by)
    answer = ClaimNote.objects.create(claim=head.claim, parent=head, text=text, by=by)
    return _passed_on(answer, by=by, head=head)


@transaction.atomic
def edit_claim_note(*, note: ClaimNote, by: Any, text: str) -> Written:
    """Change what one's own note says; the earlier wording is gone for good. Who is named anew is told."""
    _allow(by)
    text = checked_words(text)
    _locked_head(note)
    note = _own(note, by)
    before = note.text
    if not before:
        raise StoryError("This note was taken back: write another one.")
    if text != before:
        note.text, note.edited_at = text, timezone.now()
        note.save(update_fields=["text", "edited_at"])
    return _passed_on(note, by=by, before=before)


@transaction.atomic
def take_back_claim_note(*, note: ClaimNote, by: Any) -> ClaimNote:
    """Empty one's own note for good. A thread in which nothing is left is resolved."""
    _allow(by)
    head = _locked_head(note)
    note = _own(note, by)
    if not note.text:
        return note
    note.text, note.emptied_at = "", timezone.now()
    note.save(update_fields=["text", "emptied_at"])
    _tell_history("take back note", head, by)
    head = ClaimNote.objects.get(pk=head.pk)
    if not head.resolved_at and not head.text and not head.replies.exclude(text="").exists():
        _resolve(head, by)
    return note


@transaction.atomic
def resolve_claim_note(*, note: ClaimNote, by: Any) -> ClaimNote:
    """Say that a thread is done with. Gives its first note."""
    _allow(by)
    head = _locked_head(note)
    if not head.resolved_at:
        _resolve(head, by)
        _tell_history("resolve note", head, by)
    return head


@transaction.atomic
def reopen_claim_note(*, note: ClaimNote, by: Any) -> ClaimNote:
    """Take up a thread again. Gives its first note."""
    _allow(by)
    head = _locked_head(note)
    if head.resolved_at:
        _reopen(head, by)
    return head


def _allow(by: Any) -> None:
    if not may_comment(by) or not by.has_perm("claims.view_claim"):
        raise StoryNotAllowed("Your role may not write notes on claims: ask an editor.")


def _own(note: ClaimNote, by: Any) -> ClaimNote:
    note = ClaimNote.objects.get(pk=note.pk)
    if note.by_id != by.pk:
        raise StoryNotAllowed("Only whoever wrote a note changes it or takes it back.")
    return note


def _locked_head(note: ClaimNote) -> ClaimNote:
    """The first note of the thread, which is the thread's lock."""
    heads = ClaimNote.objects.select_related("claim").select_for_update(of=("self",), no_key=True)
    return heads.get(pk=note.parent_id or note.pk)


def _resolve(head: ClaimNote, by: Any) -> None:
    head.resolved_by, head.resolved_at = by, timezone.now()
    head.save(update_fields=["resolved_by", "resolved_at"])


def _reopen(head: ClaimNote, by: Any) -> None:
    head.resolved_by = head.resolved_at = None
    head.save(update_fields=["resolved_by", "resolved_at"])
    _tell_history("reopen note", head, by)


def _tell_history(verb: str, head: ClaimNote, by: Any) -> None:
    """That there is a thread; never what it says."""
    record_history(actor=by, verb=verb, record=head.claim, note=f"Note {head.pk}")


def _passed_on(note: ClaimNote, *, by: Any, head: ClaimNote | None = None, before: str = "") -> Written:
    concerned: set[int] = set()
    if head is not None:
        concerned = {head.by_id, *head.replies.order_by().values_list("by_id", flat=True)} - {by.pk}
    named, unknown = people_named(note.text, unless_in=before)
    thread = list(staff_who_read_notes().filter(pk__in=concerned)) if concerned else []
    claim_note_written.send(
        sender=ClaimNote, note=note, by=by, answers=head is not None, named=named, thread=thread
    )
    return Written(note, unknown)
