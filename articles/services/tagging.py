"""Tagging a story with entities by hand."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from articles.enums import MentionChoice
from articles.exceptions import StoryNotAllowed
from articles.models import Article, Mention
from articles.rules import may_write
from articles.services.locking import lock_story
from entities.models import Entity
from newsroom.ledger.history import record_history


@transaction.atomic
def tag_entity(*, article: Article, entity: Entity, by: Any, choice: str = MentionChoice.EDITOR) -> Mention:
    """Set an editor's choice for an entity in a story: named (EDITOR) or not meant (REJECTED). It outlives saves."""
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    lock_story(article.pk)  # a save that counts the mentions anew at this moment would drop the choice
    mention, _ = Mention.objects.of_working_copy().update_or_create(
        article=article, entity=entity, version=None, defaults={"choice": choice}
    )
    verb = "tag" if choice == MentionChoice.EDITOR else "untag"
    record_history(actor=by, verb=verb, record=article, note=entity.slug)
    return mention
