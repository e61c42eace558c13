"""Who may do what with entities and topics, one predicate each."""

from __future__ import annotations

from typing import Any


def may_withhold(user: Any) -> bool:
    """Take a dossier from readers by order of law, and give it back."""
    return user.is_active and user.has_perm("entities.withhold_entity")


def may_open_dossier(user: Any) -> bool:
    """Open a living person's dossier to readers."""
    return user.is_active and user.has_perm("entities.open_dossier")


def may_add_entity(user: Any) -> bool:
    """Put somebody on file."""
    return user.is_active and user.has_perm("entities.add_entity")


def may_make_topics(user: Any) -> bool:
    """Bring in a topic that the house does not have yet."""
    return user.is_active and user.has_perm("entities.add_topic")


def may_describe_pictures(user: Any) -> bool:
    """Change what stands beside a picture, and the point of it that stays in sight."""
    return user.is_active and user.has_perm("entities.change_image")
