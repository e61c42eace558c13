"""Notes on claims, for the desk alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.claims.models import Claim, ClaimNote


@dataclass(slots=True)
class ClaimThread:
    """A thread: its first note, and the answers in the order of writing."""

    head: ClaimNote
    replies: list[ClaimNote] = field(default_factory=list)

    @property
    def notes(self) -> list[ClaimNote]:
        """All of it."""
        return [self.head, *self.replies]


def claim_threads(claim: Claim) -> tuple[list[ClaimThread], list[ClaimThread]]:
    """The open threads of a claim in the order of writing, and the resolved ones, the latest first. One query.

    For those alone who may read notes (`articles.rules.may_read_notes`).
    """
    threads: dict[int, ClaimThread] = {}
    for note in ClaimNote.objects.filter(claim=claim).select_related("by", "resolved_by").order_by("pk"):
        if note.parent_id is None:
            threads[note.pk] = ClaimThread(note)
        elif note.parent_id in threads:
            threads[note.parent_id].replies.append(note)
    resolved = [thread for thread in threads.values() if thread.head.resolved_at]
    resolved.sort(key=lambda thread: (thread.head.resolved_at, thread.head.pk), reverse=True)
    return [thread for thread in threads.values() if not thread.head.resolved_at], resolved
