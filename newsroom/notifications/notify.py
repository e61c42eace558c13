"""Telling people: the one function that writes notifications, in the transaction of what they tell of."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.claims.models import Claim, ClaimCheck
from articles.models import Article
from newsroom.enums import COALESCED, NotificationEvent
from newsroom.models import Notification, User
from newsroom.notifications.choices import channels_of
from newsroom.notifications.mail import send_mails

#: For so long the same thing is not mailed again to somebody who is told by mail only, and so cannot mark it as read.
_MAILED_ONCE_IN = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Message:
    """What one person is to be told. `text` may leave the house, `note` may not: see `Notification`."""

    recipient: User
    event: NotificationEvent
    text: str
    url: str
    article: Article | None = None
    claim: Claim | None = None
    note: str = ""
    actor: User | None = None
    about_at: datetime.datetime | None = None
    check_of: ClaimCheck | None = None

    @property
    def key(self) -> tuple[int, str, int | None, int | None]:
        return (
            self.recipient.pk,
            self.event,
            self.article.pk if self.article else None,
            self.claim.pk if self.claim else None,
        )


def notify(messages: Iterable[Message]) -> list[Notification]:
    """Write the messages down, each by its recipient's choice, and mail after the commit what is to be mailed.

    Nobody is told of their own acts. What is COALESCED freshens the unread notification that stands there, and is
    not mailed again. Gives the new rows. One query for the choices; one each for what stands there, for freshening
    it and for writing new rows, where there are any. Run it in the transaction of what it tells of.
    """
    wanted = [
        message for message in messages if message.actor is None or message.actor.pk != message.recipient.pk
    ]
    if not wanted:
        return []
    ways = channels_of({m.recipient.pk for m in wanted}, {m.event for m in wanted})
    standing = _standing([m for m in wanted if m.event in COALESCED])
    new: list[Notification] = []
    fresh: list[Notification] = []
    mailed: list[uuid.UUID] = []
    for message in wanted:
        channels = ways[message.recipient.pk, message.event]
        if not (channels.in_app or channels.email):
            continue
        held = standing.get(message.key)
        if held is not None:
            fresh.append(_freshen(held, message))
            continue
        row = _row(message, in_app=channels.in_app)
        new.append(row)
        if message.event in COALESCED:
            standing[message.key] = row
        if channels.email:
            mailed.append(row.uid)
    written = [row for row in fresh if row.pk is not None]
    if written:
        Notification.objects.bulk_update(written, ["text", "note", "actor", "created_at"])
    # What another run wrote at this very moment stands (the table's constraints say what may stand once): the mail
    # then finds no row of ours, and is not sent.
    Notification.objects.bulk_create(new, ignore_conflicts=True)
    if mailed:

        def send() -> None:  # robust=True logs by name what goes wrong, and a partial has none
            send_mails(mailed)

        transaction.on_commit(send, robust=True)
    return new


def _standing(messages: list[Message]) -> dict[tuple[int, str, int | None, int | None], Notification]:
    """What still stands unread of what these messages say, by their keys. One query, none without a message."""
    if not messages:
        return {}
    recent = timezone.now() - _MAILED_ONCE_IN
    rows = (
        Notification.objects.unread()
        .filter(Q(in_app=True) | Q(created_at__gt=recent))
        .filter(
            recipient__in={m.recipient.pk for m in messages},
            event__in={m.event for m in messages},
            article__in={m.article.pk for m in messages if m.article},
        )
    )
    return {(row.recipient_id, row.event, row.article_id, row.claim_id): row for row in rows}


def _freshen(row: Notification, message: Message) -> Notification:
    row.text, row.note, row.actor = _cut(message.text), message.note, message.actor
    if row.in_app:
        row.created_at = timezone.now()  # of what was only mailed it says when it was
    return row


def _row(message: Message, *, in_app: bool) -> Notification:
    return Notification(
        recipient=message.recipient,
        event=message.event,
        article=message.article,
        claim=message.claim,
        text=_cut(message.text),
        note=message.note,
        url=message.url,
        actor=message.actor,
        about_at=message.about_at,
        check_of=message.check_of,
        in_app=in_app,
    )


def _cut(text: str) -> str:
    """What the column holds: names and titles have bounds of their own, but not all of them together."""
    return text[: Notification._meta.get_field("text").max_length]
