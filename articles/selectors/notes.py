"""Notes on stories, for the desk alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from articles.at_names import named_in
from articles.models import Article, Note
from newsroom.ledger.digests import digest_of


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread as one person sees it: `is_mine` where they wrote in it or are named in it."""

    head: Note
    replies: list[Note] = field(default_factory=list)
    is_mine: bool = False

    @property
    def notes(self) -> list[Note]:
        """All of it, in the order of writing."""
        return [self.head, *self.replies]


@dataclass(frozen=True, slots=True)
class Threads:
    """All threads of a story: the open ones in the order of writing, and the resolved ones, the latest first.

    `digest` changes when anything that is shown of them does: it says whether a page still shows what there is.
    """

    open: list[Thread]
    resolved: list[Thread]
    digest: str


def open_notes(article_ids: Collection[int]) -> dict[int, int]:
    """How many threads are open on each of these stories; stories without one are left out. One query or none.

    Show it to those alone who may read notes (`articles.rules.may_read_notes`).
    """
    if not article_ids:
        return {}
    rows = Note.objects.open().filter(article__in=article_ids).order_by()
    return dict(rows.values_list("article").annotate(open=Count("pk")))


def threads_of(article: Article, user: Any) -> Threads:
    """The threads of a story as this person sees them. One query, whatever their number.

    For those alone who may read notes (`articles.rules.may_read_notes`).
    """
    threads: dict[int, Thread] = {}
    rows = list(Note.objects.filter(article=article).select_related("by", "resolved_by").order_by("pk"))
    answers: dict[int, list[Note]] = {}
    for note in rows:
        if note.parent_id is not None:
            answers.setdefault(note.parent_id, []).append(note)
    name = user.get_username().lower()
    for note in rows:
        if note.parent_id is None:
            replies = answers.get(note.pk, [])
            mine = any(each.by_id == user.pk or name in named_in(each.text) for each in [note, *replies])
            threads[note.pk] = Thread(note, replies, mine)
    resolved = [thread for thread in threads.values() if thread.head.is_resolved]
    return Threads(
        open=[thread for thread in threads.values() if not thread.head.is_resolved],
        resolved=sorted(resolved, key=lambda thread: (thread.head.resolved_at, thread.head.pk), reverse=True),
        digest=digest_of([_shown(note) for note in rows])[:16],
    )


def _shown(note: Note) -> list[Any]:
    """What may change of a note that a page shows. Who wrote it when does not, and where its words stand the page
    follows by itself: a poll that answered every save of somebody else would never rest.
    """
    moments = (note.edited_at, note.emptied_at, note.redacted_at, note.resolved_at)
    return [note.pk, note.is_gone, note.exact, note.text, *(at.isoformat() if at else "" for at in moments)]
