"""Logging in."""

from __future__ import annotations

import ipaddress
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from newsroom.models import Notification, User


def is_loopback(address: str) -> bool:
    """Whether an IP address is this very machine; False for anything that is not an address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


class RoleBackend(ModelBackend):
    """Django's own backend, but sample logins open nothing outside the demo's own process.

    The demo serves on loopback only and switches `NEWSROOM_SAMPLE_LOGINS` on for itself. A database that
    once was a demo can therefore be put on a server without its well-known passwords coming along.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if isinstance(user, User) and user.is_sample:
            address = request.META.get("REMOTE_ADDR", "") if request else ""
            if not (settings.NEWSROOM_SAMPLE_LOGINS and is_loopback(address)):
                return None
        return user

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, with `unread_notifications`: the head of every page of the desk shows how many.

        Counted in the same query, so that no page pays another one for its bell.
        """
        waiting = Notification.objects.unread().filter(recipient=OuterRef("pk"), in_app=True)
        count = waiting.order_by().values("recipient").annotate(count=Count("pk")).values("count")
        user = (
            User.objects.annotate(unread_notifications=Coalesce(Subquery(count), 0))
            .filter(pk=user_id)
            .first()
        )
        if user is None or not self.user_can_authenticate(user):
            return None
        if user.is_sample and not settings.NEWSROOM_SAMPLE_LOGINS:
            return None  # a session begun under the demo ends with it
        return user

    # Django's own are written anew for async and would pass by what stands above.
    aauthenticate = sync_to_async(authenticate)
    aget_user = sync_to_async(get_user)  # type: ignore[arg-type]
