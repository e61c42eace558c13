"""Sessions, users and messages for the admin only.

Public pages must be the same for everyone, or no cache could hold them: they never see a session, so they
can never set a cookie or vary by one (tested). A public view that needs `request.user` is a mistake, and
fails loudly because the attribute is not there.
"""

from __future__ import annotations

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PRIVATE_PREFIX = "/admin/"


class _AdminOnly:
    """Mixed into a middleware: requests outside the admin pass by it untouched."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PRIVATE_PREFIX):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)  # type: ignore[attr-defined]


class AdminSessionMiddleware(_AdminOnly, SessionMiddleware):
    """Django's sessions, below /admin/."""


class AdminAuthenticationMiddleware(_AdminOnly, AuthenticationMiddleware):
    """Django's request.user, below /admin/."""


class AdminMessageMiddleware(_AdminOnly, MessageMiddleware):
    """Django's messages, below /admin/."""
