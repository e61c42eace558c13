"""What colleagues say to each other beside a story: threads on it, on a field, or on a passage.

A note may name somebody who must not be known. Its words are kept in its own row and nowhere else: the history, what
people are told and what is logged say that there is a note, and never what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from articles.anchors import Anchor, find, stands
from articles.at_names import UnknownName, named_in, unknown_names
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, Note
from articles.note_places import PLACES, TEXTS, in_words
from articles.rules import may_comment
from articles.selectors.staff import staff_who_read_notes
from articles.services.locking import lock_story
from articles.signals import note_written
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: Characters. A note is a remark, not a second story.
LONGEST = 5_000
#: Characters of a passage that are quoted; a longer one is a field, or the story.
LONGEST_PASSAGE = 3_000


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it is kept, and the @names in it that are nobody's: the writer wants to know."""

    note: Note
    unknown: tuple[UnknownName, ...] = ()


@transaction.atomic
def add_note(
    *, article: Article, by: Any, text: str, field: str = "", anchor: Anchor | None = None
) -> Written:
    """Open a thread on a story, a field (a key of PLACES) or a passage of one.

    A passage is kept whether or not the saved text has it: what was typed a moment ago may not be saved yet, and the
    next save finds it. Whoever is named is told, and the history says that there is a thread. Raises StoryNotAllowed
    without the right, StoryError for no words, too many, or a place that no note can stand beside. Seven queries, one
    more for each person who is told by mail.
    """
    _allow(by)
    text = checked_words(text)
    if field not in PLACES or (anchor and anchor.exact and field not in TEXTS):
        raise StoryError("A note cannot stand there. Choose a field of the story, or the story itself.")
    article = lock_story(article.pk)  # a save at the same moment would not know of the passage
    at = _anchored(article, field, anchor)
    note = Note.objects.create(
        article=article,
        field=field,
        exact=at.exact,
        prefix=at.prefix,
        suffix=at.suffix,
        start=at.start,
        text=text,
        by=by,
    )
    _tell_history("open note", note, article, by)
    return _passed_on(note, by=by)


@transaction.atomic
def reply(*, note: Note, by: Any, text: str) -> Written:
    """Answer in the thread of a note, which opens it again if it was resolved. Whoever wrote in it is told.

    Raises StoryNotAllowed, and StoryError for no words or too many.
    """
    _allow(by)
    text = checked_words(text)
    article, note = _locked(note)
    head = _head(note)
    if head.is_resolved:
        _reopen(head, article, by)
    answer = Note.objects.create(article=article, parent=head, text=text, by=by)
    return _passed_on(answer, by=by, head=head)


@transaction.atomic
def edit_note(*, note: Note, by: Any, text: str) -> Written:
    """Change what one's own note says; the earlier wording is gone for good. Who is named anew is told.

    Raises StoryNotAllowed for somebody else's, StoryError for one that was taken back, for no words or too many.
    """
    _, note = _own(note, by)
    text, before = checked_words(text), note.text
    if not before:
        raise StoryError("This note was taken back: write another one.")
    if text != before:
        note.text, note.edited_at = text, timezone.now()
        note.save(update_fields=["text", "edited_at"])
    return _passed_on(note, by=by, before=before)


@transaction.atomic
def take_back_note(*, note: Note, by: Any) -> Note:
    """Empty one's own note for good. Its place in the thread stays; a thread in which nothing is left is resolved.

    Raises StoryNotAllowed for somebody else's.
    """
    article, note = _own(note, by)
    if not note.text:
        return note
    note.text, note.emptied_at = "", timezone.now()
    note.save(update_fields=["text", "emptied_at"])
    head = _head(note)
    _tell_history("take back note", head, article, by)
    if not head.is_resolved and not head.text and not head.replies.exclude(text="").exists():
        _resolve(head, by)
    return note


@transaction.atomic
def resolve_thread(*, note: Note, by: Any) -> Note:
    """Say that a thread is done with. Nothing happens where somebody has said so already. Gives its first note."""
    _allow(by)
    article, note = _locked(note)
    head = _head(note)
    if not head.is_resolved:
        _resolve(head, by)
        _tell_history("resolve note", head, article, by)
    return head


