"""Whom a story can be given to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet


def staff_who_work_on_stories() -> QuerySet[Any]:
    """Active members of staff who may at least read stories, by name. One query."""
    people: Any = get_user_model()._default_manager
    return (
        people.with_perm("articles.view_article", is_active=True)
        .filter(is_staff=True)
        .distinct()
        .order_by("first_name", "last_name", "username")
    )
