"""What is kept of a story at every save.

What is saved while somebody types would fill the history with half sentences: a stretch of it by one person in one
page is one row, which moves on with the story's number. A row that anything refers to stays as it is: what was
approved, printed or signed can be looked up for good.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.enums import RevisionKind
from articles.models import Article, Revision
from articles.revision_settings import settings_of
from articles.services.locking import lock_story
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry

#: How long a stretch of typing is one row, from its first save.
STRETCH = timedelta(minutes=10)


def open_stretch(article: Article, *, by: Any, tab: str, at: datetime | None = None) -> Revision | None:
    """The row that an autosave of this person and page would go on with; None where a new one begins.

    `article` is locked and not yet counted up. Two queries at most.
    """
    now = at or timezone.now()
    head = Revision.objects.filter(article=article, number=article.revision_number).first()
    if (
        head is None
        or head.kind != RevisionKind.AUTOSAVE
        or (head.by_id, head.tab) != (by.pk, tab)
        or head.note
        or head.name
        or head.began_at is None
        or head.began_at <= now - STRETCH
    ):
        return None
    entries = HistoryEntry.objects.filter(
        object_label=article._meta.label_lower, object_id=str(article.pk), revision=head.number
    )
    return None if entries.exclude(verb=RevisionKind.AUTOSAVE).exists() else head


def keep_revision(
    article: Article,
    *,
    kind: str,
    by: Any,
    wrote_words: bool,
    note: str = "",
    tab: str = "",
    stretch: Revision | None = None,
) -> None:
    """Keep what a locked story holds now, under its number. Two queries, one where a stretch goes on.

    Only the first save of a stretch stands in the history.
    """
    held: dict[str, Any] = {
        name: getattr(article, name) for name in ("kicker", "headline", "standfirst", "body")
    }
    held["settings"] = settings_of(article)
    if stretch is not None:
        Revision.objects.filter(pk=stretch.pk).update(
            number=article.revision_number,
            first_number=stretch.first_number or stretch.number,
            wrote_words=stretch.wrote_words or wrote_words,
            at=timezone.now(),
            **held,
        )
        return
    is_typed = kind == RevisionKind.AUTOSAVE
    Revision.objects.create(
        article=article,
        number=article.revision_number,
        kind=kind,
        note=note,
        wrote_words=wrote_words,
        by=by,
        tab=tab if is_typed else "",
        began_at=timezone.now() if is_typed else None,
        **held,
    )
    record_history(
        actor=by,
        verb=kind,
        record=article,
        to_state=article.state,
        note=note,
        revision=article.revision_number,
    )


@transaction.atomic
def end_stretch(article: Article, *, by: Any) -> bool:
    """Count what a person last saved while typing as saved by hand: they pressed Save with nothing left to save.

    Gives whether there was such a row. Three queries at most.
    """
    article = lock_story(article.pk)
    ended = Revision.objects.filter(
        article=article, number=article.revision_number, kind=RevisionKind.AUTOSAVE, by=by
    ).update(kind=RevisionKind.SAVE)
    if ended:
        record_history(
            actor=by,
            verb=RevisionKind.SAVE,
            record=article,
            to_state=article.state,
            revision=article.revision_number,
        )
    return bool(ended)


def set_aside(article: Article, *, by: Any, kicker: str, headline: str, standfirst: str, body: str) -> None:
    """Keep a text that lost to the story's own, in the history as a save of its own number. Two queries and a save.

    `article` is locked; a save must follow, so that the story's number never is that of a text set aside.
    """
    article.revision_number += 1
    article.save(update_fields=["revision_number"])
    Revision.objects.create(
        article=article,
        number=article.revision_number,
        kind=RevisionKind.SET_ASIDE,
        wrote_words=False,
        by=by,
        kicker=kicker[:60],
        headline=headline[:300],
        standfirst=standfirst,
        body=body,
    )
    record_history(
        actor=by,
        verb=RevisionKind.SET_ASIDE,
        record=article,
        to_state=article.state,
        revision=article.revision_number,
    )