@transaction.atomic
def reopen_thread(*, note: Note, by: Any) -> Note:
    """Take up a thread again. Gives its first note."""
    _allow(by)
    article, note = _locked(note)
    head = _head(note)
    if head.is_resolved:
        _reopen(head, article, by)
    return head


def _allow(by: Any) -> None:
    if not may_comment(by):
        raise StoryNotAllowed("Your role may not write notes on stories: ask an editor.")


def _own(note: Note, by: Any) -> tuple[Article, Note]:
    _allow(by)
    article, note = _locked(note)
    if note.by_id != by.pk:
        raise StoryNotAllowed("Only whoever wrote a note changes it or takes it back.")
    return article, note


def _locked(note: Note) -> tuple[Article, Note]:
    """The story under its lock, which is the lock of all its notes, and the note read anew. Two queries."""
    return lock_story(note.article_id), Note.objects.get(pk=note.pk)


def _head(note: Note) -> Note:
    """The first note of its thread."""
    return note if note.parent is None else note.parent


def checked_words(text: str) -> str:
    """The words of a note as they are kept. Raises StoryError for none, or too many."""
    text = said(text)
    if not text:
        raise StoryError("Write the note first.")
    if len(text) > LONGEST:
        raise StoryError(
            f"The note is too long by {len(text) - LONGEST} characters: shorten it, or make it two."
        )
    return text


def text_of(article: Article, field: str) -> str:
    """The saved words of a place as passages are counted in them: a line with single spaces, or the tidy text."""
    words = getattr(article, TEXTS[field])
    return words if field == "body" else " ".join(words.split())


def _anchored(article: Article, field: str, anchor: Anchor | None) -> Anchor:
    if anchor is None or not anchor.exact:
        return Anchor("")
    if len(anchor.exact) > LONGEST_PASSAGE:
        raise StoryError(
            "The passage is too long to be quoted: select less of it, or write on the whole field."
        )
    text = text_of(article, field)
    return stands(text, anchor) or find(text, anchor)


def _resolve(head: Note, by: Any) -> None:
    head.resolved_by, head.resolved_at = by, timezone.now()
    head.save(update_fields=["resolved_by", "resolved_at"])


def _reopen(head: Note, article: Article, by: Any) -> None:
    """Its passage was not followed while it was resolved: it is sought, and lost where that is not certain."""
    head.resolved_by = head.resolved_at = None
    if head.exact:
        found = find(text_of(article, head.field), Anchor(head.exact, head.prefix, head.suffix, head.start))
        head.prefix, head.suffix, head.start = found.prefix, found.suffix, found.start
    head.save(update_fields=["resolved_by", "resolved_at", "prefix", "suffix", "start"])
    _tell_history("reopen note", head, article, by)


def _tell_history(verb: str, head: Note, article: Article, by: Any) -> None:
    """That there is a thread, and on what; never what it says or quotes."""
    record_history(actor=by, verb=verb, record=article, note=f"Note {head.pk} on {in_words(head.field)}")


def _passed_on(note: Note, *, by: Any, head: Note | None = None, before: str = "") -> Written:
    """Tell whoever listens of a note that was written: an answer where `head` is given, with the thread's people."""
    concerned: set[int] = set()
    if head is not None:
        concerned = {head.by_id, *head.replies.order_by().values_list("by_id", flat=True)} - {by.pk}
    named, unknown = people_named(note.text, unless_in=before)
    thread = list(staff_who_read_notes().filter(pk__in=concerned)) if concerned else []
    note_written.send(sender=Note, note=note, by=by, answers=head is not None, named=named, thread=thread)
    return Written(note, unknown)


def people_named(text: str, *, unless_in: str = "") -> tuple[list[AbstractUser], tuple[UnknownName, ...]]:
    """Whom a note names, and the names in it that are nobody's. No query without an @, one or two with."""
    names = named_in(text)
    if not names:
        return [], ()
    readers = staff_who_read_notes().annotate(lower_name=Lower("username"))
    found = {user.lower_name: user for user in readers.filter(lower_name__in=names)}
    told_before = set(named_in(unless_in))
    named = [user for name, user in found.items() if name not in told_before]
    if all(name in found for name in names):
        return named, ()
    people = {user.get_username(): user.get_full_name() for user in staff_who_read_notes()}
    return named, unknown_names(text, found.keys(), people)
