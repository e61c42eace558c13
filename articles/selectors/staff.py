"""Whom a story can be given to, and told of."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet


def staff_who_may(permission: str) -> QuerySet[Any]:
    """Active members of staff with a right, by role, grant or as superusers."""
    people: Any = get_user_model()._default_manager
    return people.with_perm(permission, is_active=True).filter(is_staff=True)


def staff_who_work_on_stories() -> QuerySet[Any]:
    """Those who may at least read stories, by name. One query."""
    return staff_who_may("articles.view_article").order_by("first_name", "last_name", "username")


def staff_who_read_notes() -> QuerySet[Any]:
    """Those who may read notes on stories, by name: whom a note can name. One query."""
    who_read = staff_who_may("articles.view_note").values("pk")
    return staff_who_work_on_stories().filter(pk__in=who_read)
