"""How the desk answers what a role may not do."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied


def not_allowed(why: Exception) -> NoReturn:
    """The page for what one may not do, with the service's words: status 403."""
    raise PermissionDenied(str(why)) from why
