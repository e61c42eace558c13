"""Giving a save a name."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, Revision
from articles.rules import may_write
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

_LONGEST = Revision._meta.get_field("name").max_length or 0


@transaction.atomic
def name_revision(*, article: Article, number: int, name: str, by: Any) -> Revision:
    """Call a save of the story `name`, or take its name away with an empty one. The house's history tells of it.

    Raises StoryNotAllowed without the right to write, StoryError where there is no such save or the law emptied it,
    ValidationError for a name that is too long. Nothing is written where the name is the same. Four queries.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not write stories: ask an editor.")
    name = " ".join(said(name).split())
    if len(name) > _LONGEST:
        raise ValidationError(f"A name has at most {_LONGEST} characters: this one has {len(name)}.")
    # Locked for the row alone: whoever saves meanwhile writes another one.
    revision = Revision.objects.select_for_update().filter(article=article, number=number).first()
    if revision is None:
        raise StoryError(f"There is no save {number} of this story.")
    if not revision.headline:
        raise StoryError("This save was emptied by order of law.")
    if revision.name != name:
        revision.name, revision.named_by = name, by if name else None
        revision.save(update_fields=["name", "named_by"])
        record_history(actor=by, verb="name", record=article, note=name, revision=number)
    return revision
