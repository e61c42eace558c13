"""Rows that are written once: the model's half of the guard; the database's half is in `guards`."""

from __future__ import annotations

from typing import ClassVar

from newsroom.ledger.models.redactable import RedactableModel


class AppendOnlyModel(RedactableModel):
    """A row that is never changed or deleted, with one exception: redaction by law, which the database admits.

    `frozen_unless_null` names a column whose being NULL leaves a row free (a working copy in the same table); empty
    means that every row is frozen.
    """

    frozen_unless_null: ClassVar[str] = ""

    class Meta:
        abstract = True
