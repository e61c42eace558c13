"""The workflow as data: which states a story can be in, and who may move it from where to where.

Pure: a table and the questions one asks of it. The services do the moves, each checking its own permission
against this table; buttons, the calendar and the tests read the same rows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where a story stands. The values are the public contract of exports and filters."""

    DRAFT = "draft"
    IN_EDIT = "in_edit"
    FACT_CHECK = "fact_check"
    LEGAL = "legal"
    READY = "ready"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    UNPUBLISHED = "unpublished"


#: Readers see the story. Its working copy may be written on meanwhile: what changes goes out by a verb of its own.
LIVE = frozenset({State.PUBLISHED, State.CORRECTED, State.RETRACTED})
#: The work on the story's words goes on: what is behind its deadline here is late.
UNFINISHED = frozenset({State.DRAFT, State.IN_EDIT, State.FACT_CHECK, State.LEGAL})


class Verb(StrEnum):
    """What is done to a story as a whole. Each is one service and one word of its history."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    REOPEN = "reopen"
    HOLD = "hold"
    PUBLISH = "publish"
    UPDATE = "update"
    CORRECT = "correct"
    RETRACT = "retract"
    UNPUBLISH = "unpublish"


#: Verbs that print what is written, each through the same gate. A retraction prints nothing new: nothing keeps it back.
THROUGH_THE_GATE = frozenset({Verb.PUBLISH, Verb.UPDATE, Verb.CORRECT})
#: Moves without a button: a save that undoes an approval, and the clock that finds something in its way.
UNASKED = frozenset({Verb.REOPEN, Verb.HOLD})

#: Verbs that need no more than a word of explanation: these are done from a list, the others beside the text.
FROM_THE_LIST = frozenset({Verb.SUBMIT, Verb.SEND_BACK, Verb.APPROVE, Verb.UNSCHEDULE})


class Move(NamedTuple):
    """One allowed move. `label` are the words on its button, an act that also reads after
    "Save and"; `asks` what the note is, where one must be given.
    """

    verb: Verb
    source: State
    target: State
    permission: str
    label: str
    asks: str = ""


_WRITE = "articles.change_article"
_RETURN = "articles.send_back_article"
_CHECK = "articles.check_article"
_CLEAR = "articles.clear_article"
_PUBLISH = "articles.publish_article"
_RETRACT = "articles.retract_article"
_BACK = "What is to be done"
_UNCHECKED = "Why it goes on without a fact check"

#: Every move there is. From the fact check a story goes on to the lawyers where it needs them.
MOVES: tuple[Move, ...] = (
    Move(Verb.SUBMIT, State.DRAFT, State.IN_EDIT, _WRITE, "Hand to the editors"),
    Move(Verb.SUBMIT, State.IN_EDIT, State.FACT_CHECK, _WRITE, "Send to fact check"),
    Move(Verb.SUBMIT, State.UNPUBLISHED, State.IN_EDIT, _WRITE, "Take up again"),
    Move(Verb.SEND_BACK, State.IN_EDIT, State.DRAFT, _RETURN, "Send back to the writer", _BACK),
    Move(Verb.SEND_BACK, State.FACT_CHECK, State.IN_EDIT, _RETURN, "Send back to the editors", _BACK),
    Move(Verb.SEND_BACK, State.LEGAL, State.IN_EDIT, _RETURN, "Send back to the editors", _BACK),
    Move(Verb.SEND_BACK, State.READY, State.IN_EDIT, _RETURN, "Send back to the editors", _BACK),
    Move(Verb.APPROVE, State.FACT_CHECK, State.READY, _CHECK, "Mark as checked"),
    Move(Verb.APPROVE, State.FACT_CHECK, State.LEGAL, _CHECK, "Mark as checked, on to legal"),
    Move(Verb.APPROVE, State.LEGAL, State.READY, _CLEAR, "Clear for print"),
    Move(Verb.APPROVE, State.IN_EDIT, State.READY, _PUBLISH, "Pass without a fact check", _UNCHECKED),
    Move(
        Verb.APPROVE, State.IN_EDIT, State.LEGAL, _PUBLISH, "Pass to legal without a fact check", _UNCHECKED
    ),
    Move(Verb.SCHEDULE, State.READY, State.SCHEDULED, _PUBLISH, "Schedule"),
    Move(Verb.SCHEDULE, State.SCHEDULED, State.SCHEDULED, _PUBLISH, "Change the time"),
    Move(Verb.UNSCHEDULE, State.SCHEDULED, State.READY, _PUBLISH, "Take off the schedule"),
    Move(Verb.REOPEN, State.READY, State.IN_EDIT, _WRITE, "Written on after it was approved"),
    Move(Verb.REOPEN, State.SCHEDULED, State.IN_EDIT, _WRITE, "Written on after it was approved"),
    Move(Verb.HOLD, State.SCHEDULED, State.READY, _PUBLISH, "Held back at its time"),
    Move(Verb.PUBLISH, State.DRAFT, State.PUBLISHED, _PUBLISH, "Publish"),
    Move(Verb.PUBLISH, State.IN_EDIT, State.PUBLISHED, _PUBLISH, "Publish"),
    Move(Verb.PUBLISH, State.READY, State.PUBLISHED, _PUBLISH, "Publish"),
    Move(Verb.PUBLISH, State.SCHEDULED, State.PUBLISHED, _PUBLISH, "Publish now"),
    Move(Verb.PUBLISH, State.UNPUBLISHED, State.PUBLISHED, _PUBLISH, "Publish again"),
    Move(Verb.UPDATE, State.PUBLISHED, State.PUBLISHED, _PUBLISH, "Publish the update"),
    Move(Verb.UPDATE, State.CORRECTED, State.CORRECTED, _PUBLISH, "Publish the update"),
    Move(Verb.CORRECT, State.PUBLISHED, State.CORRECTED, _PUBLISH, "Publish the correction"),
    Move(Verb.CORRECT, State.CORRECTED, State.CORRECTED, _PUBLISH, "Publish the correction"),
    Move(Verb.RETRACT, State.PUBLISHED, State.RETRACTED, _RETRACT, "Retract", "Why, for readers"),
    Move(Verb.RETRACT, State.CORRECTED, State.RETRACTED, _RETRACT, "Retract", "Why, for readers"),
    Move(Verb.UNPUBLISH, State.PUBLISHED, State.UNPUBLISHED, _PUBLISH, "Unpublish", "Why, for the history"),
    Move(Verb.UNPUBLISH, State.CORRECTED, State.UNPUBLISHED, _PUBLISH, "Unpublish", "Why, for the history"),
    Move(Verb.UNPUBLISH, State.RETRACTED, State.UNPUBLISHED, _PUBLISH, "Unpublish", "Why, for the history"),
)


def moves_from(state: str, *, needs_legal: bool) -> tuple[Move, ...]:
    """The moves that a story may make from where it stands, whoever is asked."""
    return tuple(move for move in MOVES if move.source == state and _fits(move, needs_legal))


def find_move(verb: Verb, state: str, *, needs_legal: bool) -> Move | None:
    """The one move that a verb makes from a state; None where it makes none."""
    return next((move for move in moves_from(state, needs_legal=needs_legal) if move.verb == verb), None)


def permissions_for(move: Move, *, needs_legal: bool) -> frozenset[str]:
    """All that is needed for a move: what changes a printed story that needs the lawyers goes out by their hand."""
    changes_print = move.verb in (Verb.UPDATE, Verb.CORRECT)
    return (
        frozenset({move.permission, _CLEAR})
        if needs_legal and changes_print
        else frozenset({move.permission})
    )


def permissions_of_verb(verb: Verb) -> frozenset[str]:
    """Permissions of which a person needs at least one to do this to any story."""
    return frozenset(move.permission for move in MOVES if move.verb == verb)


#: From here a story that needs the lawyers is not printed: it has not been with them.
_BEFORE_LEGAL = frozenset({State.DRAFT, State.IN_EDIT, State.UNPUBLISHED})


def _fits(move: Move, needs_legal: bool) -> bool:
    """Whether a move fits the story: whoever needs the lawyers passes them, and nobody else goes there."""
    if move.verb == Verb.APPROVE and move.source != State.LEGAL:
        return (move.target == State.LEGAL) == needs_legal
    return not (needs_legal and move.verb == Verb.PUBLISH and move.source in _BEFORE_LEGAL)
