"""The history of one record as people read it: moves stand out, a sitting of saves is one line. No query."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.wording import (
    actor_in_words,
    state_in_words,
    text_or_redacted,
    verb_in_words,
)

#: Saves by the same person no further apart than this belong to one sitting.
SITTING = datetime.timedelta(minutes=10)
#: Verbs that say no more than that somebody was at work.
_QUIET = frozenset({"save"})


@dataclass(frozen=True, slots=True)
class Line:
    """One act. `before` and `after` are the states, in words; `before` is empty where nothing moved."""

    at: datetime.datetime
    who: str
    what: str
    before: str
    after: str
    note: str
    revision: int | None
    version: int | None
    is_redacted: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """One act, or several saves of one person in a row; the newest stands first."""

    lines: tuple[Line, ...] = field(default_factory=tuple)

    @property
    def newest(self) -> Line:
        return self.lines[0]

    @property
    def oldest(self) -> Line:
        return self.lines[-1]

    @property
    def is_folded(self) -> bool:
        return len(self.lines) > 1


def timeline_of(entries: Iterable[HistoryEntry]) -> list[Sitting]:
    """Entries, newest first, with neighbouring saves folded.

    Two saves belong together if the same person made them in the same state at most `SITTING` apart, nothing else
    happened between them, and neither carries a note. Expects the actors to be loaded.
    """
    sittings: list[list[HistoryEntry]] = []
    for entry in entries:
        if sittings and _belongs(entry, sittings[-1][-1]):
            sittings[-1].append(entry)
        else:
            sittings.append([entry])
    return [Sitting(tuple(_line(entry) for entry in sitting)) for sitting in sittings]


def _belongs(entry: HistoryEntry, later: HistoryEntry) -> bool:
    return (
        entry.verb in _QUIET
        and later.verb == entry.verb
        and entry.actor_id == later.actor_id
        and entry.to_state == later.to_state
        and not entry.note
        and not later.note
        and not entry.redacted_at
        and not later.redacted_at
        and later.at - entry.at <= SITTING
    )


def _line(entry: HistoryEntry) -> Line:
    return Line(
        at=entry.at,
        who=actor_in_words(entry.actor),
        what=verb_in_words(entry.verb),
        before=state_in_words(entry.from_state, entry.object_label),
        after=state_in_words(entry.to_state, entry.object_label),
        note=text_or_redacted(entry.note, entry.redacted_at),
        revision=entry.revision,
        version=entry.version,
        is_redacted=entry.redacted_at is not None,
    )
