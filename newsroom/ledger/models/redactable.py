"""Rows whose words can be emptied by order of law."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class RedactableModel(models.Model):
    """A row that `newsroom.ledger.redaction.redact` may empty.

    Subclasses say in `redactable` which columns hold content; redaction empties them all and sets `redacted_at`.
    """

    redactable: ClassVar[tuple[str, ...]] = ()

    redacted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def check_redaction(self) -> None:
        """Raise ValidationError if this record may not be redacted at this moment. Subclasses decide."""
