"""People who work here."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import models


class User(AbstractUser):
    """A member of staff. Deactivated when they leave, never deleted: history and print refer to them."""

    is_sample = models.BooleanField(
        "sample login",
        default=False,
        editable=False,
        help_text="Made by the demo. Can log in only on the machine on which the demo runs.",
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Refuse: what this person did stays signed."""
        raise PermissionDenied("Staff are deactivated, not deleted: take away 'active' instead.")
