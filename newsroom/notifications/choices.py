"""How each person wants to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction

from newsroom.enums import MAILED_BY_DEFAULT, NotificationEvent
from newsroom.models import NotificationChoice


class Channels(NamedTuple):
    """The ways by which one person is told of one kind of event."""

    in_app: bool
    email: bool


def default_channels(event: str) -> Channels:
    """At the desk always, and by mail where it waits for this very person, until they choose otherwise."""
    return Channels(in_app=True, email=event in MAILED_BY_DEFAULT)


def channels_of(users: Iterable[int], events: Iterable[str]) -> dict[tuple[int, str], Channels]:
    """By person and event, chosen or by default. One query."""
    users, events = set(users), set(events)
    chosen = {
        (choice.user_id, choice.event): Channels(choice.in_app, choice.email)
        for choice in NotificationChoice.objects.filter(user__in=users, event__in=events)
    }
    return {
        (user, event): chosen.get((user, event), default_channels(event))
        for user in users
        for event in events
    }


@transaction.atomic
def choose_channels(user: Any, wanted: Mapping[str, Channels]) -> None:
    """Keep what a person chose for these events; the others stay as they are. One query."""
    NotificationChoice.objects.bulk_create(
        [
            NotificationChoice(
                user=user, event=NotificationEvent(event), in_app=ways.in_app, email=ways.email
            )
            for event, ways in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["user", "event"],
        update_fields=["in_app", "email"],
    )
