"""Preview links: made for somebody outside, counted when they look, revoked by hand or by what happens to the story."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.exceptions import PreviewNotPossible, StoryNotAllowed
from articles.models import Article, PreviewLink
from articles.rules import may_revoke_preview, may_share_preview
from newsroom.ledger.history import record_history
from newsroom.ledger.house_time import in_house_time

#: Longer than any lawyer takes; a link that nobody needs any more should not open a story that nobody watches.
LONGEST = timedelta(days=60)


@transaction.atomic
def make_preview_link(*, article: Article, by: Any, expires_at: datetime, label: str = "") -> PreviewLink:
    """A link to the story as it stands whenever it is opened, until then. `label` says for whom it is.

    Raises StoryNotAllowed without the right, and PreviewNotPossible for an end that is past or too far away.
    """
    if not may_share_preview(by):
        raise StoryNotAllowed("Your role may not share previews: ask an editor.")
    now = timezone.now()
    if timezone.is_naive(expires_at):
        raise PreviewNotPossible("The end of the link needs its time zone.")
    if expires_at <= now:
        raise PreviewNotPossible("This time is past: choose a later one.")
    if expires_at > now + LONGEST:
        raise PreviewNotPossible(f"A link lasts {LONGEST.days} days at most: choose an earlier day.")
    label = " ".join(label.split())[:120]
    link = PreviewLink.objects.create(article=article, label=label, created_by=by, expires_at=expires_at)
    _record("share preview", link, by=by, ends=f"until {in_house_time(expires_at)}")
    return link


@transaction.atomic
def revoke_preview_link(*, link: PreviewLink, by: Any) -> PreviewLink:
    """End a link before its time; one that has ended stays as it is. Raises StoryNotAllowed for who may not."""
    held = PreviewLink.objects.select_for_update(no_key=True).get(pk=link.pk)
    if not may_revoke_preview(by, held.created_by_id):
        raise StoryNotAllowed("A link is revoked by who made it, or by somebody who may publish.")
    if held.revoked_at is None:
        held.revoked_at, held.revoked_by = timezone.now(), by
        held.save(update_fields=["revoked_at", "revoked_by"])
        _record("revoke preview link", held, by=by)
    return held


def end_preview_links(article: Article, *, by: Any) -> int:
    """Revoke every open link to a story; gives how many. One query. Called where a story is taken from readers."""
    now = timezone.now()
    return article.preview_links.filter(revoked_at__isnull=True, expires_at__gt=now).update(
        revoked_at=now, revoked_by=by
    )


def note_look(link: PreviewLink) -> None:
    """Count that somebody opened it. One query."""
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened_at=timezone.now())


def _record(verb: str, link: PreviewLink, *, by: Any, ends: str = "") -> None:
    """History says for whom and until when, and never holds what opens the link."""
    whom = f"for {link.label}" if link.label else ""
    article = link.article
    record_history(
        actor=by,
        verb=verb,
        record=article,
        to_state=article.state,
        note=", ".join(part for part in (whom, ends) if part),
        revision=article.revision_number,
    )
