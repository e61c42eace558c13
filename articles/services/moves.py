"""Moves of a story through the house that print nothing: handing on, sending back, approving.

Every verb of the workflow, here and in its own module, goes the same way: `begin` locks the story and asks the table
and the permissions, `finish` writes state and history and tells the apps on the right, all in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from articles.enums import State
from articles.exceptions import MoveNotPossible, NoteMissing, StoryNotAllowed
from articles.models import Article, PublishedVersion
from articles.rules import may_clear, may_move, may_publish, may_use
from articles.services.locking import lock_story
from articles.services.print_state import Reached, refresh_print_state
from articles.services.unchecked import note_unchecked
from articles.signals import story_moved
from articles.workflow import MOVES, Move, Verb, find_move
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: What a verb is called in a sentence that says that it cannot be done.
_DONE: dict[Verb, str] = {
    Verb.SUBMIT: "handed on",
    Verb.SEND_BACK: "sent back",
    Verb.APPROVE: "approved",
    Verb.SCHEDULE: "scheduled",
    Verb.UNSCHEDULE: "taken off the schedule",
    Verb.REOPEN: "reopened",
    Verb.HOLD: "held back",
    Verb.PUBLISH: "published",
    Verb.UPDATE: "updated",
    Verb.CORRECT: "corrected",
    Verb.RETRACT: "retracted",
    Verb.UNPUBLISH: "unpublished",
}


@transaction.atomic
def submit_article(*, article: Article, by: Any, note: str = "") -> Article:
    """Hand a story on: draft to edit, edit to fact check; one that was taken back is taken up again.

    Raises StoryNotAllowed without the right and MoveNotPossible from elsewhere.
    """
    return _move(Verb.SUBMIT, article, by=by, note=note)


@transaction.atomic
def send_back_article(*, article: Article, by: Any, note: str) -> Article:
    """Send a story one desk back. `note` says what is to be done: without one it is refused as NoteMissing."""
    return _move(Verb.SEND_BACK, article, by=by, note=note)


@transaction.atomic
def approve_article(*, article: Article, by: Any, note: str = "") -> Article:
    """End what a story waits for: the fact check, the lawyers, or the desk that lets it go on without a check.

    The last needs a note, which is kept as the reason why nothing was checked.
    """
    return _move(Verb.APPROVE, article, by=by, note=note)


def reopen_if_approval_is_gone(article: Article, *, by: Any, unread: bool = False) -> bool:
    """Put a locked story that was changed back into edit, if it had been approved by somebody that `by` is not.

    Words, picture and address are what counts as a change. What the lawyers cleared stays cleared only under their own
    hand, what is ready for print only under that of people who may print; what came in `unread`, nobody has seen.
    Gives whether it was put back. Called by the save service, in its transaction.
    """
    move = find_move(Verb.REOPEN, article.state, needs_legal=article.needs_legal)
    if move is None or (not unread and (may_clear(by) if article.needs_legal else may_publish(by))):
        return False
    finish(article, move, by=by, note="Changed after it was approved.")
    return True


def begin(verb: Verb, article: Article, *, by: Any, note: str = "") -> tuple[Article, Move]:
    """The story, locked and read anew, and the move that the verb makes from where it stands now. One query.

    Raises StoryNotAllowed, MoveNotPossible, or NoteMissing where the move asks for a note and gets none.
    """
    if not may_use(by, verb):
        raise StoryNotAllowed(f"Your role may not do this: a story is {_DONE[verb]} by somebody else here.")
    article = lock_story(article.pk)
    move = find_move(verb, article.state, needs_legal=article.needs_legal)
    if move is None:
        raise MoveNotPossible(_why_not(verb, article))
    if not may_move(by, move, needs_legal=article.needs_legal):
        raise StoryNotAllowed(f"Your role may not do this to a story in the state “{_label(article.state)}”.")
    if move.asks and not said(note):
        raise NoteMissing(f"{move.asks}: say so, it stays in the history of the story.")
    return article, move


def finish(
    article: Article,
    move: Move,
    *,
    by: Any,
    note: str = "",
    version: PublishedVersion | None = None,
    fields: Iterable[str] = (),
    touched: Reached | None = None,
    by_clock: bool = False,
) -> Article:
    """Write the new state with `fields` and the history entry, and tell whoever listens. Two queries and theirs.

    `touched` is what print reached before and reaches now: its print state follows. With `by_clock` the history says
    that nobody pressed a button.
    """
    was, note = article.state, said(note)
    article.state = State(move.target)
    if article.state != State.SCHEDULED:
        article.publish_at = article.scheduled_by = None
    article.save(update_fields=[*{"state", "publish_at", "scheduled_by", "updated_at", *fields}])
    if touched is not None:
        refresh_print_state(touched)
    record_history(
        actor=None if by_clock else by,
        verb=move.verb.value,
        record=article,
        from_state=was,
        to_state=article.state,
        note=note,
        revision=article.revision_number,
        version=version.number if version else None,
    )
    note_unchecked(article, move, by=None if by_clock else by, reason=note)
    story_moved.send(
        sender=Article,
        article=article,
        verb=move.verb,
        by=None if by_clock else by,
        from_state=was,
        to_state=article.state,
        note=note,
        version=version,
    )
    return article


def _move(verb: Verb, article: Article, *, by: Any, note: str) -> Article:
    article, move = begin(verb, article, by=by, note=note)
    return finish(article, move, by=by, note=note)


def _label(state: str) -> str:
    return State(state).label


def _why_not(verb: Verb, article: Article) -> str:
    """Why a verb leads nowhere from here, and from where it would."""
    if verb == Verb.PUBLISH and article.is_live:
        return "This story is in print: what changed goes out as an update or as a correction."
    if verb == Verb.PUBLISH and article.needs_legal and find_move(verb, article.state, needs_legal=False):
        return "Legal must clear this story before it is printed: send it on to them."
    sources = [_label(move.source) for move in MOVES if move.verb == verb]
    return (
        f"A story in the state “{_label(article.state)}” is not {_DONE[verb]}."
        f" That is possible from: {', '.join(dict.fromkeys(sources))}."
    )
