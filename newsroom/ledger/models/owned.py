"""Columns that services own: a form that was opened earlier must not set them back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class OwnedColumnsModel(models.Model):
    """A row some of whose columns only services write, each naming it in `update_fields`.

    A plain `save()` leaves these alone: the instance may have been read before a publication, a decision of
    legal or a link in a chain moved them. An insert writes all.
    """

    owned_by_services: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Save all but what services own, unless told which fields to save."""
        inserts = self._state.adding or kwargs.get("force_insert")
        if not inserts and not args and kwargs.get("update_fields") is None:
            skipped = self.owned_by_services | self.get_deferred_fields()
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name not in skipped and field.attname not in skipped
            ]
        super().save(*args, **kwargs)  # type: ignore[arg-type]
