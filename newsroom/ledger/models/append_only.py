"""Rows that are written once: the model's half of the guard; the database's half is in `guards`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AppendOnlyModel(models.Model):
    """A row that is never changed or deleted, with one exception: redaction by law.

    Subclasses say in `redactable` which columns hold content; redaction empties them all and sets
    `redacted_at`, and the database admits no other change. `frozen_unless_null` names a column whose being
    NULL leaves a row free (a working copy in the same table); empty means that every row is frozen.
    """

    redactable: ClassVar[tuple[str, ...]] = ()
    frozen_unless_null: ClassVar[str] = ""

    redacted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def check_redaction(self) -> None:
        """Raise ValidationError if this record may not be redacted at this moment. Subclasses decide."""
